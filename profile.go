package kvalitet

import (
	"database/sql/driver"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Profile says what a municipality makes of the findings (regelprofil): which rules it uses, how severe a "no" is,
// what it weighs, and the thresholds that rules read from their pass. It is plain data, kept as JSON. The zero value
// uses every rule as a warning with weight 1.
type Profile struct {
	Name Label `json:"name,omitzero"`
	// Rules holds what differs from the default, by rule ID.
	Rules map[string]Setting `json:"rules,omitempty"`
	// Thresholds are numbers by name ("process.map.activities"); each rule set documents its names, units and defaults.
	Thresholds map[string]float64 `json:"thresholds,omitempty"`
}

// Setting is one rule's place in a profile. The zero value is on, a warning, of weight 1.
type Setting struct {
	Off      bool     `json:"off,omitempty"`
	Severity Severity `json:"severity,omitzero"`
	// Weight is a whole number from 1 to 1 000 000; zero means 1.
	Weight int `json:"weight,omitzero"`
}

// maxWeight keeps the sums of an [Evaluation] far from overflow, whatever the number of rules.
const maxWeight = 1_000_000

// Threshold returns the profile's number under the name, or the fallback when the profile has none.
func (p Profile) Threshold(name string, fallback float64) float64 {
	if v, ok := p.Thresholds[name]; ok {
		return v
	}
	return fallback
}

// Problems reports a severity outside the set ("severity"), a weight that is negative or too large ("range") and a
// threshold that is not a finite number ("range").
func (p Profile) Problems() []Problem {
	var problems []Problem
	for _, id := range slices.Sorted(maps.Keys(p.Rules)) {
		s, at := p.Rules[id], "/rules/"+escape(id)
		if s.Severity != 0 && !s.Severity.Valid() {
			problems = append(problems, Problem{"severity", at + "/severity", "allvarsgraden finns inte", "no such severity"})
		}
		if s.Weight < 0 || s.Weight > maxWeight {
			problems = append(problems, Problem{"range", at + "/weight",
				"vikten är inte mellan 1 och 1 000 000", "the weight is not between 1 and 1,000,000"})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Thresholds)) {
		if v := p.Thresholds[name]; math.IsNaN(v) || math.IsInf(v, 0) {
			problems = append(problems, Problem{"range", "/thresholds/" + escape(name),
				"tröskeln är inget ändligt tal", "the threshold is not a finite number"})
		}
	}
	return problems
}

// Validate returns the problems as an error.
func (p Profile) Validate() error { return Invalid(p.Problems()) }

// ValidateProfile reports settings in the profile for rules that are not in the set ("unknown"), which most often are
// misspelt, together with the profile's own problems.
func ValidateProfile[P any](p Profile, rules []*Rule[P]) error {
	problems := p.Problems()
	for _, id := range slices.Sorted(maps.Keys(p.Rules)) {
		if !slices.ContainsFunc(rules, func(r *Rule[P]) bool { return r != nil && r.ID == id }) {
			problems = append(problems, Problem{"unknown", "/rules/" + escape(id), "regeln finns inte", "no such rule"})
		}
	}
	return Invalid(problems)
}

// Evaluation is what a profile makes of findings.
type Evaluation struct {
	// Judged are the findings of the rules that are on, in the order given.
	Judged []Judged `json:"judged,omitempty"`
	// Counts of the outcomes among Judged.
	Met, NotMet, NotApplicable, NotInForce, Unknown int `json:"-"`
	// WeightMet and WeightJudged sum the weights of the findings that are met, and that are met or not met.
	WeightMet, WeightJudged int `json:"-"`
	// Worst is the highest severity among those not met; zero when all are met.
	Worst Severity `json:"worst,omitzero"`
}

// Judged is a finding with the severity and the weight that the profile gives it.
type Judged struct {
	Finding
	Severity Severity `json:"severity"`
	Weight   int      `json:"weight"`
}

// Share is the weight met of the weight judged, 0–1, and false when nothing was judged. Unknown, not applicable and
// not in force are in neither sum.
func (e Evaluation) Share() (float64, bool) {
	if e.WeightJudged == 0 {
		return 0, false
	}
	return float64(e.WeightMet) / float64(e.WeightJudged), true
}

// Evaluate applies the profile to findings. A rule that the profile has turned off is left out.
func Evaluate(p Profile, findings []Finding) Evaluation {
	var e Evaluation
	for _, f := range findings {
		s := p.Rules[f.Rule]
		if s.Off {
			continue
		}
		j := Judged{Finding: f, Severity: s.Severity, Weight: max(s.Weight, 1)}
		if j.Severity == 0 {
			j.Severity = SeverityWarning
		}
		e.Judged = append(e.Judged, j)
		switch f.Outcome {
		case OutcomeMet:
			e.Met++
			e.WeightMet += j.Weight
			e.WeightJudged += j.Weight
		case OutcomeNotMet:
			e.NotMet++
			e.WeightJudged += j.Weight
			e.Worst = max(e.Worst, j.Severity)
		case OutcomeNotApplicable:
			e.NotApplicable++
		case OutcomeNotInForce:
			e.NotInForce++
		case OutcomeUnknown:
			e.Unknown++
		}
	}
	return e
}

// Severity is how much a "no" matters (allvarsgrad). The zero value is "not set". Higher values are more severe.
type Severity uint8

// The severities in rising order.
const (
	SeverityInfo Severity = iota + 1
	SeverityWarning
	SeverityError
)

var severities = enum.Of[Severity]("allvarsgrad", "severity",
	enum.Row{Code: "info", SV: "upplysning", EN: "information"},
	enum.Row{Code: "warning", SV: "varning", EN: "warning"},
	enum.Row{Code: "error", SV: "fel", EN: "error"},
)

// Severities returns all severities in order.
func Severities() []Severity { return severities.All() }

// ParseSeverity reads a code such as "warning".
func ParseSeverity(code string) (Severity, error) { return severities.Parse(code) }

// Valid reports whether s is one of the severities; the zero value is not.
func (s Severity) Valid() bool { return severities.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Severity) String() string { return severities.Code(s) }

// Label returns the severity's name.
func (s Severity) Label() Label { return Label(severities.Label(s)) }

// MarshalText writes the code.
func (s Severity) MarshalText() ([]byte, error) { return severities.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Severity) UnmarshalText(text []byte) error { return severities.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Severity) Value() (driver.Value, error) { return severities.Value(s) }

// Scan reads what Value stored.
func (s *Severity) Scan(src any) error { return severities.Scan(src, s) }

// escape makes a name a part of an RFC 6901 pointer.
func escape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
