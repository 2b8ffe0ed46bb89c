package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// matrix is the first of the stored matrices; false when there is none.
func (p *pages) matrix(r *portal.Request) (risk.Matrix, bool, error) {
	for m, err := range p.store.RiskMatrices(r.Context()) {
		return m, err == nil, err
	}
	return risk.Matrix{}, false, nil
}

// risks shows the register in the matrix, before and after the measures, and the measures.
func (p *pages) risks(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	m, found, err := p.matrix(r)
	if err != nil {
		return portal.Page{}, err
	}
	register, err := risk.LoadRegister(r.Context(), p.store, risk.Query{})
	if err != nil {
		return portal.Page{}, err
	}
	if !found || len(register.Risks) == 0 {
		c.nothing()
		return p.finish(r, c, c.t("Risker", "Risks"), "", "risk/risk")
	}
	_, section, err := c.riskSection(register, m)
	if err != nil {
		return portal.Page{}, err
	}
	c.section(section)
	block, err := c.measures(register, r.Today)
	if err != nil {
		return portal.Page{}, err
	}
	if len(block.Table.Rows) > 0 {
		c.section(report.Section{ID: "atgarder", Title: c.t("Åtgärder", "Measures"), Blocks: []report.Block{block}})
	}
	return p.finish(r, c, c.t("Risker", "Risks"), m.Name.In(r.Lang), "risk/risk")
}

// measures lists what is to be done about the risks, and what should have been.
func (c *canvas) measures(register risk.Register, on kvalitet.Date) (report.Block, error) {
	events := map[uuid.UUID]string{}
	for _, k := range register.Risks {
		events[k.ID] = k.Event
	}
	measures := slices.Clone(register.Measures)
	slices.SortStableFunc(measures, func(a, b risk.Measure) int { return a.Due.Compare(b.Due) })
	table := sheet{Name: column("Åtgärder mot riskerna", "Measures against the risks"), Columns: []kvalitet.Label{column("Åtgärd", "Measure"), column("Risk", "Risk"), column("Ansvarig", "Responsible"), column("Klar senast", "Due"), column("Läge", "State")}}
	for _, m := range measures {
		table.Rows = append(table.Rows, []any{m.Text, c.to("risk/risk", m.Risk, events[m.Risk]), m.Owner, m.Due.String(), measureState(m, on)})
	}
	block, err := c.table("atgarder", table, "")
	if err != nil {
		return block, err
	}
	for i, m := range measures {
		block.Table.Rows[i][4].Tone = map[bool]string{true: "bad"}[m.Overdue(on)]
	}
	return block, nil
}

func measureState(m risk.Measure, on kvalitet.Date) kvalitet.Label {
	switch {
	case !m.Done.IsZero():
		return kvalitet.Label{SV: "gjord " + m.Done.String(), EN: "done " + m.Done.String()}
	case m.Overdue(on):
		return kvalitet.Label{SV: "försenad", EN: "late"}
	default:
		return kvalitet.Label{SV: "pågår", EN: "under way"}
	}
}

var risksLink = portal.Link{Text: kvalitet.Label{SV: "Risker", EN: "Risks"}, Path: "/risks"}

