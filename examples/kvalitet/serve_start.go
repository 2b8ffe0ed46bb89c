package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// start shows the municipality's year at a glance: the figures, what comes next, and what has changed.
func (p *pages) start(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	year, err := p.year(r)
	if err != nil {
		return portal.Page{}, err
	}
	for _, part := range []struct {
		add  func(*portal.Request, *canvas, int) error
		more string // the page where its figures rest
	}{{p.startGoals, "/goals"}, {p.startRisks, "/risks"}, {p.startControl, "/control"}, {p.startAnalyses, "/analysis"}, {p.startCalendar, "/calendar"}, {p.startLatest, "/documents"}} {
		before := len(c.report.Summary)
		if err := part.add(r, c, year); err != nil {
			return portal.Page{}, err
		}
		for i := before; i < len(c.report.Summary); i++ {
			c.report.Summary[i].Href = p.href(r, part.more)
		}
	}
	if len(c.report.Sections) == 0 {
		return p.welcome(r, c)
	}
	return p.finish(r, c, fmt.Sprintf(c.t("Kvalitetsåret %d", "The quality year %d"), year), c.t("Läget i korthet. Varje siffra leder vidare till det som den vilar på.", "The state in brief. Every figure leads on to what it rests on."))
}

// welcome tells how an empty database is filled.
func (p *pages) welcome(r *portal.Request, c *canvas) (portal.Page, error) {
	c.section(report.Section{ID: "borja", Title: c.t("Så fylls den", "How it is filled"), Blocks: []report.Block{
		{Notes: []report.Note{
			{Tone: "neutral", Text: c.t("Med ett helt exempelår: kvalitet year -db DATABAS -out KATALOG, med samma databas som portalen visar.", "With a whole example year: kvalitet year -db DATABASE -out DIRECTORY, with the database that the portal shows.")},
			{Tone: "neutral", Text: c.t("Ur kommunens egna system: genom bibliotekets lagringsgränssnitt; examples/sqlstore är förebilden.", "From the municipality's own systems: through the library's storage interfaces; examples/sqlstore is the model.")},
			{Tone: "neutral", Text: c.t("Hör databasen till en annan kommun? Ange dess kod med -municipality.", "Does the database belong to another municipality? Give its code with -municipality.")},
		}}}})
	return p.finish(r, c, c.t("Databasen är tom", "The database is empty"), c.t("Portalen fungerar, men här finns inga mål, risker eller planer för kommunen än.", "The portal works, but there are no goals, risks or plans for the municipality here yet."))
}

func (p *pages) startGoals(r *portal.Request, c *canvas, year int) error {
	j, err := p.judge(r.Context(), year)
	if err != nil || j.tree == nil {
		return err
	}
	met, decided, judged, all := 0, 0, 0, 0
	for _, g := range j.tree.Walk() {
		status := j.result.Goal(g.ID).Status
		if v := j.decided[g.ID]; v.Decided.Valid() {
			status = v.Decided
			decided++
		}
		all++
		if status != governance.StatusNotJudged {
			judged++
		}
		if status == governance.StatusMet {
			met++
		}
	}
	c.fact(c.t("Mål som är uppfyllda", "Goals that are met"), fmt.Sprintf("%d %s %d", met, c.t("av", "of"), all), fmt.Sprintf(c.t("%d bedömda, %d beslutade", "%d judged, %d decided"), judged, decided))
	_, section, err := c.followUpSection(j.tree, j.result, j.decided)
	if err == nil {
		section.Blocks = section.Blocks[:1] // the picture; the table has a page of its own
		section.Lead = ""
		delete(c.files, "maluppfyllelse.csv")
		c.section(section)
	}
	return err
}

