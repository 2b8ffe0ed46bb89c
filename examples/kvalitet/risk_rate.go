package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

var riskColumns = []table.Column{
	{Name: "id", Aliases: []string{"nr", "nummer", "risknr", "risk-id", "riskid", "risk id", "löpnr", "löpnummer", "no", "#"}},
	{Name: "text", Aliases: []string{"beskrivning", "risk", "riskbeskrivning", "händelse", "riskhändelse", "event", "description", "benämning", "namn", "name"}},
	{Name: "likelihood", Aliases: []string{"sannolikhet", "probability", "sannolikhetsgrad", "frekvens"}},
	{Name: "likelihoodStep", Aliases: []string{"s", "sannolikhet (s)", "sannolikhetsvärde", "sannolikhet 1-4", "sannolikhet 1-5", "l", "p"}},
	{Name: "consequence", Aliases: []string{"konsekvens", "impact", "väsentlighet", "påverkan", "allvarlighet", "allvarlighetsgrad", "severity", "konsekvensgrad"}},
	{Name: "consequenceStep", Aliases: []string{"k", "konsekvens (k)", "konsekvensvärde", "konsekvens 1-4", "konsekvens 1-5", "c", "v", "väsentlighet (v)"}},
	{Name: "area", Aliases: []string{"område", "internkontrollområde"}},
	{Name: "category", Aliases: []string{"kategori", "riskkategori"}},
	{Name: "body", Aliases: []string{"nämnd", "organ", "förvaltning", "unit", "enhet"}},
	{Name: "decision", Aliases: []string{"beslut", "hantering", "riskhantering", "treatment"}},
	{Name: "owner", Aliases: []string{"riskägare", "ägare", "ansvarig", "responsible"}},
	{Name: "measure", Aliases: []string{"åtgärd", "åtgärder", "measures", "action", "riskreducerande åtgärd"}},
	{Name: "cause", Aliases: []string{"orsak", "orsaker"}},
	{Name: "value", Aliases: []string{"värde", "riskvärde", "risktal", "riskpoäng", "vor-värde", "risk value", "score", "s*k", "sxk", "s x k", "s×k", "rv", "summa", "produkt"}},
	{Name: "band", Aliases: []string{"nivå", "risknivå", "level", "risk level", "färg"}},
	{Name: "flagged", Aliases: []string{"utpekad", "flaggad", "till plan", "i plan", "must"}},
	{Name: "fraud", Aliases: []string{"oegentlighet", "oegentligheter"}},
	{Name: "residualLikelihood", Aliases: []string{"kvarstående sannolikhet", "sannolikhet efter", "sannolikhet efter åtgärd", "residual likelihood", "restsannolikhet"}},
	{Name: "residualConsequence", Aliases: []string{"kvarstående konsekvens", "konsekvens efter", "konsekvens efter åtgärd", "residual consequence", "restkonsekvens"}},
}

// riskRateCommand rates a register.
func riskRateCommand(h *host) *cobra.Command {
	var profile, limit, kind, svg string
	cmd := &cobra.Command{
		Use:   "rate FILE [-profile 4x4 | 5x5 | 3x3 | malmo | iso27005 | 4x4-5 | ebios | FILE.json] [-limit LIMIT] [-svg FILE]",
		Short: "Värdera ett riskregister / rate a risk register",
		Long: `Läser risker med sannolikhet och konsekvens, som tal, ord eller båda ("3 – möjlig"), och ger riskvärde, nivå, plats i
rangordningen och om risken hör hemma i planen, med skäl. Orden läses med den ordlista som passar hela kolumnen; en tom ruta
är inte bedömd och räknas aldrig som noll. Har registret egna riskvärden (värde) eller nivåer (nivå) jämförs de med matrisens
och med varandra. Övriga kolumner: id, text, kategori, område, nämnd, beslut, riskägare, åtgärd.
Flera slags konsekvenser har var sin kolumn (konsekvens_ekonomi, konsekvens förtroende …): den allvarligaste ger riskvärdet
och nämns i svaret (driver). -kind värderar ett slag för sig. Har matrisen belopp för slaget får rutan vara ett belopp.
/
Reads risks with likelihood and consequence, as numbers, words or both, and gives value, band, rank and whether the risk
belongs in the plan, with reasons. Values and bands that the register states are compared with the matrix and each other.
Several kinds of consequence have a column each (consequence_economy, consequence trust …): the most serious gives the value
and is named (driver). -kind rates one kind alone. Where the matrix has amounts for the kind, a cell may be an amount.`,
		Example: `  kvalitet risk rate risker.csv -profile 5x5 -format json
  printf 'id;risk;sannolikhet;konsekvens\nE1;Fakturor betalas till fel mottagare;Möjlig;Allvarlig\n' | kvalitet risk rate -`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.riskRate(args[0], profile, limit, kind, svg) },
	}
	cmd.Flags().StringVar(&profile, "profile", "4x4", "matris / matrix: 4x4, 5x5, 3x3, malmo, iso27005, 4x4-5, ebios, FILE.json")
	cmd.Flags().StringVar(&limit, "limit", "", "planens gräns i stället för matrisens / the plan's limit instead of the matrix's: \"> 9\", \"minst 9\"")
	cmd.Flags().StringVar(&kind, "kind", "", "värdera bara detta slags konsekvens / rate this kind of consequence alone: ekonomi, trust …")
	cmd.Flags().StringVar(&svg, "svg", "", "skriv riskkartan som SVG / write the heat map as SVG")
	return cmd
}

