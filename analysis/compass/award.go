package compass

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Award is one edition of Sveriges Kvalitetskommun, the biennial award, as data.
type Award struct {
	Code     string          `json:"code"`
	Branches []Dimension     `json:"branches"` // grenar
	Steps    []AwardStep     `json:"steps"`
	Source   kvalitet.Source `json:"source"`
}

// AwardStep is one step on the way to the award (steg).
type AwardStep struct {
	Number int            `json:"number"`
	Title  kvalitet.Label `json:"title"`
	// Questions and Pages bound the self-description; zero where the step has none.
	Questions int `json:"questions,omitzero"`
	Pages     int `json:"pages,omitzero"`
	// Interviews are the groups that the evaluators meet when they visit; none where the step has no visit.
	Interviews []kvalitet.Label `json:"interviews,omitempty"`
}

// Award2013 is the award as Haparanda prepared for it: four branches and three steps.
func Award2013() Award {
	return Award{Code: "2013",
		Source: kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "Årets kvalitetskommun 2013", Grade: kvalitet.GradePublished},
		Branches: []Dimension{
			{"democracy", kvalitet.Label{SV: "demokrati", EN: "democracy"}},
			{"services", kvalitet.Label{SV: "verksamheter", EN: "services"}},
			{"work", kvalitet.Label{SV: "arbetsmiljö", EN: "working environment"}},
			{"community", kvalitet.Label{SV: "samhällsbyggande", EN: "community building"}},
		},
		Steps: []AwardStep{
			{Number: 1, Title: kvalitet.Label{SV: "Egenutvärdering och egenbeskrivning", EN: "Self-evaluation and self-description"}, Questions: 50, Pages: 4},
			{Number: 2, Title: kvalitet.Label{SV: "Kommunkompassen", EN: "Kommunkompassen"}, Interviews: []kvalitet.Label{
				{SV: "kommundirektör och chefer för ekonomi, information, personal, IT, näringsliv och kvalitet", EN: "chief executive and heads of finance, information, staff, IT, business and quality"},
				{SV: "kommunalråd och andra ledande politiker", EN: "leading politicians"},
				{SV: "förvaltningschefer", EN: "heads of departments"},
				{SV: "resultatenhetschefer ur olika verksamheter", EN: "heads of units from different services"},
				{SV: "fackliga organisationer", EN: "trade unions"},
			}},
			{Number: 3, Title: kvalitet.Label{SV: "Nominering och Resultatvisaren", EN: "Nomination and analysis of results"}},
		}}
}

// Award2025 is the award from 2025: every municipality is scored on measures first, and then describes itself.
func Award2025() Award {
	a := Award2013()
	a.Code = "2025"
	a.Source = kvalitet.Source{Title: "SKR, Sveriges Kvalitetskommun", Section: "2025", URL: "https://skr.se", Grade: kvalitet.GradePublished}
	a.Steps = []AwardStep{
		{Number: 1, Title: kvalitet.Label{SV: "Nyckeltal för alla kommuner", EN: "Measures for all municipalities"}},
		{Number: 2, Title: kvalitet.Label{SV: "Egen beskrivning", EN: "Self-description"}},
	}
	return a
}

// SelfEvaluation is a municipality's answers to the tick questions of a step (egenutvärdering).
type SelfEvaluation struct {
	Award string `json:"award"`
	// Answers by question; what is not answered is absent, and is not a no.
	Answers []Tick `json:"answers,omitempty"`
}

// Tick is one answer.
type Tick struct {
	Question string `json:"question"`
	Branch   string `json:"branch"`
	Yes      bool   `json:"yes"`
	// Evidence points at what shows a yes: a document, a page, a measurement.
	Evidence string `json:"evidence,omitempty"`
}

// Readiness is how far a municipality is in a branch (beredskap).
type Readiness struct {
	Branch                    string
	Yes, Evidenced, No, Total int // Total is the answered questions; Evidenced of Yes have something to show
}

// Readiness counts the answers by branch, in the award's order.
func (s SelfEvaluation) Readiness(a Award) []Readiness {
	all := make([]Readiness, len(a.Branches))
	for i, b := range a.Branches {
		all[i].Branch = b.Code
		for _, t := range s.Answers {
			if t.Branch != b.Code {
				continue
			}
			all[i].Total++
			switch {
			case !t.Yes:
				all[i].No++
			default:
				all[i].Yes++
				if t.Evidence != "" {
					all[i].Evidenced++
				}
			}
		}
	}
	return all
}

// Problems reports answers in a branch that the award does not have, questions answered twice, and more questions than
// the award asks.
func (s SelfEvaluation) Problems(a Award) []kvalitet.Problem {
	var ps check.List
	check.Unique(&ps, "/answers", s.Answers, func(t Tick) string { return t.Question })
	most := 0
	for _, step := range a.Steps {
		most += step.Questions
	}
	ps.If(most > 0 && len(s.Answers) > most, "size", "/answers", fmt.Sprintf("fler än %d svar", most), fmt.Sprintf("more than %d answers", most))
	for i, t := range s.Answers {
		known := false
		for _, b := range a.Branches {
			known = known || b.Code == t.Branch
		}
		ps.If(!known, "unknown", check.At("/answers", i)+"/branch", "grenen finns inte", "no such branch")
		ps.Text(check.At("/answers", i)+"/question", t.Question)
	}
	return ps
}

// Improvement is how measures have developed over several years (flerårig förbättring): what the award honours.
type Improvement struct {
	Better, Worse, Unchanged int
	// NotAssessable are those with too few values in the years, or without a direction of good: they count nowhere.
	NotAssessable int
	// Score is (Better − Worse) / (Better + Worse + Unchanged), from −1 to 1; invalid when nothing could be assessed.
	Score float64
	Valid bool
}

// MultiYear counts the measures whose median slope over the last years goes the wished way. The award speaks of steady
// development over three to four years; a measure needs a value in at least three of them.
func MultiYear(years int, last float64, series ...analysis.Series) Improvement {
	const least = 3
	var im Improvement
	for _, s := range series {
		var times, values []float64
		for _, p := range s.Present() {
			if p.Time > last-float64(years) && p.Time <= last {
				times, values = append(times, p.Time), append(values, p.Value)
			}
		}
		sign := 0.0
		switch s.Better {
		case analysis.BetterHigher:
			sign = 1
		case analysis.BetterLower:
			sign = -1
		default:
		}
		if len(values) < least || sign == 0 || len(s.Breaks) > 0 && s.Breaks[len(s.Breaks)-1].Time > times[0] {
			im.NotAssessable++
			continue
		}
		switch slope := sign * analysis.TheilSen(times, values, 0.95).Slope; {
		case slope > 0:
			im.Better++
		case slope < 0:
			im.Worse++
		default:
			im.Unchanged++
		}
	}
	if n := im.Better + im.Worse + im.Unchanged; n > 0 {
		im.Score, im.Valid = float64(im.Better-im.Worse)/float64(n), true
	}
	return im
}
