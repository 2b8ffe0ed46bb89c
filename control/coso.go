package control

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Principle is one of COSO's seventeen principles (princip), with a title in our words.
type Principle struct {
	Number    int            `json:"number"`
	Component Component      `json:"component"`
	Title     kvalitet.Label `json:"title"`
}

// Principles returns the seventeen principles of COSO's framework of 2013, in order.
func Principles() []Principle {
	return []Principle{
		{1, ComponentEnvironment, kvalitet.Label{SV: "ledningen lever efter sina värden", EN: "the leadership lives by its values"}},
		{2, ComponentEnvironment, kvalitet.Label{SV: "nämnden har tillsyn, fri från förvaltningen", EN: "the board oversees, free of the administration"}},
		{3, ComponentEnvironment, kvalitet.Label{SV: "ansvar och befogenheter är klara", EN: "responsibility and authority are clear"}},
		{4, ComponentEnvironment, kvalitet.Label{SV: "rätt kompetens finns och behålls", EN: "the right competence is there and kept"}},
		{5, ComponentEnvironment, kvalitet.Label{SV: "den som har ansvar svarar för det", EN: "whoever is responsible answers for it"}},
		{6, ComponentRisk, kvalitet.Label{SV: "målen är så klara att risker kan ses", EN: "objectives are clear enough for risks to be seen"}},
		{7, ComponentRisk, kvalitet.Label{SV: "risker mot målen söks och värderas", EN: "risks to the objectives are sought and rated"}},
		{8, ComponentRisk, kvalitet.Label{SV: "risken för oegentligheter prövas", EN: "the risk of fraud is considered"}},
		{9, ComponentRisk, kvalitet.Label{SV: "stora förändringar fångas upp", EN: "great changes are noticed"}},
		{10, ComponentActivities, kvalitet.Label{SV: "kontroller väljs efter riskerna", EN: "controls are chosen by the risks"}},
		{11, ComponentActivities, kvalitet.Label{SV: "it har de kontroller som behövs", EN: "IT has the controls it needs"}},
		{12, ComponentActivities, kvalitet.Label{SV: "kontroller finns i regler och rutiner", EN: "controls stand in rules and routines"}},
		{13, ComponentInformation, kvalitet.Label{SV: "uppgifterna håller för sitt syfte", EN: "information is fit for its purpose"}},
		{14, ComponentInformation, kvalitet.Label{SV: "de som arbetar vet vad som gäller", EN: "those who work know what applies"}},
		{15, ComponentInformation, kvalitet.Label{SV: "omvärlden får veta och kan höra av sig", EN: "the world outside is told and can be heard"}},
		{16, ComponentMonitoring, kvalitet.Label{SV: "kontrollerna själva prövas", EN: "the controls themselves are tested"}},
		{17, ComponentMonitoring, kvalitet.Label{SV: "brister rapporteras och åtgärdas", EN: "shortcomings are reported and mended"}},
	}
}

// Judgement is how one principle stands in a body or a municipality (bedömning av princip).
type Judgement struct {
	// Principle is 1–17.
	Principle int `json:"principle"`
	// Present and Functioning say whether it is there and whether it works; nil is not judged.
	Present     *bool `json:"present,omitempty"`
	Functioning *bool `json:"functioning,omitempty"`
	// Deficiency is the gravest shortcoming of the principle.
	Deficiency Deficiency `json:"deficiency,omitzero"`
	Note       string     `json:"note,omitempty"`
}

// SystemGrade is the grade of a whole control system (bedömning av kontrollsystemet).
type SystemGrade struct {
	// Effective is met, not met or unknown, of the components that are worked with.
	Effective  kvalitet.Outcome `json:"effective"`
	Components []ComponentGrade `json:"components"`
	// Reasons tell what decided: the worst, never an average.
	Reasons []kvalitet.Label `json:"reasons"`
}

// ComponentGrade is the grade of one component.
type ComponentGrade struct {
	Component Component `json:"component"`
	// Outcome is not applicable for a component that is not brought in yet and has no major deficiency. That is never
	// counted as met.
	Outcome kvalitet.Outcome `json:"outcome"`
	// Worst is the gravest deficiency of its principles.
	Worst Deficiency `json:"worst,omitzero"`
	// Judged is how many of its Principles were judged.
	Judged     int `json:"judged"`
	Principles int `json:"principles"`
}

