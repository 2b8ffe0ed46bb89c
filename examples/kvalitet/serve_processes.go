package main

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/flow"
)

// processes lists the maps with what the rules say of each.
func (p *pages) processes(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	maps, err := collect(p.store.ProcessMaps(r.Context(), process.MapQuery{}))
	if err != nil {
		return portal.Page{}, err
	}
	table := sheet{Name: column("Processkartor", "Process maps"), Columns: []kvalitet.Label{column("Process", "Process"), column("Läge", "State"), column("Steg", "Steps"), column("Regler uppfyllda", "Rules met"), column("Anmärkningar", "Remarks"), column("Går inte att avgöra", "Cannot be judged")}}
	for _, m := range maps {
		pass, err := process.LoadPass(r.Context(), p.store, m.ID, r.Today)
		if err != nil {
			return portal.Page{}, err
		}
		e := kvalitet.Evaluate(process.DefaultProfile(), kvalitet.Run(process.MapRules(), pass))
		table.Rows = append(table.Rows, []any{c.to("process/map", m.ID, m.Name), m.State.Label(), len(m.Nodes), e.Met, e.NotMet, e.Unknown})
	}
	if len(maps) == 0 {
		c.nothing()
	} else {
		block, err := c.table("processer", table, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "processer", Title: c.t("Processkartor", "Process maps"), Blocks: []report.Block{block}})
	}
	return p.finish(r, c, c.t("Processer", "Processes"), "", "process/map")
}

// process shows a map: drawn, checked, and measured where it has times.
func (p *pages) process(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	pass, err := process.LoadPass(r.Context(), p.store, id, r.Today)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	blocks, _, err := c.processBlocks("process", pass)
	if err != nil {
		return portal.Page{}, err
	}
	c.section(report.Section{ID: "karta", Title: c.t("Kartan", "The map"), Blocks: blocks})
	if f := flow.Of(pass.Map); f.CycleTime > 0 {
		days := func(seconds float64) string { return chart.Format(float64(int(seconds/3600*10+.5))/10, c.lang) + " h" }
		c.section(report.Section{ID: "flode", Title: c.t("Flödet", "The flow"), Blocks: []report.Block{{Facts: []report.Fact{
			{Name: c.t("Ledtid", "Cycle time"), Value: days(f.CycleTime)}, {Name: c.t("Arbetsinsats", "Work"), Value: days(f.WorkTime)},
			{Name: c.t("Flödeseffektivitet", "Efficiency"), Value: chart.Format(float64(int(f.Efficiency*1000+.5))/10, c.lang) + " %"},
			{Name: c.t("Överlämningar", "Handovers"), Value: chart.Format(f.Handovers, c.lang)},
		}}}})
	}
	if err := p.maturity(r, c, pass.Map.Process); err != nil {
		return portal.Page{}, err
	}
	c.section(report.Section{ID: "filer", Title: c.t("Kartan i andra verktyg", "The map in other tools"), Blocks: []report.Block{{Links: []report.Link{
		{Text: c.t("BPMN 2.0, för bpmn.io och andra verktyg", "BPMN 2.0, for bpmn.io and other tools"), Href: p.href(r, r.URL.Path+"/process.bpmn")},
		{Text: c.t("Mermaid, text som ritas i många wikier", "Mermaid, a text that many wikis draw"), Href: p.href(r, r.URL.Path+"/process.mmd")},
	}}}})
	page, err := p.single(r, c, "process/map", id, pass.Map.Name, pass.Map.State.Label().In(c.lang), portal.Link{Text: kvalitet.Label{SV: "Processer", EN: "Processes"}, Path: "/processes"})
	if pass.Map.Language == "" || pass.Map.Language == "sv" {
		page.Lang = "sv"
	}
	return page, err
}

// maturity adds the ladders that the process has been assessed on.
func (p *pages) maturity(r *portal.Request, c *canvas, of uuid.UUID) error {
	if of == uuid.Nil {
		return nil
	}
	assessed := map[string]bool{}
	for a, err := range p.store.MaturityAssessments(r.Context(), process.AssessmentQuery{Process: of}) {
		if err != nil {
			return err
		}
		assessed[a.Ladder] = true
	}
	var facts []report.Fact
	for _, l := range process.Ladders() {
		if !assessed[l.Code] {
			continue
		}
		m, err := process.LoadMaturity(r.Context(), p.store, of, l)
		if err != nil {
			return err
		}
		facts = append(facts, report.Fact{Name: l.Name.In(c.lang), Value: fmt.Sprintf(c.t("steg %d av %d", "step %d of %d"), m.Strict, m.Steps), Note: fmt.Sprintf(c.t("%d steg tagna; nästa: %s", "%d steps taken; next: %s"), m.Count, m.Next.Name.In(c.lang))})
	}
	if len(facts) > 0 {
		c.section(report.Section{ID: "mognad", Title: c.t("Mognad", "Maturity"), Blocks: []report.Block{{Facts: facts}}})
	}
	return nil
}
