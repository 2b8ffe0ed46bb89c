package main

import (
	"cmp"
	"fmt"
	"slices"

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
	page.Forms = []portal.Form{rateForm(r, pass), riskDecisionForm(r, pass)}
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
	if len(pass.Decisions) > 0 {
		block, err := c.riskDecisions(pass)
		if err != nil {
			return err
		}
		c.section(report.Section{ID: "beslut", Title: c.t("Beslut om risken", "Decisions on the risk"), Blocks: []report.Block{block}})
	}
	if len(pass.Measures) > 0 {
		c.section(report.Section{ID: "atgarder", Title: c.t("Åtgärder", "Measures"), Blocks: []report.Block{measures}})
	}
	c.section(report.Section{ID: "steg", Title: c.t("Riskhanteringens sex steg", "The six steps of handling a risk"), Blocks: []report.Block{{Notes: ruleNotes(c, risk.SixSteps(), pass)}}})
	return nil
}

// riskDecisions lists what was decided about a risk, the last first, and whether it still holds.
func (c *canvas) riskDecisions(pass *risk.Pass) (report.Block, error) {
	decisions := slices.Clone(pass.Decisions)
	slices.SortStableFunc(decisions, func(a, b risk.Decision) int { return b.Date.Compare(a.Date) })
	table := sheet{Name: column("Fattade beslut", "Decisions made"), Columns: []kvalitet.Label{column("Dag", "Day"), column("Beslut", "Decision"), column("Organ", "Body"), column("Paragraf", "Section"), column("Läge", "State"), column("Gäller till", "Until"), column("Motiv", "Motive")}}
	for _, d := range decisions {
		state := d.State(pass.On, pass.Value(risk.StageCurrent), pass.Matrix.Ref())
		table.Rows = append(table.Rows, []any{d.Date.String(), d.Treatment.Label(), d.Body, d.Section, state.Label(), dayText(d.Expires), d.Motive})
	}
	return c.table("beslut", table, "")
}

// stepNumber is a step of a scale; nil for one that is not set.
func stepNumber(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