// GradeSystem grades the control system in an operating year. Every principle of a component must be present and
// functioning, and every component that the focus has brought in must hold: the worst decides. A major deficiency makes
// the system not effective, however good the rest is, also in a component that is not brought in yet; a smaller one does
// not. A principle that is not judged leaves the
// answer unknown, unless something else has made it no. Without a focus all components count.
func GradeSystem(year int, focus []Focus, judgements ...Judgement) (SystemGrade, error) {
	var ps check.List
	check.Unique(&ps, "/judgements", judgements, func(j Judgement) int { return j.Principle })
	for i, j := range judgements {
		at := check.At("/judgements", i)
		ps.If(j.Principle < 1 || j.Principle > len(Principles()), "range", at+"/principle", "principen är inte 1–17", "the principle is not 1–17")
		ps.OptionalEnum(at+"/deficiency", j.Deficiency)
	}
	if len(ps) > 0 {
		return SystemGrade{}, kvalitet.Invalid(ps)
	}
	g := SystemGrade{Effective: kvalitet.OutcomeMet, Reasons: []kvalitet.Label{}}
	inUse := 0
	for _, c := range Components() {
		grade := ComponentGrade{Component: c, Outcome: kvalitet.OutcomeMet}
		if len(focus) > 0 && !slices.ContainsFunc(focus, func(f Focus) bool { return f.Component == c && year >= f.From }) {
			grade.Outcome = kvalitet.OutcomeNotApplicable
		}
		for _, p := range Principles() {
			if p.Component != c {
				continue
			}
			grade.Principles++
			i := slices.IndexFunc(judgements, func(j Judgement) bool { return j.Principle == p.Number })
			j := Judgement{Principle: p.Number}
			if i >= 0 {
				j = judgements[i]
			}
			outcome, reason := j.outcome(p)
			if outcome != kvalitet.OutcomeUnknown {
				grade.Judged++
			}
			grade.Worst = max(grade.Worst, j.Deficiency)
			if grade.Outcome == kvalitet.OutcomeNotApplicable && j.Deficiency != DeficiencyMajor {
				continue
			}
			grade.Outcome = worseOutcome(grade.Outcome, outcome)
			if outcome != kvalitet.OutcomeMet {
				g.Reasons = append(g.Reasons, reason)
			}
		}
		if grade.Outcome != kvalitet.OutcomeNotApplicable {
			inUse++
			g.Effective = worseOutcome(g.Effective, grade.Outcome)
		}
		g.Components = append(g.Components, grade)
	}
	if inUse == 0 {
		g.Effective = kvalitet.OutcomeNotApplicable
	}
	return g, nil
}

// worseOutcome orders not met before unknown before met.
func worseOutcome(a, b kvalitet.Outcome) kvalitet.Outcome {
	for _, o := range []kvalitet.Outcome{kvalitet.OutcomeNotMet, kvalitet.OutcomeUnknown} {
		if a == o || b == o {
			return o
		}
	}
	return a
}

// outcome is whether a principle holds, and why not.
func (j Judgement) outcome(p Principle) (kvalitet.Outcome, kvalitet.Label) {
	why := func(sv, en string) kvalitet.Label {
		return kvalitet.Label{SV: fmt.Sprintf("princip %d (%s): %s", p.Number, p.Title.SV, sv), EN: fmt.Sprintf("principle %d (%s): %s", p.Number, p.Title.EN, en)}
	}
	switch {
	case j.Deficiency == DeficiencyMajor:
		return kvalitet.OutcomeNotMet, why("allvarlig brist", "major deficiency")
	case j.Present != nil && !*j.Present:
		return kvalitet.OutcomeNotMet, why("finns inte", "not present")
	case j.Functioning != nil && !*j.Functioning:
		return kvalitet.OutcomeNotMet, why("fungerar inte", "not functioning")
	case j.Present == nil || j.Functioning == nil:
		return kvalitet.OutcomeUnknown, why("inte bedömd", "not judged")
	default:
		return kvalitet.OutcomeMet, kvalitet.Label{}
	}
}