// risk shows one risk: its value, how it was rated, what was decided and what is done.
func (p *pages) risk(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	k, err := p.store.Risk(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	m, found, err := p.matrix(r)
	if err != nil {
		return portal.Page{}, err
	}
	lead := cmp.Or(k.Cause, k.Body)
	if !found {
		return p.single(r, c, "risk/risk", id, k.Event, lead, risksLink)
	}
	pass, err := risk.LoadPass(r.Context(), p.store, id, m.ID, r.Today)
	if err != nil {
		return portal.Page{}, err
	}
	if err := c.riskDetails(pass); err != nil {
		return portal.Page{}, err
	}
	page, err := p.single(r, c, "risk/risk", id, k.Event, lead, risksLink)
	page.Lang = "sv"
	page.Forms = []portal.Form{rateForm(r, pass)}
	return page, err
}

// riskDetails shows a risk's values, log, decisions, measures and what comes next.
func (c *canvas) riskDetails(pass *risk.Pass) error {
	var facts []report.Fact
	for _, stage := range []risk.Stage{risk.StageCurrent, risk.StageTarget} {
		f := report.Fact{Name: stage.Label().In(c.lang), Value: c.t("ej bedömd", "not rated")}
		if v := pass.Value(stage); v.Rated() {
			f.Value, f.Note = fmt.Sprint(v.Value), v.Band.Name.In(c.lang)
			f.Trace = []string{fmt.Sprintf("%s %d × %s %d", pass.Matrix.Likelihood.Name.In(c.lang), v.Likelihood, pass.Matrix.Consequence.Name.In(c.lang), v.Consequence)}
		}
		facts = append(facts, f)
	}
	for _, d := range pass.Open() {
		facts = append(facts, report.Fact{Name: c.t("Beslut", "Decision"), Value: d.Treatment.Label().In(c.lang), Note: d.Body + " " + d.Section + " " + d.Date.String()})
	}
	facts = append(facts, report.Fact{Name: c.t("Riskägare", "Owner"), Value: cmp.Or(pass.Risk.Owner, "–"), Note: pass.Risk.Body})
	c.report.Summary = append(c.report.Summary, facts...)
	ratings := slices.Clone(pass.Ratings)
	slices.SortStableFunc(ratings, func(a, b risk.Rating) int { return b.Date.Compare(a.Date) })
	log := sheet{Name: column("Bedömningar", "Ratings"), Columns: []kvalitet.Label{column("Dag", "Day"), column("Läge", "Stage"), pass.Matrix.Likelihood.Name, pass.Matrix.Consequence.Name, column("Värde", "Value"), column("Av", "By"), column("Motiv", "Motive")}}
	for _, v := range ratings {
		var value any
		if rated, err := v.Value(pass.Matrix); err == nil && rated.Rated() {
			value = rated.Value
		}
		log.Rows = append(log.Rows, []any{v.Date.String(), v.Stage.Label(), stepNumber(v.Likelihood), stepNumber(v.Driver().Step), value, v.Role, v.Motive})
	}
	block, err := c.table("bedomningar", log, "")
	if err != nil {
		return err
	}
	measures, err := c.measures(risk.Register{Risks: []risk.Risk{pass.Risk}, Measures: pass.Measures}, pass.On)
	if err != nil {
		return err
	}
	c.section(report.Section{ID: "bedomningar", Title: c.t("Så har risken bedömts", "How the risk was rated"), Blocks: []report.Block{block}})
	if len(pass.Measures) > 0 {
		c.section(report.Section{ID: "atgarder", Title: c.t("Åtgärder", "Measures"), Blocks: []report.Block{measures}})
	}
	c.section(report.Section{ID: "steg", Title: c.t("Riskhanteringens sex steg", "The six steps of handling a risk"), Blocks: []report.Block{{Notes: ruleNotes(c, risk.SixSteps(), pass)}}})
	return nil
}

// stepNumber is a step of a scale; nil for one that is not set.
func stepNumber(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// rateForm asks for a new rating. The entry's number is part of its identity: of two who rate at once, the second is told.
func rateForm(r *portal.Request, pass *risk.Pass) portal.Form {
	steps := func(a risk.Axis) []portal.Choice {
		choices := []portal.Choice{{Value: "", Text: r.T("ej bedömd", "not rated")}}
		for i, s := range a.Steps {
			choices = append(choices, portal.Choice{Value: strconv.Itoa(i + 1), Text: fmt.Sprintf("%d – %s", i+1, s.Name.In(r.Lang))})
		}
		return choices
	}
	var stages []portal.Choice
	for _, s := range risk.Stages() {
		stages = append(stages, portal.Choice{Value: s.String(), Text: s.Label().In(r.Lang)})
	}
	last, _ := pass.Rating(risk.StageCurrent)
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return portal.Form{Name: "rate", Title: r.T("Bedöm risken", "Rate the risk"), Submit: r.T("Spara bedömningen", "Save the rating"),
		Lead: r.T("En bedömning läggs till i loggen; de tidigare står kvar.", "A rating is added to the log; the earlier ones stay."),
		Fields: []portal.Field{
			{Name: "entry", Kind: portal.Kept, Value: strconv.Itoa(len(pass.Ratings) + 1)},
			{Name: "kind", Kind: portal.Kept, Value: last.Driver().Kind},
			{Name: "/stage", Label: r.T("Läge", "Stage"), Kind: portal.Select, Choices: stages, Value: risk.StageCurrent.String()},
			{Name: "/likelihood", Label: pass.Matrix.Likelihood.Name.In(r.Lang), Kind: portal.Select, Choices: steps(pass.Matrix.Likelihood), Value: number(last.Likelihood)},
			{Name: "/impacts", Label: pass.Matrix.Consequence.Name.In(r.Lang), Kind: portal.Select, Choices: steps(pass.Matrix.Consequence), Value: number(last.Driver().Step)},
			{Name: "/motive", Label: r.T("Motiv", "Motive"), Kind: portal.Long},
			{Name: "/date", Label: r.T("Dag", "Day"), Kind: portal.Day, Value: r.Today.String(), Required: true},
		}}
}

// rate adds the rating of the form to the risk's log.
func (p *pages) rate(r *portal.Request) error {
	if err := r.Signed(); err != nil {
		return err
	}
	id, err := id(r)
	if err != nil {
		return err
	}
	m, found, err := p.matrix(r)
	if err != nil {
		return err
	}
	if _, err := p.store.Risk(r.Context(), id); err != nil || !found {
		return cmp.Or(err, fmt.Errorf("%s: %w", id, kvalitet.ErrNotFound))
	}
	v := risk.Rating{ID: uuid.NewSHA1(id, []byte("rating/"+formText(r, "entry"))), Risk: id, Matrix: m.Ref(), Role: r.User, Motive: formText(r, "/motive")}
	var problems, wrong []kvalitet.Problem
	if v.Stage, err = risk.ParseStage(formText(r, "/stage")); err != nil {
		problems = append(problems, kvalitet.Problem{Code: "missing", Path: "/stage", SV: "läget är inte valt", EN: "the stage is not chosen"})
	}
	v.Date, wrong = formDay(r, "/date")
	problems = append(problems, wrong...)
	consequence := 0
	v.Likelihood, wrong = formStep(r, "/likelihood", m.Likelihood)
	problems = append(problems, wrong...)
	consequence, wrong = formStep(r, "/impacts", m.Consequence)
	problems = append(problems, wrong...)
	if consequence > 0 {
		v.Impacts = []risk.Impact{{Kind: formText(r, "kind"), Step: consequence}}
	}
	if len(problems) > 0 {
		return kvalitet.Invalid(problems)
	}
	_, err = risk.SaveRating(role(r), p.store, v, m)
	return err
}

// formStep reads a field of a step of the scale; empty is not rated.
func formStep(r *portal.Request, name string, axis risk.Axis) (int, []kvalitet.Problem) {
	text := formText(r, name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || !axis.Has(n) {
		return 0, []kvalitet.Problem{{Code: "range", Path: name, SV: fmt.Sprintf("skalan har stegen 1–%d", len(axis.Steps)), EN: fmt.Sprintf("the scale has the steps 1–%d", len(axis.Steps))}}
	}
	return n, nil
}
