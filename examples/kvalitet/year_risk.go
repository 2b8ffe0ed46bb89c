package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// yearRiskColumns are those of the register as a municipality keeps it in a spreadsheet.
var yearRiskColumns = []table.Column{{Name: "id", Required: true}, {Name: "beskrivning", Required: true}, {Name: "orsak"}, {Name: "område"}, {Name: "nämnd"},
	{Name: "riskägare"}, {Name: "sannolikhet"}, {Name: "konsekvens"}, {Name: "beslut"}, {Name: "paragraf"}, {Name: "åtgärd"}, {Name: "slutdatum"},
	{Name: "sannolikhet efter"}, {Name: "konsekvens efter"}}

// exampleID gives a thing of the example the same identity in every run.
func exampleID(parts ...string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/example/"+strings.Join(parts, "/")))
}

// register reads the shipped register: a spreadsheet's rows become risks, ratings, decisions and measures.
func register(m risk.Matrix) (risk.Register, error) {
	var r risk.Register
	data, err := shipped.ReadFile("data/risker.csv")
	if err != nil {
		return r, err
	}
	t, err := table.Parse(data, yearRiskColumns...)
	if err != nil {
		return r, err
	}
	rated := kvalitet.NewDate(yearEnd.Year, 10, 15)
	for _, row := range t.Rows {
		number := row.Text("id")
		id := exampleID("risk", number)
		r.Risks = append(r.Risks, risk.Risk{ID: id, Number: number, Event: row.Text("beskrivning"), Cause: row.Text("orsak"), Area: areaCode(row.Text("område")),
			Body: row.Text("nämnd"), Owner: row.Text("riskägare"), Identified: kvalitet.NewDate(yearEnd.Year, 9, 1), Fraud: number == "E4"})
		for _, stage := range []struct {
			stage  risk.Stage
			suffix string
		}{{risk.StageCurrent, ""}, {risk.StageTarget, " efter"}} {
			likelihood, ok := row.Int("sannolikhet" + stage.suffix)
			consequence, _ := row.Int("konsekvens" + stage.suffix)
			if !ok {
				continue
			}
			r.Ratings = append(r.Ratings, risk.Rating{ID: exampleID("rating", number, stage.stage.String()), Risk: id, Matrix: m.Ref(), Stage: stage.stage,
				Date: rated, Role: "nämndens arbetsgrupp", Likelihood: likelihood, Impacts: []risk.Impact{{Kind: row.Text("område"), Step: consequence}}})
		}
		if treatment, ok := risk.TreatmentNamed(row.Text("beslut")); ok {
			d := risk.Decision{ID: exampleID("decision", number), Risk: id, Treatment: treatment, Body: row.Text("nämnd"), Section: row.Text("paragraf"), Date: kvalitet.NewDate(yearEnd.Year, 11, 20)}
			if treatment == risk.TreatmentAccept {
				d.Expires, d.Motive = kvalitet.NewDate(yearEnd.Year+1, 12, 31), "kostnaden står inte i proportion till risken"
				if v, err := r.Ratings[len(r.Ratings)-2].Value(m); err == nil {
					d.Value, d.Matrix = v.Value, m.Ref()
				}
			}
			r.Decisions = append(r.Decisions, d)
		}
		if text := row.Text("åtgärd"); text != "" {
			due, _ := row.Date("slutdatum")
			r.Measures = append(r.Measures, risk.Measure{ID: exampleID("measure", number), Risk: id, Text: text, Owner: row.Text("riskägare"), Due: due})
		}
	}
	if problems := t.Problems(); len(problems) > 0 {
		return r, fmt.Errorf("risker.csv: %s", problems[0].In("sv"))
	}
	return r, r.Validate()
}

// areaCode finds the code of an area by its Swedish name; a name that is not known stays as it is.
func areaCode(name string) string {
	for _, a := range risk.Areas() {
		if a.Name.SV == name {
			return a.Code
		}
	}
	return name
}

