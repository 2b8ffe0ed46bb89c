package control

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// OverviewSchema is the schema member of an overview's JSON form.
const OverviewSchema = "control/overview/v1"

// Overview is the report to the executive on all bodies' internal control in a year (rapport till kommunstyrelsen), with
// the texts that others decide.
type Overview struct {
	ID      uuid.UUID     `json:"id"`
	Version int64         `json:"version"`
	Year    int           `json:"year"`
	On      kvalitet.Date `json:"on"`
	// Bodies are in the order of their names.
	Bodies []BodyLine `json:"bodies"`
	Total  Counts     `json:"total"`
	// Grades counts the bodies per grade, in the order of [Grades].
	Grades []GradeCount `json:"grades"`
	// Outliers are figures of bodies that lie far from the others'.
	Outliers []Outlier `json:"outliers,omitempty"`
	// Executive and Auditors are the statement of the executive (kommunstyrelsen) and the independent comment of the
	// auditors (stadsrevisionen). They are written and decided by them.
	Executive Statement `json:"executive,omitzero"`
	Auditors  Statement `json:"auditors,omitzero"`
}

// BodyLine is one body in the overview.
type BodyLine struct {
	Body  string `json:"body"`
	Grade Grade  `json:"grade"`
	// Aspects are the grades in the order of [Aspects].
	Aspects []Grade `json:"aspects"`
	Counts  Counts  `json:"counts"`
	// Case and Registered are those of the body's report.
	Case       string        `json:"case,omitempty"`
	Registered kvalitet.Date `json:"registered,omitzero"`
}

// Counts are numbers that can be added up over bodies.
type Counts struct {
	Risks      int `json:"risks"`
	Activities int `json:"activities"`
	// Occasions is how many tests were due, Done how many were made, Late how many of them after their day.
	Occasions int `json:"occasions"`
	Done      int `json:"done"`
	Late      int `json:"late"`
	Tested    int `json:"tested"`
	Wrong     int `json:"wrong"`
	// The results of the activities.
	NoDeviation   int `json:"noDeviation"`
	Minor         int `json:"minor"`
	Major         int `json:"major"`
	NotDone       int `json:"notDone"`
	NotApplicable int `json:"notApplicable"`
	NotDue        int `json:"notDue"`
	// Items are last year's, Answered those that the report answers.
	Items    int `json:"items"`
	Answered int `json:"answered"`
}

// Missed is how many occasions were due and not made.
func (c Counts) Missed() int { return c.Occasions - c.Done }

// Add returns the sum.
func (c Counts) Add(d Counts) Counts {
	c.Risks += d.Risks
	c.Activities += d.Activities
	c.Occasions += d.Occasions
	c.Done += d.Done
	c.Late += d.Late
	c.Tested += d.Tested
	c.Wrong += d.Wrong
	c.NoDeviation += d.NoDeviation
	c.Minor += d.Minor
	c.Major += d.Major
	c.NotDone += d.NotDone
	c.NotApplicable += d.NotApplicable
	c.NotDue += d.NotDue
	c.Items += d.Items
	c.Answered += d.Answered
	return c
}

// GradeCount is how many bodies have a grade.
type GradeCount struct {
	Grade  Grade `json:"grade"`
	Bodies int   `json:"bodies"`
}

// Outlier is a figure of a body that lies outside the fences of all bodies' figures.
type Outlier struct {
	Body string `json:"body"`
	// Measure is "missed", "wrong" or "deviating": the shares of occasions missed, of items wrong, of activities with a
	// deviation.
	Measure string  `json:"measure"`
	Share   float64 `json:"share"`
	// Fence is the limit that the share passes.
	Fence float64        `json:"fence"`
	Text  kvalitet.Label `json:"text"`
}

