package main

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

var lossColumns = []table.Column{
	{Name: "id", Aliases: []string{"nr", "nummer", "risk", "namn", "name", "text", "beskrivning"}},
	{Name: "rate", Aliases: []string{"frekvens", "frequency", "per år", "gånger per år", "sannolikhet", "likelihood", "probability", "p", "lambda", "antal per år"}, Required: true},
	{Name: "low", Aliases: []string{"låg", "lägst", "lägsta", "min", "p5", "5 %", "5%", "från", "lb", "least"}, Required: true},
	{Name: "high", Aliases: []string{"hög", "högst", "högsta", "max", "p95", "95 %", "95%", "till", "ub", "most"}},
	{Name: "mode", Aliases: []string{"trolig", "troligt", "troligast", "likely", "mest sannolik", "mest sannolikt", "typvärde", "norm"}},
	{Name: "distribution", Aliases: []string{"fördelning", "shape"}},
	{Name: "counting", Aliases: []string{"händelseantal", "räkning", "modell", "model"}},
}

// riskSimulateCommand puts risks in kronor.
func riskSimulateCommand(h *host) *cobra.Command {
	var trials int
	var seed uint64
	var counting, distribution, amounts string
	cmd := &cobra.Command{
		Use:   "simulate FILE [-trials N] [-seed S] [-counting poisson|bernoulli] [-distribution D] [-loss BELOPP,…]",
		Short: "Ett års förluster i kronor / a year's losses in kronor",
		Long: `Läser risker med frekvens per år (rate) och ett belopp: 5- och 95-procentsgränserna (low, high) för en lognormal
fördelning. Valfritt per rad: distribution (lognormal, pert, triangular, fixed), mode, counting (poisson: flera gånger om
året; bernoulli: högst en gång). Bredvid de simulerade talen står de exakta (analytic). Samma frö ger samma svar.
/
Reads risks with a rate a year and the 5 and 95 % limits of a lognormal cost. Beside the simulated figures stand the
exact ones (analytic). The same seed gives the same answer on any number of processors.`,
		Example: `  kvalitet risk simulate skador.csv -trials 100000 -seed 1 -format json
  printf 'id,rate,low,high\nvite,0.1,100000,1000000\n' | kvalitet risk simulate - -loss 500000,1000000`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := quant.ParseCounting(strings.ToLower(counting))
			if err != nil {
				return fmt.Errorf("-counting: %w", err)
			}
			var shape quant.Shape
			if distribution != "" {
				if shape, err = quant.ParseShape(strings.ToLower(distribution)); err != nil {
					return fmt.Errorf("-distribution: %w", err)
				}
			}
			return h.riskSimulate(cmd.Context(), args[0], simulation{trials, seed, c, shape, amounts})
		},
	}
	cmd.Flags().IntVar(&trials, "trials", 10_000, "antal simulerade år / simulated years")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "frö / seed")
	cmd.Flags().StringVar(&counting, "counting", "poisson", "händelser per år / losses a year: poisson, bernoulli")
	cmd.Flags().StringVar(&distribution, "distribution", "", "fördelning där raden inte säger annat / unless the row says otherwise: lognormal, pert, triangular, fixed")
	cmd.Flags().StringVar(&amounts, "loss", "", "belopp på förlustkurvan / amounts of the exceedance curve")
	return cmd
}

// lossJSON is one risk of a simulation, by the exact formulas.
type lossJSON struct {
	Row               int                `json:"row"`
	ID                string             `json:"id"`
	Counting          string             `json:"counting"`
	Rate              float64            `json:"rate"`
	Distribution      string             `json:"distribution"`
	Mu                *float64           `json:"mu"`
	Sigma             *float64           `json:"sigma"`
	SeverityMean      float64            `json:"severityMean"`
	SeveritySD        float64            `json:"severityStandardDeviation"`
	SeverityQuantiles map[string]float64 `json:"severityQuantiles"`
	Mean              float64            `json:"mean"`
	StandardDeviation float64            `json:"standardDeviation"`
}

// simulation is the command's flags.
type simulation struct {
	trials   int
	seed     uint64
	counting quant.Counting
	shape    quant.Shape // of rows that do not say; zero is by the columns they fill in
	amounts  string
}

