package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// yearEnd is the day on which the example's year is judged.
var yearEnd = kvalitet.NewDate(2026, 12, 31)

// goals stores the model, the goals, the indicators and the year's outcomes.
func (y *yearRun) goals() (int, error) {
	data, err := load[struct {
		Goals        []governance.Goal        `json:"goals"`
		Indicators   []governance.Indicator   `json:"indicators"`
		Measurements []governance.Measurement `json:"measurements"`
	}]("goals.json")
	if err != nil {
		return 0, err
	}
	tree, err := governance.NewTree(governance.Haparanda(), data.Goals, data.Indicators...)
	if err != nil {
		return 0, err
	}
	if err := governance.SaveTree(y.ctx, y.store, tree); err != nil {
		return 0, err
	}
	_, err = governance.SaveMeasurements(y.ctx, y.store, data.Measurements...)
	return tree.Len() + len(data.Measurements), err
}

// tree reads back what goals stored.
func (y *yearRun) tree() (*governance.Tree, error) {
	return governance.LoadTree(y.ctx, y.store, governance.Haparanda().ID, yearEnd)
}

// goalQuality runs the SMARTA rules on every goal.
func (y *yearRun) goalQuality() (int, error) {
	tree, err := y.tree()
	if err != nil {
		return 0, err
	}
	section := report.Section{ID: "mal", Title: y.t("Målen och deras kvalitet", "The goals and their quality"),
		Lead: y.t("Varje mål prövas mot SMARTA: specifikt, mätbart, accepterat, realistiskt, tidsbundet och ansvarsfördelat. Visionen och inriktningarna prövas mildare än nämndernas mål.",
			"Every goal is held against SMARTA: specific, measurable, accepted, realistic, time-bound and with responsibility assigned. The vision is not scolded.")}
	type goalFindings struct {
		Goal     string             `json:"goal"`
		Findings []kvalitet.Finding `json:"findings"`
	}
	var all []goalFindings
	good, counted := 0, 0
	for _, g := range tree.Walk() {
		pass, _ := tree.Pass(g.ID)
		findings := kvalitet.Run(governance.SMARTA(), pass)
		all = append(all, goalFindings{g.Text, findings})
		if pass.Level.Strictness != governance.StrictnessFull {
			continue
		}
		class, texts := governance.Classify(g.Text)
		if counted++; class == governance.ClassGood {
			good++
		}
		marked := y.goalMarks(g.Text, texts, findings)
		marked.Heading = g.Body
		section.Blocks = append(section.Blocks, report.Block{Marked: []report.Marked{marked}})
	}
	y.data["goals"] = all
	y.section(section)
	y.fact(y.t("Nämndmål som går att följa upp", "Board goals that can be followed up"), fmt.Sprintf("%d %s %d", good, y.t("av", "of"), counted),
		y.t("nämner mått, nivå och tid", "name a measure, a level and a time"))
	return len(all), nil
}

// followUp judges the goals from the year's outcomes, and stores what was computed where nobody has decided.
func (y *yearRun) followUp() (int, error) {
	tree, err := y.tree()
	if err != nil {
		return 0, err
	}
	period := kvalitet.Year(yearEnd.Year)
	measurements, err := governance.LoadMeasurements(y.ctx, y.store, period)
	if err != nil {
		return 0, err
	}
	result, err := tree.FollowUp(measurements, governance.ShareMet())
	if err != nil {
		return 0, err
	}
	decided, err := y.verdicts(tree, result, period)
	if err != nil {
		return 0, err
	}
	table, section, err := y.followUpSection(tree, result, decided)
	if err != nil {
		return 0, err
	}
	section.Blocks[1].Table.Source = y.t("Utfallen är påhittade. Regel: andelen bedömda mått som når målvärdet.", "The outcomes are made up. Rule: the share of judged measures that reach their targets.")
	counts := result.Counts(governance.LevelBoardGoal)
	total := 0
	for _, n := range counts {
		total += n
	}
	y.fact(y.t("Nämndmål som är uppfyllda", "Board goals that are met"), fmt.Sprintf("%d %s %d", counts[governance.StatusMet], y.t("av", "of"), total),
		fmt.Sprintf("%d %s, %d %s", counts[governance.StatusPartly], y.t("delvis", "partly"), counts[governance.StatusNotJudged], y.t("ej bedömda", "not judged")))
	y.section(section)
	y.data["followUp"] = table.Rows
	return tree.Len(), nil
}

// verdicts stores the computed verdict of each goal that has none for the period, and reads them all back.
func (y *yearRun) verdicts(tree *governance.Tree, result *governance.Result, period kvalitet.Period) (verdicts, error) {
	stored, err := loadVerdicts(y.ctx, y.store, period)
	if err != nil {
		return nil, err
	}
	var fresh []governance.Verdict
	for _, g := range tree.Walk() {
		if _, ok := stored[g.ID]; !ok {
			fresh = append(fresh, result.Verdict(verdictID(g.ID, period), g.ID, period))
		}
	}
	if _, err := governance.SaveVerdicts(y.ctx, y.store, fresh...); err != nil {
		return nil, err
	}
	return loadVerdicts(y.ctx, y.store, period)
}
