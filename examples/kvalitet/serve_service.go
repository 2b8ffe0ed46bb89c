package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

var serviceLink = portal.Link{Text: kvalitet.Label{SV: "Service", EN: "Service"}, Path: "/service"}

// service shows what citizens are promised, and what the contact centre can do.
func (p *pages) service(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	promises, err := collect(p.store.Promises(r.Context(), service.PromiseQuery{}))
	if err != nil {
		return portal.Page{}, err
	}
	if len(promises) > 0 {
		section, err := c.promiseSection(promises)
		if err != nil {
			return portal.Page{}, err
		}
		c.section(section)
	}
	cases, err := rosa.LoadReport(r.Context(), p.store, "", rosa.Method{Boundary: rosa.DefaultBoundary})
	if err != nil {
		return portal.Page{}, err
	}
	if len(cases.Cases) > 0 {
		section, err := c.rosaSection(cases)
		if err != nil {
			return portal.Page{}, err
		}
		if err := p.staffing(r, c, &section); err != nil {
			return portal.Page{}, err
		}
		c.section(section)
	}
	if len(c.report.Sections) == 0 {
		c.nothing()
	}
	return p.finish(r, c, c.t("Service och kontaktcenter", "Service and contact centre"), "", "governance/promise", "rosa/casetype")
}

// staffing adds the curve of the first stored week of calls.
func (p *pages) staffing(r *portal.Request, c *canvas, section *report.Section) error {
	for profile, err := range p.store.CallProfiles(r.Context()) {
		if err != nil {
			return err
		}
		target := staffing.Skelleftea()
		schedule, err := staffing.LoadSchedule(r.Context(), p.store, profile.ID, target)
		if err != nil {
			return err
		}
		section.Blocks = append(section.Blocks, c.staffingChart(schedule, target))
		return nil
	}
	return nil
}

// promise shows one promise, and how good a promise it is.
func (p *pages) promise(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	v, err := p.store.Promise(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	limit := report.Fact{Name: c.t("Gräns", "Limit"), Value: "–"}
	if !v.Limit.IsZero() {
		limit.Value, limit.Note = fmt.Sprint(v.Limit.Amount), v.Limit.Unit.Label().In(c.lang)
	}
	c.report.Summary = []report.Fact{limit, {Name: c.t("Andel inom gränsen", "Share within the limit"), Value: cell(v.Required(), c.lang) + " %"}, {Name: c.t("Källa", "Source"), Value: v.Source.String()}}
	c.section(report.Section{ID: "regler", Title: c.t("Är det ett bra löfte?", "Is it a good promise?"), Blocks: []report.Block{{Notes: ruleNotes(c, service.PromiseRules(), service.NewPass(v))}}})
	page, err := p.single(r, c, "governance/promise", id, v.Text, v.Body, serviceLink)
	page.Lang = "sv"
	return page, err
}
