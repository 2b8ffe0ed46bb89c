package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// riskSection shows a register in a matrix, today and when the measures are done, and its risks in order.
func (c *canvas) riskSection(r risk.Register, m risk.Matrix) ([]risk.Ranked, report.Section, error) {
	section := report.Section{ID: "risker", Title: c.t("Risk- och väsentlighetsanalys", "Risk and materiality analysis"),
		Lead: c.t("Riskerna bedöms i sannolikhet och konsekvens. Den som inte är bedömd har inget värde; den räknas inte som låg.",
			"Risks are rated by likelihood and consequence. One that is not rated has no value; it does not count as low.")}
	for _, stage := range []struct {
		id    string
		stage risk.Stage
		title string
	}{{"riskmatris-fore", risk.StageCurrent, c.t("Riskerna i dag", "The risks today")}, {"riskmatris-efter", risk.StageTarget, c.t("Riskerna när åtgärderna är gjorda", "The risks when the measures are done")}} {
		section.Blocks = append(section.Blocks, c.chart(stage.id, c.heatMap(stage.id, stage.title, m, risk.HeatMap(r, m, stage.stage, "")), stage.title+"."))
	}
	ranked := risk.Rank(r, m)
	list := sheet{Name: column("Riskerna i ordning", "The risks in order"), Columns: []kvalitet.Label{column("Nr", "No."), column("Risk", "Risk"), column("Nämnd", "Board"),
		column("Värde", "Value"), column("Nivå", "Level"), column("Beslut", "Decision")}}
	for _, k := range ranked {
		var value any
		if k.Rated() {
			value = k.Value.Value
		}
		list.Rows = append(list.Rows, []any{k.Risk.Number, c.to("risk/risk", k.Risk.ID, k.Risk.Event), k.Risk.Body, value, bandName(k), k.Decision.Treatment.Label()})
	}
	block, err := c.table("risker", list, "")
	if err != nil {
		return nil, section, err
	}
	for i, k := range ranked {
		block.Table.Rows[i][4].Tone = "missing"
		if !k.Rated() {
			continue
		}
		block.Table.Rows[i][3].Trace = []string{fmt.Sprintf("%s %d × %s %d = %d (%s)", m.Likelihood.Name.In(c.lang), k.Value.Likelihood,
			m.Consequence.Name.In(c.lang), k.Value.Consequence, k.Value.Value, m.Name.In(c.lang))}
		block.Table.Rows[i][4].Tone = bandTone(m, k.Value.Level).String()
	}
	section.Blocks = append(section.Blocks, block)
	return ranked, section, nil
}

func bandName(k risk.Ranked) kvalitet.Label {
	if !k.Rated() {
		return kvalitet.Label{SV: "ej bedömd", EN: "not rated"}
	}
	return k.Value.Band.Name
}

// heatMap draws counts in the matrix, the most likely row at the top.
func (c *canvas) heatMap(id, title string, m risk.Matrix, heat risk.Heat) []byte {
	lang := c.lang
	p := chart.Matrix{ID: id, Title: title, XName: m.Consequence.Name.In(lang), YName: m.Likelihood.Name.In(lang), CountWord: c.t("st", "total"),
		Desc: fmt.Sprintf("%s: %d, %s: %d.", c.t("bedömda risker", "risks rated"), heat.Total(), c.t("ej bedömda", "not rated"), heat.Unrated)}
	for _, s := range m.Consequence.Steps {
		p.XLabels = append(p.XLabels, s.Name.In(lang))
	}
	for l := len(m.Likelihood.Steps); l >= 1; l-- {
		p.YLabels = append(p.YLabels, m.Likelihood.Steps[l-1].Name.In(lang))
		row := make([]chart.Cell, len(m.Consequence.Steps))
		for k := range row {
			v, err := m.Rate(l, k+1)
			if err != nil {
				continue
			}
			row[k] = chart.Cell{Value: fmt.Sprint(v.Value), Count: heat.Counts[l-1][k], Tone: bandTone(m, v.Level)}
		}
		p.Cells = append(p.Cells, row)
	}
	return p.SVG()
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