// Count returns the numbers of one body's year.
func Count(p *Pass) Counts {
	c := Counts{Activities: len(p.current), Items: len(p.File.Previous)}
	if p.File.Plan != nil {
		c.Risks = len(p.File.Plan.Analysis.Risks)
	}
	for _, a := range p.current {
		row := p.row(a)
		c.Occasions += row.Occasions
		c.Done += row.Done
		c.Tested += row.Tested
		c.Wrong += row.Wrong
		for _, o := range p.schedule[a.Number] {
			if o.Status == OccurrenceLate {
				c.Late++
			}
		}
		switch row.Result {
		case ResultNoDeviation:
			c.NoDeviation++
		case ResultMinor:
			c.Minor++
		case ResultMajor:
			c.Major++
		case ResultNotDone:
			c.NotDone++
		case ResultNotApplicable:
			c.NotApplicable++
		case ResultNotDue:
			c.NotDue++
		}
	}
	for _, it := range p.File.Previous {
		if a, ok := p.File.answer(it.ID); ok && a.Answer.Valid() {
			c.Answered++
		}
	}
	return c
}

// Summarise makes the overview of all bodies of a year, each with its assessment at the same place. The bodies are
// ordered by name; nothing is averaged. It is the caller's part to give as many assessments as passes; those of other
// lengths are [kvalitet.ErrInvalid].
func Summarise(id uuid.UUID, year int, on kvalitet.Date, passes []*Pass, assessments []Assessment) (Overview, error) {
	o := Overview{ID: id, Year: year, On: on, Bodies: []BodyLine{}}
	var ps check.List
	ps.If(len(passes) != len(assessments), "length", "/bodies", "antalet bedömningar är inte antalet nämnder", "there are not as many assessments as bodies")
	if len(ps) > 0 {
		return Overview{}, kvalitet.Invalid(ps)
	}
	perGrade := map[Grade]int{}
	for i, p := range passes {
		a := assessments[i]
		line := BodyLine{Body: p.File.Body, Grade: a.Grade(), Aspects: []Grade{}, Counts: Count(p)}
		for _, r := range a.Aspects {
			line.Aspects = append(line.Aspects, r.Grade)
		}
		if r := p.File.Report; r != nil {
			line.Case, line.Registered = r.Case, r.Registered
		}
		perGrade[line.Grade]++
		o.Total = o.Total.Add(line.Counts)
		o.Bodies = append(o.Bodies, line)
	}
	slices.SortStableFunc(o.Bodies, func(a, b BodyLine) int { return cmp.Compare(a.Body, b.Body) })
	for _, g := range Grades() {
		o.Grades = append(o.Grades, GradeCount{g, perGrade[g]})
	}
	o.Outliers = outliers(o.Bodies)
	return o, kvalitet.Invalid(o.Problems())
}

// Problems reports what keeps the overview from existing.
func (o Overview) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", o.ID)
	ps.Version(o.Version)
	year(&ps, o.Year)
	ps.Date("/on", o.On)
	check.Unique(&ps, "/bodies", o.Bodies, func(b BodyLine) string { return b.Body })
	for i, b := range o.Bodies {
		ps.Text(check.At("/bodies", i)+"/body", b.Body)
		ps.Enum(check.At("/bodies", i)+"/grade", b.Grade)
	}
	ps.Under("/executive", o.Executive.Problems())
	ps.Under("/auditors", o.Auditors.Problems())
	return ps
}

// Validate returns the problems as an error.
func (o Overview) Validate() error { return kvalitet.Invalid(o.Problems()) }

// MarshalJSON writes the overview as a document of [OverviewSchema].
func (o Overview) MarshalJSON() ([]byte, error) {
	type plain Overview
	return jsondoc.Marshal(OverviewSchema, plain(o))
}

// UnmarshalJSON reads a document of [OverviewSchema]; an unknown member is [kvalitet.ErrInvalid].
func (o *Overview) UnmarshalJSON(data []byte) error {
	type plain Overview
	return jsondoc.Unmarshal(OverviewSchema, data, (*plain)(o))
}
