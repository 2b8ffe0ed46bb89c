package controltest

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

func decision(n int) control.Resolution {
	return control.Resolution{Date: kvalitet.NewDate(2026, time.December, 1+n%28), By: bodyOf(n), Reference: "§ 118"}
}

func yes() *bool { b := true; return &b }

var plans = storetest.Aggregate[control.Plan]{
	Name: "Plan",
	Make: func(id uuid.UUID, n int) control.Plan {
		v1 := control.Number{Letter: "V", Running: 1}
		activity := control.Activity{Number: v1, Area: control.AreaOperations, Risks: []string{"R1"}, Process: "avgifter", Text: "Avgiftsbeslut är rätt",
			Method: "stickprov", Frequency: control.FrequencyHalfYearly, Period: kvalitet.Year(2027), Due: kvalitet.NewDate(2027, time.November, 30),
			Sample: 25 + n, Owner: "handläggare", Responsible: "controller", Recipient: "nämnd", Common: n%2 == 0, Reasons: []control.Reason{{Code: "over", Text: kvalitet.Label{SV: "över 9", EN: "over 9"}}}}
		return control.Plan{ID: id, Body: bodyOf(n), Year: yearOf(n),
			Analysis: control.Analysis{Date: kvalitet.NewDate(2026, time.October, 1), Areas: []control.AreaCode{control.AreaEconomy}, Fraud: yes(), Participants: []string{"controller"},
				Risks: []control.Risk{{ID: "R1", Text: "Fel avgift", Area: control.AreaOperations, Value: 12, Consequence: 4, Band: "hög", Flagged: true, Fraud: true,
					Treatment: control.TreatmentAccept, Resolution: decision(n), Control: "stickprov"}}},
			Activities: []control.Activity{activity}, Adopted: decision(n), Seal: "00",
			Amendments: []control.Amendment{{Date: kvalitet.NewDate(2027, time.May, 2), Motive: "fler", Resolution: decision(n), Changes: []control.Change{{Number: v1, Activity: &activity}, {Number: v1}}}}}
	},
	Fields: planFields,
	Text:   func(v *control.Plan) *string { return &v.Body },
	Touch: func(v *control.Plan) {
		v.Activities[0].Risks[0] = "rörd"
		v.Amendments[0].Changes[0].Activity.Text = "rörd"
		*v.Analysis.Fraud = false
	},
}

var executions = storetest.Aggregate[control.Execution]{
	Name: "Execution",
	Make: func(id uuid.UUID, n int) control.Execution {
		tested, wrong := 25, n%3
		return control.Execution{ID: id, Body: bodyOf(n), Year: yearOf(n), Activity: control.Number{Letter: "V", Running: n + 1}, Occasion: n % 4, Date: kvalitet.NewDate(2027, time.May, 2),
			Tester: "controller", Result: control.Results()[2+n%4], Tested: &tested, Wrong: &wrong, Note: "läst på plats",
			Evidence: []control.Evidence{{Reference: "SOC 2027/31", Hash: strings.Repeat("0", 64), Date: kvalitet.NewDate(2027, time.May, 3)}}}
	},
	Fields: executionFields,
	Text:   func(v *control.Execution) *string { return &v.Note },
	Touch:  func(v *control.Execution) { v.Evidence[0].Reference = "rörd"; *v.Tested = 99 },
}

var deviations = storetest.Aggregate[control.Deviation]{
	Name: "Deviation",
	Make: func(id uuid.UUID, n int) control.Deviation {
		return control.Deviation{ID: id, Body: bodyOf(n), Year: yearOf(n), Activity: control.Number{Letter: "V", Running: 1}, Found: kvalitet.NewDate(2027, time.May, 2), Text: "Gammal inkomst",
			Severity: "minor", Cause: "blankett", Action: "ny blankett", Owner: "enhetschef", Due: kvalitet.NewDate(2027, time.June, 30), Done: kvalitet.NewDate(2027, time.June, 1),
			Effect: control.Effect{Date: kvalitet.NewDate(2027, time.October, 1), Shown: yes(), Text: "inga fel"}, Closed: kvalitet.NewDate(2027, time.October, 2), RepeatOf: "2026-V1"}
	},
	Fields: deviationFields,
	Text:   func(v *control.Deviation) *string { return &v.Text },
	Touch:  func(v *control.Deviation) { *v.Effect.Shown = false },
}