func (p *pages) startRisks(r *portal.Request, c *canvas, _ int) error {
	m, found, err := p.matrix(r)
	if err != nil || !found {
		return err
	}
	register, err := risk.LoadRegister(r.Context(), p.store, risk.Query{})
	if err != nil {
		return err
	}
	worst, rated, late := 0, 0, 0
	for _, k := range risk.Rank(register, m) {
		if k.Rated() {
			rated++
			if k.Value.Level == len(m.Bands) {
				worst++
			}
		}
	}
	for _, measure := range register.Measures {
		if measure.Overdue(r.Today) {
			late++
		}
	}
	c.fact(fmt.Sprintf(c.t("Risker på nivån ”%s”", "Risks at the level “%s”"), m.Bands[len(m.Bands)-1].Name.In(c.lang)), fmt.Sprint(worst), fmt.Sprintf(c.t("%d risker, %d bedömda", "%d risks, %d rated"), len(register.Risks), rated))
	c.fact(c.t("Åtgärder mot riskerna", "Measures against the risks"), fmt.Sprint(len(register.Measures)), fmt.Sprintf(c.t("%d försenade", "%d late"), late))
	return nil
}

func (p *pages) startControl(r *portal.Request, c *canvas, year int) error {
	assessments, _, err := control.LoadYear(r.Context(), p.store, year)
	if err != nil || len(assessments) == 0 {
		return err
	}
	green := 0
	for _, a := range assessments {
		if a.Grade() == control.GradeGreen {
			green++
		}
	}
	c.fact(fmt.Sprintf(c.t("Nämnder med internkontroll på ”%s”", "Boards whose internal control is “%s”"), control.GradeGreen.Label().In(c.lang)), fmt.Sprintf("%d %s %d", green, c.t("av", "of"), len(assessments)), "")
	return nil
}

func (p *pages) startAnalyses(r *portal.Request, c *canvas, _ int) error {
	all, concluded := 0, 0
	for l, err := range p.store.Ladders(r.Context(), analysis.LadderQuery{}) {
		if err != nil {
			return err
		}
		all++
		if l.Conclusion != nil {
			concluded++
		}
	}
	if all > 0 {
		c.fact(c.t("Nyckeltal på analystrappan", "Measures on the staircase"), fmt.Sprint(all), fmt.Sprintf(c.t("%d med slutsats", "%d with a conclusion"), concluded))
	}
	return nil
}

// startCalendar lists the next deadlines.
func (p *pages) startCalendar(r *portal.Request, c *canvas, _ int) error {
	w, cal, found, err := p.wheel(r)
	if err != nil || !found {
		return err
	}
	table := sheet{Name: column("Närmast i årshjulet", "Next in the wheel of the year"), Columns: []kvalitet.Label{column("Dag", "Day"), column("Vad", "What"), column("Källa", "Source")}}
	for _, y := range []int{r.Today.Year, r.Today.Year + 1} {
		for e := range w.Year(y, cal) {
			if e.Date.Compare(r.Today) >= 0 && len(table.Rows) < 6 {
				table.Rows = append(table.Rows, []any{e.Date.String(), e.Title, e.Source.String()})
			}
		}
	}
	block, err := c.table("narmast", table, "")
	c.section(report.Section{ID: "narmast", Title: c.t("Närmast", "Next"), Blocks: []report.Block{block}})
	return err
}

// startLatest lists what was changed last.
func (p *pages) startLatest(r *portal.Request, c *canvas, _ int) error {
	table := sheet{Name: column("Senast ändrat", "Changed last"), Columns: []kvalitet.Label{column("När", "When"), column("Vad", "What"), column("Slag", "Kind"), column("Av", "By")}}
	for d, err := range p.store.Latest(r.Context(), 8) {
		if err != nil {
			return err
		}
		table.Rows = append(table.Rows, []any{moment(d.At), c.to(d.Kind, d.ID, titleOf(d, c.lang)), documentName(d.Kind, c.lang), d.Role})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	block, err := c.table("senast", table, "")
	c.section(report.Section{ID: "senast", Title: c.t("Senast ändrat", "Changed last"), Blocks: []report.Block{block}})
	return err
}
