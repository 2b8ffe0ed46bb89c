package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
)

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
	plan := r.plan()
	for _, need := range []struct {
		path   string
		figure float64
		sv, en string
	}{{"/weeks", rollout.NewPass(plan).Effort.Weeks, "antalet veckor saknas; timmar per vecka kan inte räknas", "the number of weeks is missing; hours a week cannot be calculated"},
		{"/leaders", float64(plan.Leaders), "antalet processledare saknas; deras timmar kan inte räknas", "the number of process leaders is missing; their hours cannot be calculated"},
		{"/hoursPerProcess", plan.HoursPerMap, "timmarna per process saknas; processledarnas timmar kan inte räknas", "the hours per process are missing; the leaders' hours cannot be calculated"}} {
		if need.figure == 0 && !slices.ContainsFunc(r.problems, func(p kvalitet.Problem) bool { return p.Path == need.path }) {
			r.problems = append(r.problems, kvalitet.Problem{Code: "missing", Path: need.path, SV: need.sv, EN: need.en})
		}
	}
	return plan, r.problems, nil
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
	r.assume(p, participants)
}

// assume takes from Lidköping's plan, the published one, what a short plan leaves out: how many leaders each process
// needs, and the meetings when only the number of participants is told. What was assumed is said.
func (r *planReader) assume(p *rollout.Plan, participants float64) {
	like := rollout.Lidkoping()
	if p.LeadersPerMap == 0 && p.Leaders > 0 {
		p.LeadersPerMap = min(like.LeadersPerMap, p.Leaders)
		n := strconv.Itoa(p.LeadersPerMap)
		r.problems = append(r.problems, kvalitet.Problem{Code: "guess", Path: "/leadersPerProcess", SV: "antalet ledare per process saknas; " + n + " antas, högst två som i Lidköping",
			EN: "the number of leaders per process is missing; " + n + " is assumed, at most two as in Lidköping"})
	}
	if len(p.Meetings) > 0 || participants == 0 {
		return
	}
	for _, m := range like.Meetings {
		if m.Participants > 1 {
			m.Participants = participants
		}
		p.Meetings = append(p.Meetings, m)
	}
	r.problems = append(r.problems, kvalitet.Problem{Code: "guess", Path: "/meetings", SV: "mötena saknas; Lidköpings fyra antas, två med deltagarna och två med ägaren",
		EN: "the meetings are missing; Lidköping's four are assumed, two with the participants and two with the owner"})
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
