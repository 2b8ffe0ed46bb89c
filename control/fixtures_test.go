package control_test

import (
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

func number(text string) control.Number {
	n, err := control.ParseNumber(text)
	if err != nil {
		panic(err)
	}
	return n
}

func day(text string) kvalitet.Date {
	d, err := kvalitet.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func ptr[T any](v T) *T { return &v }

func decision(date, reference string) control.Resolution {
	return control.Resolution{Date: day(date), By: "Socialnämnden", Reference: reference}
}

// wholeFile is a body's year without a fault: made up, in the form of Örebro's handbook. The numbers V1, E1, P1 and the
// subjects (fee decisions, approval of invoices, employment) are of the kind that a report there lists.
func wholeFile() control.File {
	const body = "Socialnämnden"
	plan := control.Plan{
		ID: id(1), Body: body, Year: 2027,
		Analysis: control.Analysis{Date: day("2026-10-05"), Areas: []control.AreaCode{control.AreaEconomy, control.AreaPersonnel, control.AreaOperations},
			Fraud: ptr(true), Risks: []control.Risk{
				{ID: "R1", Text: "Avgifter beslutas utan aktuella inkomster", Area: control.AreaOperations, Process: "avgifter", Value: 12, Consequence: 3},
				{ID: "R2", Text: "Fakturor attesteras av fel person", Area: control.AreaEconomy, Process: "attest", Value: 9, Consequence: 3},
				{ID: "R3", Text: "Legitimation kontrolleras inte", Area: control.AreaPersonnel, Process: "rekrytering", Value: 6, Consequence: 3},
				{ID: "R4", Text: "Lokaler står tomma", Area: control.AreaEconomy, Process: "lokaler", Value: 9, Consequence: 3,
					Treatment: control.TreatmentAccept, Resolution: decision("2026-11-20", "§ 97")},
				{ID: "KG1", Text: "Bisysslor anmäls inte", Area: control.AreaPersonnel, Process: "bisysslor", Common: true},
			}},
		Activities: []control.Activity{
			{Number: number("V1"), Area: control.AreaOperations, Risks: []string{"R1"}, Process: "avgifter", Text: "Avgiftsbeslut är rätt räknade", Method: "stickprov", Sample: 25,
				Frequency: control.FrequencyHalfYearly, Owner: "handläggare", Responsible: "controller", Recipient: "förvaltningschef"},
			{Number: number("E1"), Area: control.AreaEconomy, Risks: []string{"R2"}, Process: "attest", Text: "Attest enligt delegationen", Method: "stickprov", Sample: 59,
				Frequency: control.FrequencyYearly, Due: day("2027-11-30"), Owner: "ekonomichef", Responsible: "controller", Recipient: "förvaltningschef"},
			{Number: number("P1"), Area: control.AreaPersonnel, Risks: []string{"R3", "KG1"}, Process: "rekrytering", Text: "Legitimation är kontrollerad", Method: "genomgång",
				Frequency: control.FrequencyYearly, Owner: "hr-specialist", Responsible: "controller", Recipient: "förvaltningschef"},
		},
	}
	plan, err := plan.Adopt(decision("2026-11-20", "§ 98"))
	if err != nil {
		panic(err)
	}
	test := func(n int, activity, date string, result control.Result, tested, wrong int) control.Execution {
		return control.Execution{ID: id(n), Body: body, Year: 2027, Activity: number(activity), Date: day(date), Tester: "controller", Result: result,
			Tested: &tested, Wrong: &wrong, Evidence: []control.Evidence{{Reference: "SOC 2027/31"}}}
	}
	return control.File{
		Body: body, Year: 2027, Plan: &plan,
		Executions: []control.Execution{
			test(11, "V1", "2027-04-14", control.ResultMinor, 25, 2),
			test(12, "V1", "2027-10-12", control.ResultNoDeviation, 25, 0),
			test(13, "E1", "2027-11-16", control.ResultNoDeviation, 59, 0),
			test(14, "P1", "2027-10-20", control.ResultNoDeviation, 18, 0),
		},
		Deviations: []control.Deviation{{ID: id(21), Body: body, Year: 2027, Activity: number("V1"), Found: day("2027-04-14"), Text: "Gammal inkomst i två beslut", Severity: "minor",
			Cause: "blankett utan datum", Action: "ny blankett", Owner: "enhetschef", Due: day("2027-06-30"), Done: day("2027-06-15"),
			Effect: control.Effect{Date: day("2027-10-12"), Shown: ptr(true)}, Closed: day("2027-10-15")}},
		Previous: []control.Item{{ID: "2026-V1", Activity: number("V1"), Text: "Akter arkiverade för sent", Process: "arkivering", Result: control.ResultMajor, Action: "ny rutin"}},
		Report: &control.Report{ID: id(31), Body: body, Year: 2027, Case: "SOC 2027/31", Registered: day("2027-12-15"), Approved: decision("2027-12-14", "§ 131"), HandedOver: day("2027-12-16"),
			FollowUps: []control.FollowUp{{Item: "2026-V1", Answer: control.AnswerDone, Text: "rutinen är införd"}}},
	}
}

// afterwards is a day on which everything of 2027 is due.
var afterwards = kvalitet.NewDate(2028, time.January, 1)
