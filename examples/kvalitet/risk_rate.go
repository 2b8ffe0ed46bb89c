package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
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
	var profile, limit, svg string
	cmd := &cobra.Command{
		Use:   "rate FILE [-profile 4x4 | 5x5 | 3x3 | malmo | iso27005 | 4x4-5 | ebios | FILE.json] [-limit GRÄNS] [-svg FILE]",
		Short: "Värdera ett riskregister / rate a risk register",
		Long: `Läser risker med sannolikhet och konsekvens, som tal, ord eller båda ("3 – möjlig"), och ger riskvärde, nivå, plats i
rangordningen och om risken hör hemma i planen, med skäl. Orden läses med den ordlista som passar hela kolumnen; en tom ruta
är inte bedömd och räknas aldrig som noll. Har registret egna riskvärden (värde) eller nivåer (nivå) jämförs de med matrisens
och med varandra. Övriga kolumner: id, text, kategori, område, nämnd, beslut, riskägare, åtgärd.

Reads risks with likelihood and consequence, as numbers, words or both, and gives value, band, rank and whether the risk
belongs in the plan, with reasons. Values and bands that the register states are compared with the matrix and each other.`,
		Example: `  kvalitet risk rate risker.csv -profile 5x5 -format json
  printf 'id;risk;sannolikhet;konsekvens\nE1;Fakturor betalas till fel mottagare;Möjlig;Allvarlig\n' | kvalitet risk rate -`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.riskRate(args[0], profile, limit, svg) },
	}
	cmd.Flags().StringVar(&profile, "profile", "4x4", "matris / matrix: 4x4, 5x5, 3x3, malmo, iso27005, 4x4-5, ebios, FILE.json")
	cmd.Flags().StringVar(&limit, "limit", "", "planens gräns i stället för matrisens / the plan's limit instead of the matrix's: \"> 9\", \"minst 9\"")
	cmd.Flags().StringVar(&svg, "svg", "", "skriv riskkartan som SVG / write the heat map as SVG")
	return cmd
}

// ratedJSON is one risk in the JSON document.
type ratedJSON struct {
	Row         int          `json:"row"`
	ID          string       `json:"id"`
	Text        string       `json:"text"`
	Likelihood  *int         `json:"likelihood"`
	Consequence *int         `json:"consequence"`
	Rated       bool         `json:"rated"`
	Value       *int         `json:"value"`
	Band        string       `json:"band"`
	BandLabel   string       `json:"bandLabel"`
	Level       *int         `json:"level"`
	Rank        *int         `json:"rank"`
	InPlan      bool         `json:"inPlan"`
	Reasons     []riskReason `json:"reasons"`
}

type riskReason struct {
	Code string `json:"code"`
	SV   string `json:"sv"`
	EN   string `json:"en"`
}

// riskRegister is a register as it was read.
type riskRegister struct {
	risk.Register
	rows      map[uuid.UUID]*table.Row
	published []risk.Published
	words     [2]risk.Reading
	findings  []rowFinding
}

