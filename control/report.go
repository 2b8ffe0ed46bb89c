package control

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ReportSchema is the schema member of a report's JSON form.
const ReportSchema = "control/report/v1"

// Report is a body's supervision report for a year (tillsynsrapport).
type Report struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Body    string    `json:"body"`
	Year    int       `json:"year"`
	// Case is the reference in the case system (diarienummer), Registered the day on which it was registered there.
	Case       string        `json:"case,omitempty"`
	Registered kvalitet.Date `json:"registered,omitzero"`
	// Approved is the body's decision, HandedOver the day on which the executive got the report.
	Approved   Resolution    `json:"approved,omitzero"`
	HandedOver kvalitet.Date `json:"handedOver,omitzero"`
	// Rows are the results per activity, FollowUps the answers to last year's items.
	Rows      []Row      `json:"rows,omitempty"`
	FollowUps []FollowUp `json:"followUps,omitempty"`
	Text      string     `json:"text,omitempty"`
}

// Row is the result of one activity in a report.
type Row struct {
	Activity Number `json:"activity"`
	// Result is what the body states. [Compile] sets it to what the executions amount to.
	Result Result `json:"result,omitzero"`
	// Motive is why the result differs from what was computed; required then.
	Motive string `json:"motive,omitempty"`
	// Occasions is how many were due, Done how many were tested, Tested and Wrong the items in them.
	Occasions int `json:"occasions,omitzero"`
	Done      int `json:"done,omitzero"`
	Tested    int `json:"tested,omitzero"`
	Wrong     int `json:"wrong,omitzero"`
	// Deviations is how many occasions found one.
	Deviations int    `json:"deviations,omitzero"`
	Text       string `json:"text,omitempty"`
	// Action is what is recommended, Responsible who carries it out, Due the last day.
	Action      string        `json:"action,omitempty"`
	Responsible string        `json:"responsible,omitempty"`
	Due         kvalitet.Date `json:"due,omitzero"`
}

// Compile makes the body's report of what the pass holds (sammanställ): a row per current activity with its counts and
// its worst result, the actions of its deviations, and a follow-up to fill in for each item of last year. What the
// body's own report states (case, days, answers, texts, results with a motive) is kept.
func Compile(p *Pass) Report {
	var r Report
	if own := p.File.Report; own != nil {
		r = *own
	}
	r.Body, r.Year = p.File.Body, p.File.Year
	stated := r.Rows
	r.Rows = nil
	for _, a := range p.current {
		row := p.row(a)
		if i := slices.IndexFunc(stated, func(s Row) bool { return s.Activity == a.Number }); i >= 0 {
			s := stated[i]
			if s.Result.Valid() && s.Motive != "" {
				row.Result, row.Motive = s.Result, s.Motive
			}
			row.Text = s.Text
			if s.Action != "" {
				row.Action, row.Responsible, row.Due = s.Action, s.Responsible, s.Due
			}
		}
		r.Rows = append(r.Rows, row)
	}
	r.FollowUps = slices.Clone(r.FollowUps)
	for _, it := range p.File.Previous {
		if _, ok := p.File.answer(it.ID); !ok {
			r.FollowUps = append(r.FollowUps, FollowUp{Item: it.ID})
		}
	}
	return r
}

// row sums up one activity.
func (p *Pass) row(a Activity) Row {
	row := Row{Activity: a.Number}
	var results []Result
	for _, o := range p.schedule[a.Number] {
		results = append(results, o.result(p.File.Executions))
		switch o.Status {
		case OccurrenceDone, OccurrenceLate:
			row.Done++
			row.Occasions++
			e := p.File.Executions[o.Execution]
			row.Tested += count(e.Tested)
			row.Wrong += count(e.Wrong)
			if e.Result == ResultMinor || e.Result == ResultMajor {
				row.Deviations++
			}
		case OccurrenceMissed:
			row.Occasions++
		case OccurrenceAhead, OccurrenceDue: // not yet
		}
	}
	for _, e := range p.File.Executions { // also those that no occasion asked for
		if e.Activity == a.Number {
			results = append(results, e.Result)
		}
	}
	row.Result = WorstResult(results...)
	for _, d := range p.File.Deviations {
		if d.Activity == a.Number && row.Action == "" {
			row.Action, row.Responsible, row.Due = d.Action, d.Owner, d.Due
		}
	}
	return row
}

func count(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// Problems reports what keeps the report from existing.
func (r Report) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", r.ID)
	ps.Version(r.Version)
	ps.Text("/body", r.Body)
	year(&ps, r.Year)
	ps.OptionalText("/case", r.Case)
	ps.OptionalDate("/registered", r.Registered)
	ps.Under("/approved", r.Approved.Problems())
	ps.OptionalDate("/handedOver", r.HandedOver)
	check.Unique(&ps, "/rows", r.Rows, func(row Row) Number { return row.Activity })
	for i, row := range r.Rows {
		at := check.At("/rows", i)
		ps.If(row.Activity.IsZero(), "missing", at+"/activity", "kontrollmomentets nummer saknas", "the number of the activity is missing")
		ps.OptionalEnum(at+"/result", row.Result)
		ps.If(min(row.Occasions, row.Done, row.Tested, row.Wrong, row.Deviations) < 0, "range", at, "ett antal är negativt", "a number is negative")
		ps.OptionalText(at+"/action", row.Action)
		ps.OptionalDate(at+"/due", row.Due)
	}
	check.Unique(&ps, "/followUps", r.FollowUps, func(f FollowUp) string { return f.Item })
	for i, f := range r.FollowUps {
		ps.Under(check.At("/followUps", i), f.Problems())
	}
	ps.OptionalText("/text", r.Text)
	return ps
}

// Validate returns the problems as an error.
func (r Report) Validate() error { return kvalitet.Invalid(r.Problems()) }

// MarshalJSON writes the report as a document of [ReportSchema].
func (r Report) MarshalJSON() ([]byte, error) {
	type plain Report
	return jsondoc.Marshal(ReportSchema, plain(r))
}

// UnmarshalJSON reads a document of [ReportSchema]; an unknown member is [kvalitet.ErrInvalid].
func (r *Report) UnmarshalJSON(data []byte) error {
	type plain Report
	return jsondoc.Unmarshal(ReportSchema, data, (*plain)(r))
}
