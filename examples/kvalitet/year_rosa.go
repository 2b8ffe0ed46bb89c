package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/service"
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
	section, err := y.rosaSection(r)
	if err != nil {
		return 0, err
	}
	curve, err := y.staffing(cases)
	if err != nil {
		return 0, err
	}
	section.Blocks = append(section.Blocks, curve)
	y.section(section)
	if err := y.promises(); err != nil {
		return 0, err
	}
	y.fact(y.t("Tid som kundtjänst kan ta över", "Time that the service centre can take over"), fmt.Sprintf("%s h", chart.Format(hours(r.Movable), y.lang)),
		fmt.Sprintf(y.t("%s h är klara att flytta", "%s h are ready to move"), chart.Format(hours(r.Ready), y.lang)))
	y.data["rosa"] = r
	return len(cases), nil
}

// promises stores what the citizens are promised: Skellefteå's published promises.
func (y *yearRun) promises() error {
	for _, p := range service.Skelleftea() {
		if _, err := service.SavePromise(y.ctx, y.store, p); err != nil {
			return err
		}
	}
	stored, err := collect(y.store.Promises(y.ctx, service.PromiseQuery{}))
	if err != nil {
		return err
	}
	section, err := y.promiseSection(stored)
	y.section(section)
	return err
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
	return y.staffingChart(schedule, target), nil
}
