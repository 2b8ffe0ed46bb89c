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
	kinds     []kindColumn
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

// readRiskRegister reads the rows; one with a step that cannot be read is left out and reported. Where kinds of
// consequence have columns of their own each is an impact, and the most serious counts; the column of the whole
// consequence is then read, if whole, where it holds steps, and is a text where it does not.
func readRiskRegister(t *table.Table, m risk.Matrix, kinds []kindColumn, whole bool) *riskRegister {
	reg := &riskRegister{rows: map[uuid.UUID]*table.Row{}, kinds: kinds}
	likelihood, consequence := stepColumn(t, "likelihood"), "none"
	if whole {
		consequence = wholeConsequence(t, m, kinds)
	}
	t.DropTotals("likelihood", "consequence", "text")
	words := make([]risk.Words, len(t.Rows), len(t.Rows)*(1+len(kinds)))
	for i, r := range t.Rows {
		words[i] = risk.Words{Likelihood: r.Text(likelihood), Consequence: r.Text(consequence)}
		words[i].Value, words[i].Band = statedValue(r)
	}
	all := words
	for _, r := range t.Rows {
		for _, k := range kinds {
			all = append(all, risk.Words{Consequence: r.Cell(k.cell)})
		}
	}
	reg.words[0], reg.words[1] = m.Reading(all)
	numbers := map[string]int{}
	for i, r := range t.Rows {
		l, ok1 := riskStep(r, likelihood, reg.words[0])
		c, ok2 := riskStep(r, consequence, reg.words[1])
		rl, ok3 := riskStep(r, "residualLikelihood", reg.words[0])
		rc, ok4 := riskStep(r, "residualConsequence", reg.words[1])
		if !ok1 || !ok2 || !ok3 || !ok4 {
			continue
		}
		impacts, ok := reg.impacts(r, c, m.Consequence)
		if !ok {
			continue
		}
		id := numberedID(r.Number)
		k := risk.Risk{ID: id, Number: r.Text("id"), Event: r.Text("text"), Cause: r.Text("cause"), Area: r.Text("area"), Category: r.Text("category"),
			Body: r.Text("body"), Owner: r.Text("owner")}
		if k.Number == "" {
			k.Number = strconv.Itoa(r.Number)
		} else if first, taken := numbers[k.Number]; taken {
			f := kvalitet.NotMet(fmt.Sprintf("Id %s står redan på rad %d.", k.Number, first), fmt.Sprintf("The id %s stands on row %d already.", k.Number, first))
			f.Rule = "risk.register.id"
			reg.findings = append(reg.findings, rowFinding{f, r.Number, k.Number})
		} else {
			numbers[k.Number] = r.Number
		}
		if k.Event == "" {
			k.Event = noText
		}
		if consequence != "consequence" && !isKind(kinds, t.Title("consequence")) {
			k.Consequence = r.Text("consequence")
		}
		if area, ok := risk.AreaNamed(risk.Areas(), k.Area); ok {
			k.Area = area.Code
		}
		k.Flagged, _ = r.Bool("flagged")
		k.Fraud, _ = r.Bool("fraud")
		reg.Risks, reg.rows[id] = append(reg.Risks, k), r
		reg.rate(id, m, risk.StageCurrent, l, impacts...)
		if rl > 0 && rc > 0 {
			reg.rate(id, m, risk.StageResidual, rl, risk.Impact{Step: rc})
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
		reg.published = append(reg.published, risk.Published{Likelihood: l, Consequence: risk.Rating{Impacts: impacts}.Driver().Step, Value: words[i].Value, Band: words[i].Band,
			Path: fmt.Sprintf("/risks/%d", len(reg.published)), Name: k.Number})
	}
	return reg
}

func (reg *riskRegister) rate(id uuid.UUID, m risk.Matrix, stage risk.Stage, l int, impacts ...risk.Impact) {
	reg.Ratings = append(reg.Ratings, risk.Rating{ID: id, Risk: id, Matrix: m.Ref(), Stage: stage, Likelihood: l, Impacts: impacts})
}

// impacts gives the row's consequences: the whole one and each kind, as far as they are rated.
func (reg *riskRegister) impacts(r *table.Row, whole int, axis risk.Axis) (impacts []risk.Impact, ok bool) {
	if whole > 0 {
		impacts = append(impacts, risk.Impact{Step: whole})
	}
	ok = true
	for _, k := range reg.kinds {
		step, read := riskImpact(r, k, axis, reg.words[1])
		if ok = ok && read; step > 0 {
			impacts = append(impacts, risk.Impact{Kind: k.kind, Step: step})
		}
	}
	return impacts, ok
}

// wholeConsequence is the column of the whole consequence. Beside columns for kinds it may be one of them, or a text; it
// is none then.
func wholeConsequence(t *table.Table, m risk.Matrix, kinds []kindColumn) string {
	name := stepColumn(t, "consequence")
	if len(kinds) == 0 || !t.Has(name) {
		return name
	}
	if isKind(kinds, t.Title(name)) {
		return "none"
	}
	cells := make([]string, len(t.Rows))
	for i, r := range t.Rows {
		cells[i] = r.Text(name)
	}
	reading := m.Consequence.Reading(cells...)
	if slices.ContainsFunc(cells, func(cell string) bool { _, rated, err := reading.Step(cell); return err == nil && rated }) {
		return name
	}
	return "none"
}

func isKind(kinds []kindColumn, title string) bool {
	return slices.ContainsFunc(kinds, func(k kindColumn) bool { return k.title == title })
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
		failStep(r, column, err)
		return 0, false
	}
	return step, true
}

// failStep reports a cell that is no step.
func failStep(r *table.Row, column string, err error) {
	var invalid *kvalitet.ValidationError
	if asInvalid(err, &invalid) {
		for _, p := range invalid.Problems {
			r.Fail(column, p.Code, p.SV, p.EN)
		}
	}
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