var reports = storetest.Aggregate[control.Report]{
	Name: "Report",
	Make: func(id uuid.UUID, n int) control.Report {
		return control.Report{ID: id, Body: bodyOf(n), Year: yearOf(n), Case: "SOC 2027/31", Registered: kvalitet.NewDate(2027, time.December, 15), Approved: decision(n), HandedOver: kvalitet.NewDate(2027, time.December, 16),
			Rows: []control.Row{{Activity: control.Number{Letter: "V", Running: 1}, Result: control.ResultMinor, Motive: "omprövat", Occasions: 2, Done: 2, Tested: 50, Wrong: 1, Deviations: 1,
				Text: "ett fel", Action: "ny blankett", Responsible: "enhetschef", Due: kvalitet.NewDate(2028, time.March, 1)}},
			FollowUps: []control.FollowUp{{Item: "2026-V1", Answer: control.AnswerDone, Text: "infört", Date: kvalitet.NewDate(2027, time.March, 1)}}, Text: "Året har varit gott."}
	},
	Fields: reportFields,
	Text:   func(v *control.Report) *string { return &v.Text },
	Touch:  func(v *control.Report) { v.Rows[0].Action = "rörd"; v.FollowUps[0].Text = "rörd" },
}

var assessments = storetest.Aggregate[control.Assessment]{
	Name: "Assessment",
	Make: func(id uuid.UUID, n int) control.Assessment {
		finding := kvalitet.NotMet("Planen saknas.", "The plan is missing.").At(kvalitet.Place{Path: "/plan"})
		finding.Rule = "control.plan.exists"
		return control.Assessment{ID: id, Body: bodyOf(n), Year: yearOf(n), On: kvalitet.NewDate(2028, time.January, 10),
			Aspects: []control.AspectResult{{Aspect: control.AspectCoverage, Grade: control.GradeRed, Met: n, Judged: n + 1,
				Reasons: []kvalitet.Judged{{Finding: finding, Severity: kvalitet.SeverityError, Weight: 1}}}},
			Computed: control.GradeRed, Decided: control.GradeYellow, Motive: "rättat i januari"}
	},
	Fields: assessmentFields,
	Text:   func(v *control.Assessment) *string { return &v.Motive },
	Touch:  func(v *control.Assessment) { v.Aspects[0].Reasons[0].Rule = "rörd" },
}

var overviews = storetest.Aggregate[control.Overview]{
	Name: "Overview",
	Make: func(id uuid.UUID, n int) control.Overview {
		return control.Overview{ID: id, Year: yearOf(n), On: kvalitet.NewDate(2028, time.January, 10),
			Bodies: []control.BodyLine{{Body: bodyOf(n), Grade: control.GradeGreen, Aspects: []control.Grade{control.GradeGreen}, Counts: control.Counts{Risks: n, Activities: 3}, Case: "SOC 2027/31"}},
			Total:  control.Counts{Risks: n, Activities: 3}, Grades: []control.GradeCount{{Grade: control.GradeGreen, Bodies: 1}},
			Outliers:  []control.Outlier{{Body: bodyOf(n), Measure: "missed", Share: 0.5, Fence: 0.25, Text: kvalitet.Label{SV: "mycket", EN: "much"}}},
			Executive: control.Statement{Text: "Gott.", Resolution: decision(n)}, Auditors: control.Statement{Text: "Vi delar bedömningen."}}
	},
	Fields: overviewFields,
	Text:   func(v *control.Overview) *string { return &v.Executive.Text },
	Touch:  func(v *control.Overview) { v.Bodies[0].Aspects[0] = control.GradeRed },
}

var models = storetest.Aggregate[control.Model]{
	Name: "Model",
	Make: func(id uuid.UUID, n int) control.Model {
		all := control.Models()
		m := all[n%len(all)]
		m.ID = id
		return m
	},
	Fields: modelFields,
	Text:   func(v *control.Model) *string { return &v.Name.SV },
	Touch:  func(v *control.Model) { v.Areas[0].Letter = "X" },
}
