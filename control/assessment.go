package control

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// AssessmentSchema is the schema member of an assessment's JSON form.
const AssessmentSchema = "control/assessment/v1"

// Assessment is the working group's assessment of one body's year (bedömning av nämnden). What was computed and what was
// decided are two things; a decision that differs needs a motive.
type Assessment struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Body    string    `json:"body"`
	Year    int       `json:"year"`
	// On is the day on which it was made.
	On      kvalitet.Date  `json:"on"`
	Aspects []AspectResult `json:"aspects"`
	// Computed is the worst of the aspects; Decided is the group's own, not set when it agrees.
	Computed Grade  `json:"computed"`
	Decided  Grade  `json:"decided,omitzero"`
	Motive   string `json:"motive,omitempty"`
}

// AspectResult is the grade of one aspect with its reasons.
type AspectResult struct {
	Aspect Aspect `json:"aspect"`
	Grade  Grade  `json:"grade"`
	// Met and Judged count the rules that were met, and met or not.
	Met    int `json:"met"`
	Judged int `json:"judged"`
	// Reasons are the findings that are not met or unknown.
	Reasons []kvalitet.Judged `json:"reasons,omitempty"`
}

// Rules returns the rules of an aspect.
func Rules(a Aspect) []*Rule {
	switch a {
	case AspectAnalysis:
		return AnalysisRules()
	case AspectCoverage:
		return CoverageRules()
	case AspectExecution:
		return ExecutionRules()
	case AspectFollowUp:
		return FollowUpRules()
	case AspectTimeliness:
		return TimelinessRules()
	default:
		return nil
	}
}

// AllRules returns the rules of all aspects, in the order of the aspects.
func AllRules() []*Rule {
	var all []*Rule
	for _, a := range Aspects() {
		all = append(all, Rules(a)...)
	}
	return all
}

// PlanRules returns those rules of [AllRules] that look at a plan alone: what can be said before the year begins.
func PlanRules() []*Rule {
	plan := append(AnalysisRules(), CoverageRules()...)
	for _, r := range TimelinessRules() {
		if slices.Contains([]string{"control.plan.exists", "control.plan.adopted", "control.plan.timely"}, r.ID) {
			plan = append(plan, r)
		}
	}
	return plan
}

// DefaultProfile says how severe a "no" is (our default): what makes the internal control untrustworthy is an error,
// what weakens it a warning, and what may be on purpose information.
func DefaultProfile() kvalitet.Profile {
	p := kvalitet.Profile{Name: kvalitet.Label{SV: "bedömning av internkontroll", EN: "assessment of internal control"},
		Rules: map[string]kvalitet.Setting{"control.plan.areas": {Severity: kvalitet.SeverityInfo}}}
	for _, id := range []string{
		"control.analysis.done", "control.analysis.areas", "control.analysis.fraud", "control.plan.exists", "control.plan.covered",
		"control.plan.separation", "control.plan.frozen", "control.plan.adopted", "control.execution.missed",
		"control.execution.separation", "control.execution.applicable", "control.execution.consistent", "control.deviation.recorded",
		"control.deviation.effect", "control.followup.answered", "control.report.exists", "control.report.timely", "control.report.case", "control.report.rows",
	} {
		p.Rules[id] = kvalitet.Setting{Severity: kvalitet.SeverityError}
	}
	return p
}

// Assess grades each aspect by its rules and the body by its worst aspect (röd, gul, grön): red when an error is not met,
// yellow when a warning is not, green when all that could be judged is met, and not judged when nothing could be. Rules
// are taken as they are in force on the last day of the operating year. A profile turns rules off and sets what is
// severe; [DefaultProfile] is ours.
func Assess(id uuid.UUID, p *Pass, profile kvalitet.Profile) Assessment {
	a := Assessment{ID: id, Body: p.File.Body, Year: p.File.Year, On: p.On, Computed: GradeNotJudged}
	for _, aspect := range Aspects() {
		e := kvalitet.Evaluate(profile, kvalitet.RunOn(kvalitet.Year(p.File.Year).Last(), Rules(aspect), p))
		r := AspectResult{Aspect: aspect, Grade: gradeOf(e), Met: e.Met, Judged: e.Met + e.NotMet}
		for _, j := range e.Judged {
			if j.Outcome == kvalitet.OutcomeNotMet || j.Outcome == kvalitet.OutcomeUnknown {
				r.Reasons = append(r.Reasons, j)
			}
		}
		a.Aspects = append(a.Aspects, r)
		a.Computed = worse(a.Computed, r.Grade)
	}
	return a
}

func gradeOf(e kvalitet.Evaluation) Grade {
	switch {
	case e.Met+e.NotMet == 0:
		return GradeNotJudged
	case e.Worst >= kvalitet.SeverityError:
		return GradeRed
	case e.Worst == kvalitet.SeverityWarning:
		return GradeYellow
	default:
		return GradeGreen
	}
}

// worse is the worse of two grades; "not judged" gives way to any other.
func worse(a, b Grade) Grade {
	switch {
	case !a.Valid() || a == GradeNotJudged:
		return b
	case !b.Valid() || b == GradeNotJudged:
		return a
	default:
		return max(a, b)
	}
}

// Grade is the group's grade when it decided one, and otherwise the computed.
func (a Assessment) Grade() Grade {
	if a.Decided.Valid() {
		return a.Decided
	}
	return a.Computed
}

// Problems reports what keeps the assessment from existing, among others a decision without a motive ("missing").
func (a Assessment) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", a.ID)
	ps.Version(a.Version)
	ps.Text("/body", a.Body)
	year(&ps, a.Year)
	ps.Date("/on", a.On)
	check.Unique(&ps, "/aspects", a.Aspects, func(r AspectResult) Aspect { return r.Aspect })
	for i, r := range a.Aspects {
		at := check.At("/aspects", i)
		ps.Enum(at+"/aspect", r.Aspect)
		ps.Enum(at+"/grade", r.Grade)
		ps.If(r.Met < 0 || r.Judged < r.Met, "range", at+"/met", "fler uppfyllda än bedömda", "more met than judged")
	}
	ps.Enum("/computed", a.Computed)
	ps.OptionalEnum("/decided", a.Decided)
	ps.If(a.Decided.Valid() && a.Decided != a.Computed && a.Motive == "", "missing", "/motive",
		"betyget skiljer sig från det uträknade utan motiv", "the grade differs from the computed one without a motive")
	ps.OptionalText("/motive", a.Motive)
	return ps
}

// Validate returns the problems as an error.
func (a Assessment) Validate() error { return kvalitet.Invalid(a.Problems()) }

// String gives the body, the year and the grade.
func (a Assessment) String() string {
	return fmt.Sprintf("%s %d: %s", a.Body, a.Year, a.Grade().Label().SV)
}

// MarshalJSON writes the assessment as a document of [AssessmentSchema].
func (a Assessment) MarshalJSON() ([]byte, error) {
	type plain Assessment
	return jsondoc.Marshal(AssessmentSchema, plain(a))
}

// UnmarshalJSON reads a document of [AssessmentSchema]; an unknown member is [kvalitet.ErrInvalid].
func (a *Assessment) UnmarshalJSON(data []byte) error {
	type plain Assessment
	return jsondoc.Unmarshal(AssessmentSchema, data, (*plain)(a))
}
