package main

import (
	"encoding/json"
	"fmt"

	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

const rolloutHelp = `FIL är en plan i JSON; allt utom veckor, timmar och ledare kan utelämnas. perWeek är processer per vecka; processes deras antal.
hours går bra i stället för hoursPerProcess, participants (antal) i stället för deltagare per möte, och ownerHours för
ägarens egna timmar. Saknas leadersPerProcess och meetings antas de vara som i Lidköpings plan. Svenska namn går bra:
veckor, timmar, ledare, deltagare, möten, förberedelse, dokumentation.
/
FILE is a plan in JSON; all but weeks, hours and leaders may be left out. perWeek is processes a week; processes their number.
hours may stand for hoursPerProcess, participants (a number) for those of each meeting, and ownerHours for the owner's own hours.
Without leadersPerProcess and meetings they are taken to be as in Lidköping's plan. Swedish names are read too.
/
  {
    "name": "Ledningssystem", "weeks": 68, "start": "2015-09-01", "end": "2017-03-01",
    "perWeek": 1,                      ("processes")
    "leaders": 14, "leadersPerProcess": 2, "hoursPerProcess": 20,
    "meetings": [{"hours": 5, "participants": 5}, {"hours": 5, "participants": 5},
                 {"hours": 2, "participants": 1}, {"hours": 2, "participants": 1}],
    "preparation": 2, "documentation": 4, "documentationInside": true,
    "weekHours": 40, "managerShare": 0.75, "leaderShare": 0.10, "mappingShare": 0.05,
    "window": {"from": "2016-04-01", "until": "2016-11-01"}, "followUpWeeks": [6, 10],
    "training": [{"name": "Kurs", "cost": 60000, "participants": 20}],
    "stated": {"businessPerProcess": 54, "leaderHours": 2720, "perLeaderWeek": 2.9}
  }`

// rolloutCommand multiplies out a plan for mapping processes and finds its contradictions.
func rolloutCommand(h *host) *cobra.Command {
	var preset string
	var example, schedule bool
	cmd := &cobra.Command{
		Use:   "rollout FIL",
		Short: "Räkna på en plan för processkartläggning / calculate a plan for mapping processes",
		Long:  rolloutHelp,
		Example: `  kvalitet rollout -preset lidkoping
  kvalitet rollout -example > plan.json
  kvalitet rollout plan.json -format json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case example:
				enc := json.NewEncoder(h.out)
				enc.SetIndent("", "  ")
				return enc.Encode(rollout.Lidkoping())
			case preset == "lidkoping":
				return h.rollout(rollout.Lidkoping(), nil, schedule)
			case preset != "":
				return fmt.Errorf("-preset %s: lidkoping", preset)
			case len(args) == 0:
				return fmt.Errorf("%s", h.t("ange en fil eller -preset lidkoping", "name a file or -preset lidkoping"))
			}
			plan, problems, err := h.readPlan(args[0])
			if err != nil {
				return err
			}
			return h.rollout(plan, problems, schedule)
		},
	}
	cmd.Flags().StringVar(&preset, "preset", "", "lidkoping: i stället för FIL / instead of a file")
	cmd.Flags().BoolVar(&example, "example", false, "skriv en plan att börja från / write a plan to start from")
	cmd.Flags().BoolVar(&schedule, "schedule", false, "visa veckorna / show the weeks")
	return cmd
}

// rolloutReport is the JSON of rollout.
type rolloutReport struct {
	Name          string             `json:"name"`
	Hours         rolloutHours       `json:"hours"`
	PerLeaderWeek float64            `json:"perLeaderWeek"`
	Effort        rollout.Effort     `json:"effort"`
	Findings      []processFinding   `json:"findings"`
	Unknown       []string           `json:"unknown"`
	Schedule      []rollout.Slot     `json:"schedule"`
	Overloaded    []rollout.Load     `json:"overloaded"`
	Problems      []kvalitet.Problem `json:"problems"`
}

type rolloutHours struct {
	Leaders            float64 `json:"leaders"`
	Business           float64 `json:"business"`
	Total              float64 `json:"total"`
	BusinessPerProcess float64 `json:"businessPerProcess"`
	LeadersPerProcess  float64 `json:"leadersPerProcess"`
	Manager            float64 `json:"manager"`
}

func (h *host) rollout(plan rollout.Plan, problems []kvalitet.Problem, schedule bool) error {
	if err := plan.Validate(); err != nil {
		return err
	}
	pass := rollout.NewPass(plan)
	e := pass.Effort
	out := rolloutReport{Name: plan.Name, PerLeaderWeek: round6(e.PerLeaderWeek), Effort: e, Findings: []processFinding{}, Unknown: []string{},
		Schedule: notNil(plan.Schedule()), Overloaded: []rollout.Load{}, Problems: h.processProblems(problems),
		Hours: rolloutHours{round6(e.Leaders), round6(e.Business), round6(e.Total), round6(e.BusinessPerMap), round6(e.LeaderPerMap * float64(max(plan.LeadersPerMap, 1))), round6(e.Manager)}}
	for _, l := range plan.Loads() {
		if l.Over {
			out.Overloaded = append(out.Overloaded, l)
		}
	}
	judged := kvalitet.Evaluate(kvalitet.Profile{}, kvalitet.Run(rollout.Rules(), pass))
	h.failOnFinding(judged)
	rows := sheet{Name: column("Det som inte går ihop", "What does not add up"), Columns: []kvalitet.Label{column("regel", "rule"), column("iakttagelse", "finding")}}
	for _, j := range judged.Judged {
		switch {
		case j.Outcome == kvalitet.OutcomeUnknown:
			out.Unknown = append(out.Unknown, j.Rule)
			continue
		case j.Outcome != kvalitet.OutcomeNotMet && j.Text.IsZero():
			continue
		}
		f := processFinding{Rule: j.Rule, Outcome: j.Outcome.String(), Severity: j.Severity.String(), SV: j.Text.SV, EN: j.Text.EN, Path: j.Path, Places: []findingPlaces{}}
		text := j.Text.In(h.lang)
		for _, p := range j.Places() {
			f.Places = append(f.Places, findingPlaces{Path: p.Path, SV: p.Note.SV, EN: p.Note.EN})
			if note := p.Note.In(h.lang); note != "" {
				text += " (" + note + ")"
			}
		}
		out.Findings = append(out.Findings, f)
		rows.Rows = append(rows.Rows, []any{j.Rule, text})
	}
	total := sheet{Name: column("Timmar", "Hours"), Columns: []kvalitet.Label{column("vem", "who"), column("timmar", "hours")}, Rows: [][]any{
		{column("verksamheten, per process", "the business, per process"), out.Hours.BusinessPerProcess},
		{column("processledare, per process", "process leaders, per process"), out.Hours.LeadersPerProcess},
		{column("processledare", "process leaders"), out.Hours.Leaders},
		{column("verksamheten", "the business"), out.Hours.Business},
		{column("tillsammans", "together"), out.Hours.Total},
		{column("projektledare", "project manager"), out.Hours.Manager},
		{column("per ledare och vecka", "per leader and week"), round6(e.PerLeaderWeek)},
	}}
	sheets := []sheet{total, rows}
	if schedule {
		s := sheet{Name: column("Veckor", "Weeks"), Columns: []kvalitet.Label{column("process", "process"), column("vecka från", "week from"), column("ledare", "leaders"), column("uppföljning", "follow-up")}}
		for _, slot := range out.Schedule {
			s.Rows = append(s.Rows, []any{slot.Number, slot.Week, strings.Trim(fmt.Sprint(slot.Leaders), "[]"), fmt.Sprintf("%s – %s", slot.FollowUp.From, slot.FollowUp.Last())})
		}
		sheets = append(sheets, s)
	}
	return h.emit(out, sheets...)
}