// risks rates the register, shows it before and after the measures, and says what is not decided.
func (y *yearRun) risks() (int, error) {
	m := risk.Matrix4x4()
	given, err := register(m)
	if err != nil {
		return 0, err
	}
	if err := risk.SaveRegister(y.ctx, y.store, given, m); err != nil {
		return 0, err
	}
	r, err := y.register()
	if err != nil {
		return 0, err
	}
	h := y.host
	section := report.Section{ID: "risker", Title: h.t("Risk- och väsentlighetsanalys", "Risk and materiality analysis"),
		Lead: h.t("Riskerna bedöms i sannolikhet och konsekvens. Den som inte är bedömd har inget värde; den räknas inte som låg.",
			"Risks are rated by likelihood and consequence. One that is not rated has no value; it does not count as low.")}
	for _, stage := range []struct {
		id    string
		stage risk.Stage
		title string
	}{{"riskmatris-fore", risk.StageCurrent, h.t("Riskerna i dag", "The risks today")}, {"riskmatris-efter", risk.StageTarget, h.t("Riskerna när åtgärderna är gjorda", "The risks when the measures are done")}} {
		section.Blocks = append(section.Blocks, y.chart(stage.id, y.heatMap(stage.id, stage.title, m, risk.HeatMap(r, m, stage.stage, "")), stage.title+"."))
	}
	ranked := risk.Rank(r, m)
	list := sheet{Name: column("Riskerna i ordning", "The risks in order"), Columns: []kvalitet.Label{column("Nr", "No."), column("Risk", "Risk"), column("Nämnd", "Board"),
		column("Värde", "Value"), column("Nivå", "Level"), column("Beslut", "Decision")}}
	for _, k := range ranked {
		var value any
		if k.Rated() {
			value = k.Value.Value
		}
		list.Rows = append(list.Rows, []any{k.Risk.Number, k.Risk.Event, k.Risk.Body, value, bandName(k), k.Decision.Treatment.Label()})
	}
	block, err := y.table("risker", list, "")
	if err != nil {
		return 0, err
	}
	rated := 0
	for i, k := range ranked {
		block.Table.Rows[i][4].Tone = "missing"
		if !k.Rated() {
			continue
		}
		rated++
		block.Table.Rows[i][3].Trace = []string{fmt.Sprintf("%s %d × %s %d = %d (%s)", m.Likelihood.Name.In(h.lang), k.Value.Likelihood,
			m.Consequence.Name.In(h.lang), k.Value.Consequence, k.Value.Value, m.Name.In(h.lang))}
		block.Table.Rows[i][4].Tone = bandTone(m, k.Value.Level).String()
	}
	section.Blocks = append(section.Blocks, block)
	y.section(section)
	y.data["risks"] = ranked
	y.fact(h.t("Risker i registret", "Risks in the register"), fmt.Sprint(len(ranked)), fmt.Sprintf("%d %s", rated, h.t("bedömda", "rated")))
	return len(ranked), nil
}

// register reads back what risks stored.
func (y *yearRun) register() (risk.Register, error) {
	return risk.LoadRegister(y.ctx, y.store, risk.Query{})
}

func bandName(k risk.Ranked) kvalitet.Label {
	if !k.Rated() {
		return kvalitet.Label{SV: "ej bedömd", EN: "not rated"}
	}
	return k.Value.Band.Name
}

// heatMap draws counts in the matrix, the most likely row at the top.
func (y *yearRun) heatMap(id, title string, m risk.Matrix, heat risk.Heat) []byte {
	lang := y.host.lang
	c := chart.Matrix{ID: id, Title: title, XName: m.Consequence.Name.In(lang), YName: m.Likelihood.Name.In(lang), CountWord: y.host.t("st", "total"),
		Desc: fmt.Sprintf("%s: %d, %s: %d.", y.host.t("bedömda risker", "risks rated"), heat.Total(), y.host.t("ej bedömda", "not rated"), heat.Unrated)}
	for _, s := range m.Consequence.Steps {
		c.XLabels = append(c.XLabels, s.Name.In(lang))
	}
	for l := len(m.Likelihood.Steps); l >= 1; l-- {
		c.YLabels = append(c.YLabels, m.Likelihood.Steps[l-1].Name.In(lang))
		row := make([]chart.Cell, len(m.Consequence.Steps))
		for k := range row {
			v, err := m.Rate(l, k+1)
			if err != nil {
				continue
			}
			row[k] = chart.Cell{Value: fmt.Sprint(v.Value), Count: heat.Counts[l-1][k], Tone: bandTone(m, v.Level)}
		}
		c.Cells = append(c.Cells, row)
	}
	return c.SVG()
}

// bandTone spreads the levels over the tones, the highest being bad.
func bandTone(m risk.Matrix, level int) chart.Tone {
	switch level {
	case len(m.Bands):
		return chart.Bad
	case 1:
		return chart.Good
	default:
		return chart.Middle
	}
}