func (h *host) riskSimulate(ctx context.Context, file string, o simulation) error {
	t, err := h.read(file, lossColumns...)
	if err != nil {
		return err
	}
	if o.trials < 1 || o.trials > quant.MaxTrials {
		return fmt.Errorf("-trials %d: 1–%d", o.trials, quant.MaxTrials)
	}
	levels, err := lossAmounts(o.amounts)
	if err != nil {
		return fmt.Errorf("-loss: %w", err)
	}
	var p quant.Portfolio
	risks := []lossJSON{}
	t.DropTotals("rate")
	for _, r := range t.Rows {
		l, ok := readLoss(r, o)
		if !ok {
			continue
		}
		p.Losses = append(p.Losses, l)
		j := lossJSON{Row: r.Number, ID: l.ID, Counting: l.Counting.String(), Rate: l.Rate, Distribution: l.Severity.Shape.String(),
			SeverityMean: l.Severity.Mean(), SeveritySD: l.Severity.StandardDeviation(), SeverityQuantiles: map[string]float64{},
			Mean: l.Mean(), StandardDeviation: l.StandardDeviation()}
		if mu, sigma, ok := l.Severity.MuSigma(); ok {
			j.Mu, j.Sigma = &mu, &sigma
		}
		for _, q := range []float64{0.05, 0.25, 0.5, 0.75, 0.95} {
			j.SeverityQuantiles[strconv.FormatFloat(q, 'g', -1, 64)] = l.Severity.Quantile(q)
		}
		risks = append(risks, j)
	}
	res, err := h.simulate(ctx, p, o)
	if err != nil {
		return err
	}
	type exact struct {
		Mean              *float64 `json:"mean"`
		StandardDeviation *float64 `json:"standardDeviation"`
	}
	doc := struct {
		Mean              *float64           `json:"mean"`
		StandardDeviation *float64           `json:"standardDeviation"`
		StandardError     *float64           `json:"standardError"`
		Quantiles         map[string]float64 `json:"quantiles"`
		Shortfall         map[string]float64 `json:"expectedShortfall"`
		Exceedance        []quant.Exceeding  `json:"exceedance"`
		Analytic          exact              `json:"analytic"`
		Trials            int                `json:"trials"`
		Seed              uint64             `json:"seed"`
		Risks             []lossJSON         `json:"risks"`
		Problems          []table.Problem    `json:"problems"`
	}{Mean: finite(res.Mean()), StandardDeviation: finite(res.StandardDeviation()), StandardError: finite(res.StandardError()), Quantiles: map[string]float64{},
		Shortfall: map[string]float64{}, Exceedance: res.Curve(levels...), Analytic: exact{finite(p.Mean()), finite(p.StandardDeviation())}, Trials: o.trials, Seed: o.seed, Risks: risks}
	figures := sheet{Name: column("Ett år, kronor", "A year, kronor"), Columns: []kvalitet.Label{column("mått", "figure"), column("simulerat", "simulated"), column("exakt", "exact")}}
	figures.Rows = append(figures.Rows, []any{column("medelvärde", "mean"), kronor(res.Mean()), kronor(p.Mean())},
		[]any{column("standardavvikelse", "standard deviation"), kronor(res.StandardDeviation()), kronor(p.StandardDeviation())})
	for _, q := range []float64{0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999} {
		name := strconv.FormatFloat(q, 'g', -1, 64)
		doc.Quantiles[name] = res.Quantile(q)
		figures.Rows = append(figures.Rows, []any{column("kvantil "+strings.Replace(name, ".", ",", 1), "quantile "+name), kronor(res.Quantile(q)), nil})
	}
	for _, q := range []float64{0.95, 0.99} {
		doc.Shortfall[strconv.FormatFloat(q, 'g', -1, 64)] = res.Shortfall(q)
	}
	curve := sheet{Name: column("Förlustkurva", "Loss exceedance"), Columns: []kvalitet.Label{column("kronor", "kronor"), column("sannolikhet att ett år kostar mer", "probability that a year costs more")}}
	for _, e := range doc.Exceedance {
		curve.Rows = append(curve.Rows, []any{kronor(e.Loss), e.Probability})
	}
	doc.Problems = h.badRows(t)
	if len(p.Losses) == 0 { // no risks have no sum, which is not zero
		fmt.Fprintf(h.errs, "kvalitet: %s: %s\n", file, h.t("det finns inga risker att räkna på", "there are no risks to reckon with"))
		h.failed = true
		doc.Mean, doc.StandardDeviation, doc.StandardError, doc.Analytic = nil, nil, nil, exact{}
		doc.Quantiles, doc.Shortfall, doc.Exceedance = map[string]float64{}, map[string]float64{}, []quant.Exceeding{}
		figures.Rows, curve.Rows = nil, nil
	}
	return h.emit(doc, figures, curve)
}

// simulate runs the years a part at a time, so that it can be interrupted and shows how far it has come.
func (h *host) simulate(ctx context.Context, p quant.Portfolio, o simulation) (quant.Result, error) {
	m, err := p.Model()
	if err != nil {
		return quant.Result{}, err
	}
	losses := make([]float64, o.trials)
	part := max(1_000, o.trials/50)
	for from := 0; from < o.trials; from += part {
		if err := ctx.Err(); err != nil {
			return quant.Result{}, err
		}
		m.Run(o.seed, from, losses[from:min(from+part, o.trials)])
		h.progress("%d/%d …", from, o.trials)
	}
	h.progress("")
	return quant.Gather(losses), nil
}

// kronor rounds an amount to whole kronor for people.
func kronor(v float64) any {
	if math.IsNaN(v) {
		return nil
	}
	return math.Round(v)
}

func lossAmounts(text string) ([]float64, error) {
	var amounts []float64
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		d, err := table.ParseDecimal(part)
		if err != nil {
			return nil, err
		}
		amounts = append(amounts, d.InexactFloat64())
	}
	return amounts, nil
}
