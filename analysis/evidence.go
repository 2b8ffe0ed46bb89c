package analysis

import (
	"github.com/kommunkvalitet/kvalitet"
)

// Evidence is what one method found (underlag): figures, a verdict, a sentence; or why nothing can be said.
type Evidence struct {
	Method  string   `json:"method"` // the ID of the [Method]
	Verdict Verdict  `json:"verdict"`
	Numbers Numbers  `json:"numbers,omitempty"`
	Details []Detail `json:"details,omitempty"`
	// Text says what was found, for a person.
	Text kvalitet.Label `json:"text"`
	// Reason says why nothing can be said, or why no more than this.
	Reason kvalitet.Label `json:"reason,omitzero"`
	// Notes are what a reader must know: a break, a value that lags, dependent residuals.
	Notes []Note `json:"notes,omitempty"`
}

// Detail is the figures of evidence for one of several: a peer, a pair, a subgroup.
type Detail struct {
	Name    string  `json:"name"`
	Numbers Numbers `json:"numbers,omitempty"`
}

// Note is a caution beside evidence, with a code that never changes: "break", "lag", "dependence", "multiple" and so on.
type Note struct {
	Code string         `json:"code"`
	Text kvalitet.Label `json:"text"`
}

// Assessed reports whether anything could be said.
func (e Evidence) Assessed() bool { return e.Verdict.Valid() && e.Verdict != VerdictNotAssessable }

// Number returns a figure by name.
func (e Evidence) Number(name string) (float64, bool) { return e.Numbers.Get(name) }

// String gives the Swedish sentence.
func (e Evidence) String() string { return e.Text.In("sv") }

// note adds a caution.
func (e *Evidence) note(code, sv, en string) {
	e.Notes = append(e.Notes, Note{code, kvalitet.Label{SV: sv, EN: en}})
}

// notAssessable is the evidence that there is none, and why.
func notAssessable(sv, en string) Evidence {
	reason := kvalitet.Label{SV: sv, EN: en}
	return Evidence{Verdict: VerdictNotAssessable, Reason: reason,
		Text: kvalitet.Label{SV: "Går inte att bedöma: " + sv + ".", EN: "Not assessable: " + en + "."}}
}

// Method is one way to compute evidence (metod): the plugin of the staircase, as a rule is elsewhere. A host writes its
// own, appends it to [Methods] and names it in a question of its model.
type Method struct {
	ID     string // "analysis.change"; stable for ever
	Title  kvalitet.Label
	Source kvalitet.Source
	// Compute looks at the pass and answers. It is pure.
	Compute func(*Pass) Evidence
}

// The IDs of the methods that come with the package.
const (
	MethodChange      = "analysis.change"
	MethodVariation   = "analysis.variation"
	MethodMannKendall = "analysis.mannkendall"
	MethodTheilSen    = "analysis.theilsen"
	MethodForecast    = "analysis.forecast"
	MethodGap         = "analysis.gap"
	MethodSubgroups   = "analysis.subgroups"
	MethodRank        = "analysis.rank"
	MethodRobust      = "analysis.robust"
	MethodPeerChange  = "analysis.peerchange"
	MethodPatterns    = "analysis.patterns"
)

// Pass is what a method looks at: a series and what is known around it.
type Pass struct {
	// Series is the part of the series after its last break; Break is that break, nil when there was none.
	Series Series
	Break  *Break
	Policy Policy
	// Better is the direction of good for this analysis.
	Better Better
	// Target is nil when there is none.
	Target *float64
	// Set is what is compared with, and Peers its series of the same measure and sex, the own entity left out.
	Set   PeerSet
	Peers []Series
	// Subgroups are series of the same measure and entity for parts of the population.
	Subgroups []Series
	// Others are series of other measures for the entity, for patterns.
	Others []Series
}
