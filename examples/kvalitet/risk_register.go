package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// riskRegister is a register as it was read.
type riskRegister struct {
	risk.Register
	rows      map[uuid.UUID]*table.Row
	published []risk.Published
	words     [2]risk.Reading
	findings  []rowFinding
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
		if area, ok := risk.AreaNamed(risk.Areas(), k.Area); ok {
			k.Area = area.Code
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
