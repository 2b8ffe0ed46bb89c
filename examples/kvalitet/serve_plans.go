package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

// plans lists the plans and the reports of periods.
func (p *pages) plans(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	plans, err := cycle.LoadPlans(r.Context(), p.store, cycle.PlanQuery{})
	if err != nil {
		return portal.Page{}, err
	}
	reports, err := cycle.LoadPeriodReports(r.Context(), p.store, cycle.PeriodReportQuery{})
	if err != nil {
		return portal.Page{}, err
	}
	if len(plans) > 0 {
		table := sheet{Name: column("Planer", "Plans"), Columns: []kvalitet.Label{column("Plan", "Plan"), column("Organ", "Body"), column("Från", "From"), column("Till", "To"), column("Antagen", "Adopted")}}
		for _, v := range plans {
			table.Rows = append(table.Rows, []any{c.to("governance/plan", v.ID, v.Title), v.Body, dayText(v.Period.From), dayText(v.Period.Last()), cmp.Or(strings.TrimSpace(v.Adoption.Section+" "+dayText(v.Adoption.On)), "–")})
		}
		block, err := c.table("planer", table, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "planer", Title: c.t("Planer", "Plans"), Blocks: []report.Block{block}})
	}
	if len(reports) > 0 {
		table := sheet{Name: column("Rapporter", "Reports"), Columns: []kvalitet.Label{column("Rapport", "Report"), column("Organ", "Body"), column("Från", "From"), column("Till", "To")}}
		for _, v := range reports {
			table.Rows = append(table.Rows, []any{c.to("governance/period-report", v.ID, v.Kind.Label().In(c.lang)), v.Body, dayText(v.Period.From), dayText(v.Period.Last())})
		}
		block, err := c.table("rapporter", table, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "rapporter", Title: c.t("Rapporter", "Reports"), Blocks: []report.Block{block}})
	}
	if len(c.report.Sections) == 0 {
		c.nothing()
	}
	return p.finish(r, c, c.t("Planer och rapporter", "Plans and reports"), "", "governance/plan", "governance/period-report")
}

// plan shows a plan, section by section.
func (p *pages) plan(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	v, err := p.store.SteeringPlan(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	for i, s := range v.Sections {
		var notes []report.Note
		for line := range strings.Lines(s.Text) {
			notes = append(notes, report.Note{Tone: "neutral", Text: strings.TrimSpace(line)})
		}
		c.section(report.Section{ID: fmt.Sprintf("del-%d", i+1), Title: sectionName(s.Code, c.lang), Blocks: []report.Block{{Notes: notes}}})
	}
	adopted := c.t("inte antagen", "not adopted")
	if v.Adoption.Done() {
		adopted = strings.TrimSpace(v.Adoption.Body + " " + v.Adoption.Section + " " + dayText(v.Adoption.On))
	}
	c.report.Summary = []report.Fact{{Name: c.t("Organ", "Body"), Value: v.Body}, {Name: c.t("Gäller", "Period"), Value: dayText(v.Period.From) + " – " + dayText(v.Period.Last())}, {Name: c.t("Antagen", "Adopted"), Value: adopted}}
	page, err := p.single(r, c, "governance/plan", id, v.Title, "", portal.Link{Text: kvalitet.Label{SV: "Planer", EN: "Plans"}, Path: "/plans"})
	page.Lang = "sv"
	return page, err
}

// sectionName is what people call a plan's section; one with a code of its own is called by it.
func sectionName(code, lang string) string {
	if code == "actions" {
		return kvalitet.Label{SV: "Åtgärder", EN: "Actions"}.In(lang)
	}
	return code
}

// wheel is the first stored wheel of the year with the first stored calendar; false when there is none.
func (p *pages) wheel(r *portal.Request) (w cycle.Wheel, cal *cycle.Calendar, found bool, err error) {
	for w, err = range p.store.Wheels(r.Context()) {
		found = true
		break
	}
	if err != nil || !found {
		return w, nil, false, err
	}
	for def, err := range p.store.CalendarDefinitions(r.Context()) {
		if err != nil {
			return w, nil, false, err
		}
		cal, err = cycle.NewCalendar(def)
		return w, cal, err == nil, err
	}
	return w, cycle.Sweden(), true, nil
}

// calendar turns the wheel for the year of the address, or this one.
func (p *pages) calendar(r *portal.Request) (portal.Page, error) {
	year, err := strconv.Atoi(r.URL.Query().Get("year"))
	if err != nil || year < 1900 || year > 2200 {
		year = r.Today.Year
	}
	c := p.canvas(r)
	w, cal, found, err := p.wheel(r)
	if err != nil {
		return portal.Page{}, err
	}
	title := fmt.Sprintf(c.t("Årshjulet %d", "The wheel of the year %d"), year)
	if !found {
		c.nothing()
		return p.finish(r, c, title, "", "governance/wheel")
	}
	section, err := c.calendarSection(w, slices.Collect(w.Year(year, cal)), cal, year)
	if err != nil {
		return portal.Page{}, err
	}
	section.Blocks = append(section.Blocks, report.Block{Links: []report.Link{{Text: c.t("Årshjulet för din egen kalender (iCalendar)", "The wheel for your own calendar (iCalendar)"), Href: p.ofYear(r, "/calendar/arshjul.ics", year)}}})
	c.section(section)
	c.section(p.otherYears(r, year-1, year+1))
	return p.finish(r, c, title, w.Name.In(r.Lang), "governance/wheel")
}
