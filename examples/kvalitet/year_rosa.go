package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// rosa takes the shipped walk-through of case types and says what the contact centre can do and what stops it.
func (y *yearRun) rosa() (int, error) {
	data, err := shipped.ReadFile("data/rosa.csv")
	if err != nil {
		return 0, err
	}
	h := *y.host
	h.in = bytes.NewReader(data)
	cases, _, _, err := h.rosaCases("-")
	if err != nil {
		return 0, err
	}
	for i := range cases {
		cases[i].ID = exampleID("case", cases[i].Name)
	}
	if _, err := rosa.SaveCaseTypes(y.ctx, y.store, cases...); err != nil {
		return 0, err
	}
	r, err := rosa.LoadReport(y.ctx, y.store, "", rosa.Method{Boundary: rosa.DefaultBoundary})
	if err != nil {
		return 0, err
	}
	hours := func(minutes interface{ InexactFloat64() float64 }) float64 {
		return float64(int(minutes.InexactFloat64()/60 + .5))
	}
	gaps := sheet{Name: column("Vad som saknas, timmar om året", "What is missing, hours a year"), Columns: []kvalitet.Label{
		column("Förutsättning", "Gate"), column("Frigörs om bara den ordnas", "Unlocked by it alone"), column("Berörs", "Touched"), column("Ej besvarat", "Open")}}
	for _, g := range r.Gaps {
		gaps.Rows = append(gaps.Rows, []any{g.Gate.Label(), hours(g.Minutes), hours(g.Touched), hours(g.Open)})
	}
	table := sheet{Name: column("Ärendetyper", "Case types"), Columns: []kvalitet.Label{column("Ärendetyp", "Case type"), column("Högsta nivå", "Highest level"),
		column("Flyttbara timmar", "Movable hours"), column("Klara timmar", "Ready hours")}}
	for _, c := range r.Cases {
		table.Rows = append(table.Rows, []any{c.Name, int(c.MaxLevel), hours(c.Movable), hours(c.Ready)})
	}
	gapBlock, err := y.table("rosa-luckor", gaps, "")
	if err != nil {
		return 0, err
	}
	caseBlock, err := y.table("rosa-arenden", table, "")
	if err != nil {
		return 0, err
	}
	curve, err := y.staffing(cases)
	if err != nil {
		return 0, err
	}
	y.section(report.Section{ID: "rosa", Title: h.t("ROSA och kundtjänstens bemanning", "ROSA and the staffing of the contact centre"),
		Lead: h.t("Ärendena delas i delar på åtta nivåer. Kundtjänst gör delarna till och med nivå 4, när rutin, webb, system, delegation, sekretess och utbildning är på plats.",
			"Cases are split into parts on eight levels. The centre does the parts up to level 4 when routine, web, system, delegation, secrecy and training are in place."),
		Blocks: []report.Block{{Facts: []report.Fact{
			{Name: h.t("Flyttbar tid", "Movable time"), Value: fmt.Sprintf("%s h", chart.Format(hours(r.Movable), h.lang)), Note: h.t("om året", "a year")},
			{Name: h.t("Därav klar att flytta", "Of it ready to move"), Value: fmt.Sprintf("%s h", chart.Format(hours(r.Ready), h.lang))},
			{Name: h.t("Uppdragsindex", "Index"), Value: chart.Format(r.Index.Ready.InexactFloat64(), h.lang), Note: h.t("0–100, vår öppna formel", "0–100, our open formula")},
		}}, gapBlock, caseBlock, curve}})
	y.fact(h.t("Tid som kundtjänst kan ta över", "Time that the service centre can take over"), fmt.Sprintf("%s h", chart.Format(hours(r.Movable), h.lang)),
		fmt.Sprintf(h.t("%s h är klara att flytta", "%s h are ready to move"), chart.Format(hours(r.Ready), h.lang)))
	y.data["rosa"] = r
	return len(cases), nil
}

// staffing spreads the calls over a week and staffs each half hour for Skellefteå's two minutes.
func (y *yearRun) staffing(cases []rosa.CaseType) (report.Block, error) {
	shape := []float64{14, 20, 22, 20, 16, 10, 9, 13, 15, 14, 12, 10, 9, 7, 5, 3} // half hours from 08:00
	profile := staffing.CallProfile{ID: exampleID("profile"), Name: "vanlig vecka", Interval: 30 * time.Minute, Handling: 5 * time.Minute, Patience: 3 * time.Minute, Minimum: 2}
	for weekday := 1; weekday <= 5; weekday++ {
		profile.Days = append(profile.Days, staffing.Day{Weekday: weekday, From: 8 * 60, Calls: shape})
	}
	profile = profile.ForCases(cases, rosa.Method{Boundary: rosa.DefaultBoundary}, "telefon", 46)
	saved, err := staffing.SaveCallProfile(y.ctx, y.store, profile)
	if err != nil {
		return report.Block{}, err
	}
	target := staffing.Skelleftea()
	schedule, err := staffing.LoadSchedule(y.ctx, y.store, saved.ID, target)
	if err != nil {
		return report.Block{}, err
	}
	h := y.host
	c := chart.Bars{ID: "bemanning", Lang: h.lang, Title: h.t("Schemalagda per halvtimme, måndag", "Scheduled per half hour, Monday"), YName: h.t("personer", "people"),
		Desc: h.t("Antal schemalagda som håller servicemålet varje halvtimme.", "Scheduled people that keep the target each half hour.")}
	for _, s := range schedule.Slots {
		if s.Weekday == 1 {
			c.Bars = append(c.Bars, chart.Bar{Label: s.From, Value: float64(s.Scheduled)})
		}
	}
	text := fmt.Sprintf(h.t("Servicemål: %s. Hela veckan besvaras %s %% i tid. Bemannas varje halvtimme för genomsnittet missas målet %d gånger.",
		"Target: %s. Over the week %s %% are answered in time. Staffed for the mean, %d half hours miss the target."),
		target.Name.In(h.lang), chart.Format(float64(int(schedule.ServiceLevel*1000+.5))/10, h.lang), schedule.Missed)
	return y.chart("bemanning", c.SVG(), text), nil
}
