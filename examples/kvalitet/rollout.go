package main

import (
	"encoding/json"
	"fmt"

	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

const rolloutHelp = `FIL är en plan i JSON; allt utom veckor, timmar och ledare kan utelämnas:

  {
    "name": "Ledningssystem", "weeks": 68, "start": "2015-09-01", "end": "2017-03-01",
    "perWeek": 1,                      (eller "processes": antal processer)
    "leaders": 14, "leadersPerProcess": 2, "hoursPerProcess": 20,
    "meetings": [{"hours": 5, "participants": 5}, {"hours": 5, "participants": 5},
                 {"hours": 2, "participants": 1}, {"hours": 2, "participants": 1}],
    "preparation": 2, "documentation": 4, "documentationInside": true,
    "weekHours": 40, "managerShare": 0.75, "leaderShare": 0.10, "mappingShare": 0.05,
    "window": {"from": "2016-04-01", "until": "2016-11-01"}, "followUpWeeks": [6, 10],
    "training": [{"name": "Kurs", "cost": 60000, "participants": 20}],
    "stated": {"businessPerProcess": 54, "leaderHours": 2720, "perLeaderWeek": 2.9}
  }

hours går bra i stället för hoursPerProcess, participants (antal) i stället för deltagare per möte, och ownerHours för
ägarens egna timmar. Svenska namn går bra: veckor, timmar, ledare, deltagare, möten, förberedelse, dokumentation.`

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

// readPlan reads a plan from JSON, whatever the members are called.
func (h *host) readPlan(file string) (rollout.Plan, []kvalitet.Problem, error) {
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return rollout.Plan{}, nil, err
	}
	docs, err := readObjects(file, data)
	if err != nil {
		return rollout.Plan{}, nil, err
	}
	if len(docs.objects) != 1 {
		return rollout.Plan{}, nil, fmt.Errorf("%s: %s", file, h.t("väntade en plan", "expected one plan"))
	}
	r := planReader{object: docs.objects[0]}
	return r.plan(), r.problems, nil
}

type planReader struct {
	object
	problems []kvalitet.Problem
}

// number reads a figure; a percentage may be written "5 %".
func (r *planReader) number(o object, names ...string) float64 {
	v, ok := o.find(names...)
	if !ok || v == nil {
		return 0
	}
	text := strings.TrimSpace(strings.ReplaceAll(fmt.Sprint(v), "\u00a0", ""))
	text, percent := strings.CutSuffix(text, "%")
	x, err := strconv.ParseFloat(strings.NewReplacer(" ", "", ",", ".").Replace(text), 64)
	if err != nil {
		r.problems = append(r.problems, kvalitet.Problem{Code: "syntax", Path: "/" + names[0], SV: fmt.Sprintf("inget tal: %v", v), EN: fmt.Sprintf("not a number: %v", v)})
		return 0
	}
	if percent {
		x /= 100
	}
	return x
}

// share reads a share of a post: 0.05, "5 %" or 5.
func (r *planReader) share(names ...string) float64 {
	x := r.number(r.object, names...)
	if x > 1 && x <= 100 {
		x /= 100
	}
	return x
}

func (r *planReader) date(o object, names ...string) kvalitet.Date {
	v, ok := o.find(names...)
	if !ok || v == nil || v == "" {
		return kvalitet.Date{}
	}
	d, err := kvalitet.ParseDate(strings.TrimSpace(fmt.Sprint(v)))
	if err != nil {
		r.problems = append(r.problems, kvalitet.Problem{Code: "date", Path: "/" + names[0], SV: fmt.Sprintf("inget datum: %v", v), EN: fmt.Sprintf("not a date: %v", v)})
	}
	return d
}

func (r *planReader) period(o object, names ...string) kvalitet.Period {
	v, ok := o.find(names...)
	inner, isObject := v.(object)
	if !ok || !isObject {
		return kvalitet.Period{}
	}
	return kvalitet.Period{From: r.date(inner, "from", "start", "från"), Until: r.date(inner, "until", "end", "slut", "till")}
}

func (r *planReader) list(o object, names ...string) []object {
	v, _ := o.find(names...)
	list, _ := v.([]any)
	var out []object
	for _, e := range list {
		switch e := e.(type) {
		case object:
			out = append(out, e)
		default:
			out = append(out, object{{name: "hours", value: e}})
		}
	}
	return out
}

func (r *planReader) pair(names ...string) (a, b float64) {
	v, _ := r.find(names...)
	list, _ := v.([]any)
	if len(list) == 2 {
		return r.number(object{{name: names[0], value: list[0]}}, names[0]), r.number(object{{name: names[0], value: list[1]}}, names[0])
	}
	x := r.number(r.object, names...)
	return x, x
}

