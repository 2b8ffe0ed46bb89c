package main

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

// attendance is the example's own made-up series: steps 5–9 are judgements, and nobody judges a real municipality here.
func attendance() analysis.Series {
	s := analysis.NewSeries("frisknärvaro", "exempel", []int{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026},
		[]float64{94.1, 92.8, 93.0, 93.2, 93.9, 94.3, 94.8, 95.1})
	s.Title = kvalitet.Label{SV: "Frisknärvaro, socialnämnden (påhittad)", EN: "Attendance, social board (made up)"}
	s.Better = analysis.BetterHigher
	return s
}

// climbAttendance takes the series up all nine steps and signs them.
func climbAttendance() (analysis.Ladder, error) {
	l := analysis.Climb(attendance(), analysis.Target(96))
	l.ID = exampleID("ladder", "attendance")
	signed := analysis.Signature{Role: "förvaltningschef", Date: kvalitet.NewDate(yearEnd.Year+1, 1, 20)}
	for _, step := range l.Steps {
		if step.Computed && !step.Assessed() {
			if err := l.Excuse(step.Code, analysis.Excuse{Reason: "måttet finns bara hos oss", Signed: signed}); err != nil {
				return l, err
			}
		}
	}
	for _, step := range l.Steps {
		if step.Computed {
			continue
		}
		for _, q := range step.Questions[:1] {
			if err := l.Judge(analysis.Judgement{Question: q.Code, Text: judgements[step.Code], Signed: signed}); err != nil {
				return l, err
			}
		}
	}
	err := l.Accept(signed)
	if err == nil {
		err = l.Conclude(analysis.Conclusion{Text: "Frisknärvaron stiger men målet nås inte utan fler insatser mot korttidsfrånvaro.",
			Rests: []string{analysis.MethodChange}, Causes: []string{"tidiga samtal vid upprepad korttidsfrånvaro"}, Signed: signed})
	}
	if err == nil {
		err = l.Assess(analysis.SelfAssessment{Colour: analysis.ColourYellow, Computed: l.ComputedColour(),
			Motive: "målet är inte nått, men utvecklingen går åt rätt håll fyra år i rad", Signed: signed})
	}
	if err == nil {
		err = l.Propose(analysis.Action{Text: "Samtal inom fem dagar vid tredje korttidsfrånvaron", Plan: "socialnämndens verksamhetsplan", Owner: "enhetschef",
			Due: kvalitet.NewDate(yearEnd.Year+1, 9, 30), FollowUp: kvalitet.NewDate(yearEnd.Year+1, 12, 15), How: "frisknärvaro per enhet"})
	}
	return l, err
}

// judgements are the example's answers to the first question of each step for people.
var judgements = map[analysis.StepCode]string{
	analysis.StepFactors:        "Nya rutiner för tidiga samtal infördes under 2023.",
	analysis.StepBasis:          "Frånvaro per orsak och enhet behövs från löneenheten.",
	analysis.StepConclusion:     "Utvecklingen är god men långsammare än målet.",
	analysis.StepSelfAssessment: "Gult.",
	analysis.StepActions:        "Tidiga samtal i alla enheter.",
}

// actions gathers what the year led to and puts it into the next year's plan: what the analysis proposes, what the
// risks ask for, and what the supervision found.
func (y *yearRun) actions() (int, error) {
	ladder, err := climbAttendance()
	if err != nil {
		return 0, err
	}
	if _, err := analysis.SaveModel(y.ctx, y.store, analysis.Orebro()); err != nil {
		return 0, err
	}
	if _, err := analysis.SaveLadder(y.ctx, y.store, ladder); err != nil {
		return 0, err
	}
	if ladder, err = analysis.LoadLadder(y.ctx, y.store, ladder.ID); err != nil {
		return 0, err
	}
	table := sheet{Name: column(fmt.Sprintf("Åtgärder in i %d års plan", yearEnd.Year+1), fmt.Sprintf("Actions into the plan of %d", yearEnd.Year+1)), Columns: []kvalitet.Label{
		column("Åtgärd", "Action"), column("Kommer ur", "Comes from"), column("Ansvarig", "Responsible"), column("Klar", "Due")}}
	from := func(sv, en string) string { return y.t(sv, en) }
	for _, a := range ladder.Actions {
		table.Rows = append(table.Rows, []any{a.Text, from("analysen av frisknärvaron", "the analysis of attendance"), a.Owner, a.Due.String()})
	}
	r, err := y.register()
	if err != nil {
		return 0, err
	}
	number := map[uuid.UUID]string{}
	for _, k := range r.Risks {
		number[k.ID] = k.Number
	}
	for _, m := range r.Measures {
		table.Rows = append(table.Rows, []any{m.Text, from("risk ", "risk ") + number[m.Risk], m.Owner, m.Due.String()})
	}
	model := control.Orebro()
	files, err := control.LoadFiles(y.ctx, y.store, model, yearEnd.Year)
	if err != nil {
		return 0, err
	}
	for _, f := range files {
		for _, item := range control.CarryForward(f, model, control.EndOf(model, yearEnd.Year)) {
			if item.Result == control.ResultNoDeviation {
				continue
			}
			table.Rows = append(table.Rows, []any{item.Text, from("tillsyn ", "supervision ") + item.Activity.String() + ", " + f.Body, item.Responsible, item.Due.String()})
		}
	}
	if err := y.plan(table); err != nil {
		return 0, err
	}
	block, err := y.table("atgarder", table, "")
	if err != nil {
		return 0, err
	}
	section := report.Section{ID: "atgarder", Title: y.t("Slutsatser och åtgärder", "Conclusions and actions"),
		Lead: y.t("Analysens nio steg är genomförda för socialnämndens frisknärvaro: fyra beräknade, fem undertecknade. Det som beslutats går in i nästa års verksamhetsplan.",
			"The nine steps are taken for the social board's attendance: four computed, five signed. What was decided goes into next year's plan.")}
	section.Blocks = []report.Block{y.staircase(ladder), {Facts: []report.Fact{
		{Name: y.t("Slutsats", "Conclusion"), Value: ladder.Conclusion.Text, Note: ladder.Conclusion.Signed.Role + " " + ladder.Conclusion.Signed.Date.String()},
		{Name: y.t("Självskattning", "Self-assessment"), Value: ladder.SelfAssessment.Colour.Label().In(y.lang),
			Note: y.t("beräknat: ", "computed: ") + ladder.SelfAssessment.Computed.Label().In(y.lang) + ". " + ladder.SelfAssessment.Motive},
	}}, block}
	y.section(section)
	y.report.Summary = append(y.report.Summary, report.Fact{Name: y.t("Åtgärder in i nästa års plan", "Actions into next year's plan"), Value: fmt.Sprint(len(table.Rows))})
	y.data["actions"] = table.Rows
	return len(table.Rows), nil
}

// plan stores the actions as the next year's plan.
func (y *yearRun) plan(table sheet) error {
	section := cycle.Section{Code: "actions"}
	for _, r := range table.Rows {
		section.Text += fmt.Sprintf("%v (%v, %v)\n", r[0], r[2], r[3])
	}
	_, err := cycle.SavePlan(y.ctx, y.store, cycle.Plan{ID: exampleID("operational plan"), Kind: cycle.PlanOperations, Title: fmt.Sprintf("Verksamhetsplan %d", yearEnd.Year+1),
		Body: "socialnämnden", Period: kvalitet.Year(yearEnd.Year + 1), Sections: []cycle.Section{section}})
	return err
}
