package improve

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// WorkingDays counts working days (arbetsdagar): a calendar of a host, which knows the public holidays.
type WorkingDays interface {
	// AddWorkingDays gives the working day that is n working days after the day.
	AddWorkingDays(from kvalitet.Date, n int) kvalitet.Date
}

// Weekdays is the simplest calendar: Monday to Friday, no holidays.
type Weekdays struct{}

// AddWorkingDays implements [WorkingDays]; n that is not positive gives the day itself.
func (Weekdays) AddWorkingDays(from kvalitet.Date, n int) kvalitet.Date {
	for n > 0 && !from.IsZero() {
		from = from.AddDays(1)
		if d := from.Weekday(); d >= 1 && d <= 5 {
			n--
		}
	}
	return from
}

// Policy says when things are due and what is grave (handläggningsregler). It is data: a municipality has its own.
type Policy struct {
	Source kvalitet.Source `json:"source"`
	// AssessDays until the assessment, InvestigateDays until the cause is sought; escalation comes EscalateDays after a
	// reminder. All are working days.
	AssessDays      int `json:"assessDays"`
	InvestigateDays int `json:"investigateDays"`
	EscalateDays    int `json:"escalateDays"`
	// AbsentDays is how many working days someone may be away before a deputy steps in.
	AbsentDays int `json:"absentDays"`
	// Scale is the highest severity and probability. A score of at least GraveScore together with a severity of at least
	// GraveSeverity is flagged as a suspected lex Sarah case.
	Scale         int `json:"scale"`
	GraveScore    int `json:"graveScore"`
	GraveSeverity int `json:"graveSeverity"`
	// WindowDays is how long after a case with shown effect the same cause counts as a recurrence.
	WindowDays int `json:"windowDays"`
}

// Kristianstad returns the rules of Kristianstad's handling of deviations: assessed within 5 days, investigation begun
// within 10, a score of 8 or more with significant severity. How long after a reminder a case is escalated, and the
// window of a year for recurrence, are our defaults.
func Kristianstad() Policy {
	return Policy{Source: kvalitet.Source{Title: "Kristianstads kommun, Utredning av avvikelser", Section: "Lex Sarah", Grade: kvalitet.GradePublished},
		AssessDays: 5, InvestigateDays: 10, EscalateDays: 5, AbsentDays: 2, Scale: 4, GraveScore: 8, GraveSeverity: 3, WindowDays: 365}
}

// Problems reports figures that cannot be.
func (p Policy) Problems() []kvalitet.Problem {
	var ps check.List
	for _, x := range []struct {
		path string
		days int
	}{{"/assessDays", p.AssessDays}, {"/investigateDays", p.InvestigateDays}, {"/escalateDays", p.EscalateDays}, {"/absentDays", p.AbsentDays}, {"/windowDays", p.WindowDays}} {
		ps.If(x.days < 0 || x.days > 3660, "range", x.path, "antalet dagar är inte mellan 0 och 3 660", "the days are not between 0 and 3,660")
	}
	ps.If(p.Scale < 1 || p.Scale > 10, "range", "/scale", "skalan är inte 1–10", "the scale is not 1–10")
	return ps
}

// Validate returns the problems as an error.
func (p Policy) Validate() error { return kvalitet.Invalid(p.Problems()) }

// Grave reports whether the case is to be tried as a suspected lex Sarah case. It flags; people decide.
func (p Policy) Grave(c Case) bool {
	a := c.Assessment
	return a != nil && p.GraveScore > 0 && a.Score() >= p.GraveScore && a.Severity >= p.GraveSeverity
}

// Task is something that is due in a case.
type Task struct {
	// Code is "assess", "investigate", "act" or "checkEffect"; Index the action's place in its list, −1 for the others.
	Code  string        `json:"code"`
	Index int           `json:"index"`
	Due   kvalitet.Date `json:"due"`
	// Late says that the day has passed without it being done: a reminder is to be sent. Escalate says that the case
	// shall go to the next level up.
	Late     bool           `json:"late"`
	Escalate bool           `json:"escalate"`
	Text     kvalitet.Label `json:"text"`
}

// Tasks tells what is due in the case on a day, in the order of the days; nothing in a closed case. An action without a
// day is due when it was assessed, as nobody has promised more.
func (p Policy) Tasks(c Case, today kvalitet.Date, cal WorkingDays) []Task {
	if !c.Closed.IsZero() || c.Date.IsZero() {
		return nil
	}
	var tasks []Task
	add := func(code string, i int, due kvalitet.Date, sv, en string) {
		t := Task{Code: code, Index: i, Due: due, Text: kvalitet.Label{SV: sv, EN: en}}
		t.Late = due.Before(today)
		t.Escalate = t.Late && cal.AddWorkingDays(due, p.EscalateDays).Before(today)
		tasks = append(tasks, t)
	}
	if c.Assessment == nil {
		add("assess", -1, cal.AddWorkingDays(c.Date, p.AssessDays), "bedöm allvarlighet och risk för upprepning", "assess severity and the risk of recurrence")
	}
	if c.Cause == nil {
		add("investigate", -1, cal.AddWorkingDays(c.Date, p.InvestigateDays), "utred orsaken", "investigate the cause")
	}
	open := false
	for i, a := range c.Actions {
		if !a.Done.IsZero() {
			continue
		}
		open = true
		due := a.Due
		if due.IsZero() {
			due = c.Date
		}
		add("act", i, due, fmt.Sprintf("åtgärda: %s", a.Text), fmt.Sprintf("act: %s", a.Text))
	}
	if len(c.Actions) > 0 && !open && (c.Effect == nil || !c.Effect.Shown) {
		last := c.Date
		for _, a := range c.Actions {
			if a.Done.After(last) {
				last = a.Done
			}
		}
		add("checkEffect", -1, cal.AddWorkingDays(last, p.InvestigateDays), "kontrollera effekten", "check the effect")
	}
	return tasks
}

// Deputy is the first of the roles that is there when someone is away until a day: the holder when the absence is no
// longer than the policy allows, otherwise the deputy.
func (p Policy) Deputy(holder, deputy string, from, until kvalitet.Date, cal WorkingDays) string {
	if deputy == "" || until.IsZero() || !cal.AddWorkingDays(from, p.AbsentDays).Before(until) {
		return holder
	}
	return deputy
}
