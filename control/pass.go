package control

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
)

// Rule is a check of one body's year: add your own to the slices that the package returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a body's file, the model, and the day on which it is looked at. Make one with [NewPass].
type Pass struct {
	File  File
	Model Model
	// On is the day of the check: what is due after it is not late.
	On kvalitet.Date

	current  []Activity
	schedule map[Number][]Occurrence
}

// NewPass returns a pass for a body's file on a day, with its current activities and their occasions worked out.
func NewPass(f File, m Model, on kvalitet.Date) *Pass {
	p := &Pass{File: f, Model: m, On: on, schedule: map[Number][]Occurrence{}}
	if f.Plan != nil {
		p.current = f.Plan.Current()
	}
	for _, a := range p.current {
		p.schedule[a.Number] = a.Schedule(f.Year, f.Executions, on)
	}
	return p
}

// Activities returns the activities in force, with decided amendments.
func (p *Pass) Activities() []Activity { return p.current }

// Schedule returns an activity's occasions as they stand on the day of the check.
func (p *Pass) Schedule(n Number) []Occurrence { return p.schedule[n] }

// activity finds a current activity.
func (p *Pass) activity(n Number) (Activity, bool) {
	for _, a := range p.current {
		if a.Number == n {
			return a, true
		}
	}
	return Activity{}, false
}

// path points at a current activity: among those adopted, or in the amendment that brought it.
func (p *Pass) path(n Number) string {
	for i := len(p.File.Plan.Amendments) - 1; i >= 0; i-- {
		am := p.File.Plan.Amendments[i]
		for j, c := range am.Changes {
			if c.Number == n && c.Activity != nil && am.Resolution.Taken() {
				return fmt.Sprintf("/plan/amendments/%d/changes/%d/activity", i, j)
			}
		}
	}
	for i, a := range p.File.Plan.Activities {
		if a.Number == n {
			return fmt.Sprintf("/plan/activities/%d", i)
		}
	}
	return "/plan/activities"
}

// faults gathers the places of a finding, each with a note of what is wrong there.
type faults []kvalitet.Place

func (f *faults) add(path, sv, en string) {
	*f = append(*f, kvalitet.Place{Path: path, Note: kvalitet.Label{SV: sv, EN: en}})
}

// finding is met without faults; otherwise its text is the first note and how many more there are.
func (f faults) finding() kvalitet.Finding {
	return f.as(kvalitet.NotMet)
}

// unknown is as finding, for what cannot be told because data is missing.
func (f faults) unknown() kvalitet.Finding {
	return f.as(kvalitet.Unknown)
}

func (f faults) as(make func(sv, en string) kvalitet.Finding) kvalitet.Finding {
	if len(f) == 0 {
		return kvalitet.Met()
	}
	sv, en := f[0].Note.SV, f[0].Note.EN
	if more := len(f) - 1; more > 0 {
		sv, en = fmt.Sprintf("%s, och %d till", sv, more), fmt.Sprintf("%s, and %d more", en, more)
	}
	return make(sentence(sv), sentence(en)).At(f...)
}

// sentence is a note as a sentence of its own.
func sentence(note string) string {
	first, size := utf8.DecodeRuneInString(note)
	return string(unicode.ToUpper(first)) + note[size:] + "."
}

func list(items []string) string { return strings.Join(items, ", ") }

// needsPlan answers "not applicable" where there is no plan: that there is none is one rule's matter.
func needsPlan(check func(*Pass) kvalitet.Finding) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if p.File.Plan == nil {
			return kvalitet.NotApplicable("Det finns ingen plan.", "There is no plan.")
		}
		return check(p)
	}
}

// needsReport answers "not applicable" where there is no report.
func needsReport(check func(*Pass) kvalitet.Finding) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if p.File.Report == nil {
			return kvalitet.NotApplicable("Det finns ingen rapport.", "There is no report.")
		}
		return check(p)
	}
}