// ratedJSON is one risk in the JSON document.
type ratedJSON struct {
	Row         int    `json:"row"`
	ID          string `json:"id"`
	Text        string `json:"text"`
	Likelihood  *int   `json:"likelihood"`
	Consequence *int   `json:"consequence"`
	// Consequences are those that were rated, by kind; empty is the whole. Driver is the kind that gave the value.
	Consequences []risk.Impact `json:"consequences"`
	Driver       string        `json:"driver"`
	Rated        bool          `json:"rated"`
	Value        *int          `json:"value"`
	Band         string        `json:"band"`
	BandLabel    string        `json:"bandLabel"`
	Level        *int          `json:"level"`
	Rank         *int          `json:"rank"`
	InPlan       bool          `json:"inPlan"`
	Reasons      []riskReason  `json:"reasons"`
}

type riskReason struct {
	Code string `json:"code"`
	SV   string `json:"sv"`
	EN   string `json:"en"`
}

func (h *host) riskRate(file, profile, limit, kind, svg string) error {
	m, problems, err := h.readMatrix(profile)
	if err != nil {
		return err
	}
	if limit != "" {
		if m.Plan.Limit, err = risk.ParseLimit(limit); err != nil {
			return fmt.Errorf("-limit: %w", err)
		}
		m.Plan = risk.PlanRule{Limit: m.Plan.Limit}
	}
	t, err := h.read(file, riskColumns...)
	if err != nil {
		return err
	}
	kinds := kindColumns(t, m)
	if kind != "" {
		if kinds, err = onlyKind(kinds, kind); err != nil {
			return err
		}
	}
	for _, c := range []string{"likelihood", "consequence"} {
		if c == "consequence" && len(kinds) > 0 {
			continue
		}
		if err := t.Need(stepColumn(t, c)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	reg := readRiskRegister(t, m, kinds, kind == "")
	selected := risk.Select(risk.Rank(reg.Register, m), m.Plan)
	doc := struct {
		Risks    []ratedJSON         `json:"risks"`
		Matrix   [][]int             `json:"matrix"`
		After    [][]int             `json:"matrixAfter,omitempty"`
		Unrated  int                 `json:"unrated"`
		Bands    []riskBandCount     `json:"bands"`
		Profile  string              `json:"profile"`
		Words    map[string][]string `json:"words"`
		Findings []riskFinding       `json:"findings"`
		Problems []table.Problem     `json:"problems"`
	}{Risks: []ratedJSON{}, Bands: []riskBandCount{}, Profile: m.Code,
		Words: map[string][]string{"likelihood": reg.words[0].Words(), "consequence": reg.words[1].Words()}}
	heat := risk.NewHeat(m)
	for i, s := range selected {
		heat.Add(s.Value)
		doc.Risks = append(doc.Risks, h.ratedRisk(reg, s, i+1))
	}
	doc.Matrix, doc.Unrated = heat.Counts, heat.Unrated
	if t.Has("residualLikelihood") {
		doc.After = risk.HeatMap(reg.Register, m, risk.StageResidual, "").Counts
	}
	sum := risk.Summarise(risk.Rank(reg.Register, m), m, func(risk.Ranked) string { return "" }, "")[0]
	for i, b := range m.Bands {
		doc.Bands = append(doc.Bands, riskBandCount{b.Code, b.Name.SV, b.Name.EN, sum.Bands[i]})
	}
	doc.Findings = append(h.riskFindings(append(problemFindings(problems), m.Lint()...)), h.registerFindings(t, reg, m)...)
	doc.Problems = h.badRows(t)
	m.Likelihood, m.Consequence = worded(m.Likelihood, reg.words[0].Words()), worded(m.Consequence, reg.words[1].Words())
	sheets := riskSheets(h, m, doc.Risks, heat, doc.Findings)
	slices.SortFunc(doc.Risks, func(a, b ratedJSON) int { return a.Row - b.Row })
	if svg != "" {
		if err := replaceBytes(svg, riskSVG(m, heat, h.lang)); err != nil {
			return err
		}
	}
	return h.emit(doc, sheets...)
}

type riskBandCount struct {
	Band  string `json:"band"`
	SV    string `json:"sv"`
	EN    string `json:"en"`
	Count int    `json:"count"`
}

func (h *host) ratedRisk(reg *riskRegister, s risk.Selected, rank int) ratedJSON {
	j := ratedJSON{Row: reg.rows[s.Risk.ID].Number, ID: s.Risk.Number, Text: s.Risk.Event, InPlan: s.In(), Reasons: []riskReason{},
		Consequences: notNil(s.Rating.Impacts), Driver: s.Rating.Driver().Kind}
	if j.Text == noText {
		j.Text = ""
	}
	if s.Rating.Likelihood > 0 {
		j.Likelihood = &s.Rating.Likelihood
	}
	if d := s.Rating.Driver(); d.Step > 0 {
		j.Consequence = &d.Step
	}
	if s.Rated() {
		j.Rated, j.Value, j.Rank = true, &s.Value.Value, &rank
		j.Band, j.BandLabel = s.Value.Band.Code, s.Value.Band.Name.In(h.lang)
		if s.Value.Level > 0 {
			j.Level = &s.Value.Level
		}
	}
	for _, r := range s.Reasons {
		j.Reasons = append(j.Reasons, riskReason{r.Code, r.Text.SV, r.Text.EN})
	}
	return j
}