func (h *host) riskRate(file, profile, limit, svg string) error {
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
	for _, c := range []string{"likelihood", "consequence"} {
		if !t.Has(stepColumn(t, c)) {
			return fmt.Errorf("%s: %s", file, h.t("kolumnen saknas: "+map[string]string{"likelihood": "sannolikhet", "consequence": "konsekvens"}[c], "missing column: "+c))
		}
	}
	reg := readRiskRegister(t, m)
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
		if err := os.WriteFile(svg, riskSVG(m, heat, h.lang), 0o644); err != nil {
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
	j := ratedJSON{Row: reg.rows[s.Risk.ID].Number, ID: s.Risk.Number, Text: s.Risk.Event, InPlan: s.In(), Reasons: []riskReason{}}
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

// noText stands for a risk without a text: the library does not know risks that say nothing.
const noText = "–"

// stepColumn is the column that holds the steps: in a register with both "Konsekvens" and "K" the first is a text.
func stepColumn(t *table.Table, name string) string {
	if t.Has(name + "Step") {
		return name + "Step"
	}
	return name
}

// readRiskRegister reads the rows; one with a step that cannot be read is left out and reported.
func readRiskRegister(t *table.Table, m risk.Matrix) *riskRegister {
	reg := &riskRegister{rows: map[uuid.UUID]*table.Row{}}
	likelihood, consequence := stepColumn(t, "likelihood"), stepColumn(t, "consequence")
	words := make([]risk.Words, len(t.Rows))
	for i, r := range t.Rows {
		words[i] = risk.Words{Likelihood: r.Text(likelihood), Consequence: r.Text(consequence)}
		words[i].Value, words[i].Band = statedValue(r)
	}
	reg.words[0], reg.words[1] = m.Reading(words)
	for i, r := range t.Rows {
		l, ok1 := riskStep(r, likelihood, reg.words[0])
		c, ok2 := riskStep(r, consequence, reg.words[1])
		rl, ok3 := riskStep(r, "residualLikelihood", reg.words[0])
		rc, ok4 := riskStep(r, "residualConsequence", reg.words[1])
		if !ok1 || !ok2 || !ok3 || !ok4 {
			continue
		}
		id := numberedID(r.Number)
		k := risk.Risk{ID: id, Number: r.Text("id"), Event: r.Text("text"), Cause: r.Text("cause"), Area: r.Text("area"), Category: r.Text("category"),
			Body: r.Text("body"), Owner: r.Text("owner")}
		if k.Number == "" {
			k.Number = strconv.Itoa(r.Number)
		}
		if k.Event == "" {
			k.Event = noText
		}
		if consequence != "consequence" {
			k.Consequence = r.Text("consequence")
		}
		k.Flagged, _ = r.Bool("flagged")
		k.Fraud, _ = r.Bool("fraud")
		reg.Risks, reg.rows[id] = append(reg.Risks, k), r
		reg.rate(id, m, risk.StageCurrent, l, c)
		if rl > 0 && rc > 0 {
			reg.rate(id, m, risk.StageResidual, rl, rc)
		}
		if tr, ok := risk.TreatmentNamed(r.Text("decision")); ok {
			reg.Decisions = append(reg.Decisions, risk.Decision{ID: id, Risk: id, Treatment: tr, Body: k.Body, Matrix: m.Ref(), Value: risk.MaxValue})
		} else if !table.Blank(r.Text("decision")) {
			f := kvalitet.Unknown(fmt.Sprintf("Beslutet %q går inte att tolka.", r.Text("decision")), fmt.Sprintf("The decision %q cannot be read.", r.Text("decision")))
			f.Rule = "risk.register.decision"
			reg.findings = append(reg.findings, rowFinding{f, r.Number, k.Number})
		}
		if !table.Blank(r.Text("measure")) {
			reg.Measures = append(reg.Measures, risk.Measure{ID: id, Risk: id, Text: r.Text("measure"), Owner: k.Owner})
		}
		reg.published = append(reg.published, risk.Published{Likelihood: l, Consequence: c, Value: words[i].Value, Band: words[i].Band,
			Path: fmt.Sprintf("/risks/%d", len(reg.published)), Name: k.Number})
	}
	return reg
}

func (reg *riskRegister) rate(id uuid.UUID, m risk.Matrix, stage risk.Stage, l, c int) {
	rating := risk.Rating{ID: id, Risk: id, Matrix: m.Ref(), Stage: stage, Likelihood: l}
	if c > 0 {
		rating.Impacts = []risk.Impact{{Step: c}}
	}
	reg.Ratings = append(reg.Ratings, rating)
}

// statedValue gives the value and the level that the register states: "12", "12 Hög", or a level alone.
func statedValue(r *table.Row) (value *int, band string) {
	if !r.Blank("value") {
		number, word, _ := strings.Cut(r.Text("value"), " ")
		if v, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(number, ",0"), ".0")); err == nil {
			value, band = &v, strings.Trim(word, " ()–-")
		} else if _, err := table.ParseDecimal(r.Text("value")); err == nil {
			r.Fail("value", "integer", "riskvärdet är inget helt tal", "the value is not a whole number")
		} else {
			band = r.Text("value")
		}
	}
	if !r.Blank("band") {
		band = r.Text("band")
	}
	return value, band
}

// riskStep reads a step; false when the cell is wrong, 0 when it is not rated.
func riskStep(r *table.Row, column string, words risk.Reading) (int, bool) {
	step, _, err := words.Step(r.Text(column))
	if err != nil {
		var invalid *kvalitet.ValidationError
		if asInvalid(err, &invalid) {
			for _, p := range invalid.Problems {
				r.Fail(column, p.Code, p.SV, p.EN)
			}
		}
		return 0, false
	}
	return step, true
}

// worded shows an axis in the words of the register, unless they are the axis's own.
func worded(a risk.Axis, words []string) risk.Axis {
	steps := slices.Clone(a.Steps)
	for i, w := range words {
		if steps[i].Name.SV == w || steps[i].Name.EN == w {
			continue
		}
		steps[i].Name = kvalitet.Label{SV: w, EN: w}
	}
	a.Steps = steps
	return a
}

// numberedID is an identity that sorts as the rows do.
func numberedID(n int) uuid.UUID {
	return uuid.UUID{8: byte(n >> 24), 9: byte(n >> 16), 10: byte(n >> 8), 11: byte(n), 15: 1}
}

// rowFinding is a finding about one row.
type rowFinding struct {
	finding kvalitet.Finding
	row     int
	id      string
}