func (r *planReader) plan() rollout.Plan {
	o := r.object
	p := rollout.Plan{Name: "Plan", Weeks: r.number(o, "weeks", "veckor"), Period: r.period(o, "period"),
		Maps: int(r.number(o, "maps", "processes", "processer", "kartor", "antalProcesser")), PerWeek: r.number(o, "perWeek", "processesPerWeek", "mapsPerWeek", "processerPerVecka", "takt"),
		Leaders:       int(r.number(o, "leaders", "processledare", "ledare", "processLeaders")),
		LeadersPerMap: int(r.number(o, "leadersPerMap", "leadersPerProcess", "ledarePerProcess", "ledarePerKarta")),
		HoursPerMap:   r.number(o, "hoursPerMap", "hoursPerProcess", "hours", "timmar", "timmarPerProcess", "leaderHours"),
		Preparation:   r.number(o, "preparation", "preparationHours", "förberedelse", "förberedelser"), Documentation: r.number(o, "documentation", "documentationHours", "dokumentation"),
		WeekHours: r.number(o, "weekHours", "hoursPerWeek", "veckoarbetstid", "timmarPerVecka"), ManagerShare: r.share("managerShare", "projektledare", "manager"),
		LeaderShare: r.share("leaderShare", "andel"), MappingShare: r.share("mappingShare", "andelKartläggning"), OtherShare: r.share("otherShare", "andelÖvrigt"),
		Window: r.period(o, "window", "mappingWindow", "fönster", "kartläggning")}
	if name, ok := o.find("name", "namn"); ok {
		p.Name = fmt.Sprint(name)
	}
	p.ID = uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/rollout/"+p.Name))
	if from := r.date(o, "start", "from", "startdatum"); !from.IsZero() {
		p.Period.From = from
	}
	if until := r.date(o, "end", "until", "slut", "slutdatum"); !until.IsZero() {
		p.Period.Until = until
	}
	if p.Maps == 0 && p.PerWeek == 0 {
		p.PerWeek = 1
	}
	if v, ok := o.find("documentationOutside"); ok && v == true {
		p.DocumentationOutside = true
	}
	if v, ok := o.find("documentationInside"); ok && v == false {
		p.DocumentationOutside = true
	}
	p.MappingHours[0], p.MappingHours[1] = r.pair("mappingHours")
	p.OtherHours[0], p.OtherHours[1] = r.pair("otherHours")
	a, b := r.pair("followUpWeeks", "uppföljningsveckor")
	p.FollowUpWeeks = [2]int{int(a), int(b)}
	r.meetings(&p)
	for _, t := range r.list(o, "training", "utbildning", "trainings") {
		course := rollout.Training{Name: fmt.Sprint(first(t, "name", "namn")), Participants: int(r.number(t, "participants", "deltagare")), Unclear: first(t, "unclear", "oklar") == true}
		if choice, ok := t.find("choice", "val"); ok {
			course.Choice = fmt.Sprint(choice)
		}
		cost, _, _, err := t.amount("cost", "kostnad")
		if err != nil {
			r.problems = append(r.problems, kvalitet.Problem{Code: "syntax", Path: "/training/cost", SV: err.Error(), EN: err.Error()})
		}
		course.Cost = cost
		p.Training = append(p.Training, course)
	}
	for _, t := range r.list(o, "activities", "aktiviteter", "tidsplan") {
		period := r.period(t, "period")
		if period.IsZero() {
			period = kvalitet.Period{From: r.date(t, "from", "start", "från"), Until: r.date(t, "until", "end", "slut", "till")}
		}
		p.Activities = append(p.Activities, rollout.Activity{Name: fmt.Sprint(first(t, "name", "namn")), Period: period})
	}
	if v, ok := o.find("stated", "angivet", "printed"); ok {
		if s, ok := v.(object); ok {
			p.Stated = rollout.Stated{BusinessPerMap: r.number(s, "businessPerMap", "businessPerProcess", "business"), LeaderHours: r.number(s, "leaderHours", "leaders"),
				PerLeaderWeek: r.number(s, "perLeaderWeek")}
		}
	}
	return p
}

// meetings reads the meetings; a number of participants for all of them, or hours of the participants and of the owner,
// will do.
func (r *planReader) meetings(p *rollout.Plan) {
	participants := 0.0
	if v, _ := r.find("participants", "deltagare", "participantsPerProcess"); v != nil {
		if _, isList := v.([]any); !isList {
			participants = r.number(r.object, "participants", "deltagare", "participantsPerProcess")
		}
	}
	for i, m := range r.list(r.object, "meetings", "days", "möten", "dagar") {
		meeting := rollout.Meeting{Name: meetingName(first(m, "name", "namn"), i), Hours: r.number(m, "hours", "timmar"), Participants: participants}
		if _, ok := m.find("participants", "deltagare"); ok {
			meeting.Participants = r.number(m, "participants", "deltagare")
		}
		p.Meetings = append(p.Meetings, meeting)
	}
	if hours := r.number(r.object, "participantHours", "hoursPerParticipant", "timmarPerDeltagare"); hours > 0 {
		p.Meetings = append(p.Meetings, rollout.Meeting{Name: "Verksamheten", Hours: hours, Participants: participants})
	}
	if hours := r.number(r.object, "ownerHours", "ägarensTimmar"); hours > 0 {
		p.Meetings = append(p.Meetings, rollout.Meeting{Name: "Processägaren", Hours: hours, Participants: 1})
	}
}

func meetingName(name any, i int) string {
	if name == "" {
		return "Möte " + strconv.Itoa(i+1)
	}
	return fmt.Sprint(name)
}

// first is a member's value, or the empty text.
func first(o object, names ...string) any {
	if v, ok := o.find(names...); ok && v != nil {
		return v
	}
	return ""
}
