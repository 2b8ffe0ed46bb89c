package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// hours rounds minutes to whole hours.
func hours(minutes decimal.Decimal) float64 { return float64(int(minutes.InexactFloat64()/60 + .5)) }

// rosaSection shows what the contact centre could take over, what it can take now, and what stands in the way.
func (c *canvas) rosaSection(r rosa.Report) (report.Section, error) {
	gaps := sheet{Name: column("Vad som saknas, timmar om året", "What is missing, hours a year"), Columns: []kvalitet.Label{
		column("Förutsättning", "Gate"), column("Frigörs om bara den ordnas", "Unlocked by it alone"), column("Berörs", "Touched"), column("Ej besvarat", "Open")}}
	for _, g := range r.Gaps {
		gaps.Rows = append(gaps.Rows, []any{g.Gate.Label(), hours(g.Minutes), hours(g.Touched), hours(g.Open)})
	}
	table := sheet{Name: column("Ärendetyper", "Case types"), Columns: []kvalitet.Label{column("Ärendetyp", "Case type"), column("Högsta nivå", "Highest level"),
		column("Flyttbara timmar", "Movable hours"), column("Klara timmar", "Ready hours")}}
	for _, k := range r.Cases {
		table.Rows = append(table.Rows, []any{c.to("rosa/casetype", k.ID, k.Name), int(k.MaxLevel), hours(k.Movable), hours(k.Ready)})
	}
	gapBlock, err := c.table("rosa-luckor", gaps, "")
	if err != nil {
		return report.Section{}, err
	}
	caseBlock, err := c.table("rosa-arenden", table, "")
	if err != nil {
		return report.Section{}, err
	}
	return report.Section{ID: "rosa", Title: c.t("ROSA och kundtjänstens bemanning", "ROSA and the staffing of the contact centre"),
		Lead: c.t("Ärendena delas i delar på åtta nivåer. Kundtjänst gör delarna till och med nivå 4, när rutin, webb, system, delegation, sekretess och utbildning är på plats.",
			"Cases are split into parts on eight levels. The centre does the parts up to level 4 when routine, web, system, delegation, secrecy and training are in place."),
		Blocks: []report.Block{{Facts: []report.Fact{
			{Name: c.t("Flyttbar tid", "Movable time"), Value: fmt.Sprintf("%s h", chart.Format(hours(r.Movable), c.lang)), Note: c.t("om året", "a year")},
			{Name: c.t("Därav klar att flytta", "Of it ready to move"), Value: fmt.Sprintf("%s h", chart.Format(hours(r.Ready), c.lang))},
			{Name: c.t("Uppdragsindex", "Index"), Value: chart.Format(r.Index.Ready.InexactFloat64(), c.lang), Note: c.t("0–100, vår öppna formel", "0–100, our open formula")},
		}}, gapBlock, caseBlock}}, nil
}

// staffingChart draws a Monday, and says how the week keeps the target.
func (c *canvas) staffingChart(schedule staffing.Schedule, target staffing.Target) report.Block {
	p := chart.Bars{ID: "bemanning", Lang: c.lang, Title: c.t("Schemalagda per halvtimme, måndag", "Scheduled per half hour, Monday"), YName: c.t("personer", "people"),
		Desc: c.t("Antal schemalagda som håller servicemålet varje halvtimme.", "Scheduled people that keep the target each half hour.")}
	for _, s := range schedule.Slots {
		if s.Weekday == 1 {
			p.Bars = append(p.Bars, chart.Bar{Label: s.From, Value: float64(s.Scheduled)})
		}
	}
	text := fmt.Sprintf(c.t("Servicemål: %s. Hela veckan besvaras %s %% i tid. Bemannas varje halvtimme för genomsnittet missas målet %d gånger.",
		"Target: %s. Over the week %s %% are answered in time. Staffed for the mean, %d half hours miss the target."),
		target.Name.In(c.lang), chart.Format(float64(int(schedule.ServiceLevel*1000+.5))/10, c.lang), schedule.Missed)
	return c.chart("bemanning", p.SVG(), text)
}
