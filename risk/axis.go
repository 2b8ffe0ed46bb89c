package risk

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// The fewest and the most steps of an axis.
const (
	minSteps = 2
	maxSteps = 6
)

// Axis is one of a matrix's two scales (skala), from the lowest step to the highest. Steps are numbered from 1, so
// that 0 is free to mean "not rated" and is never a score.
type Axis struct {
	// Name is what the municipality calls the axis: sannolikhet; konsekvens, väsentlighet, påverkan …
	Name  kvalitet.Label `json:"name"`
	Steps []Step         `json:"steps"`
	// Words are other lists of words that stand for the same steps in registers, each from the lowest step and as long
	// as Steps; see [Axis.Reading].
	Words [][]string `json:"words,omitempty"`
}

// Step is one step of an axis (steg).
type Step struct {
	Name kvalitet.Label `json:"name"`
	// Anchors tell what the step means, for one kind of consequence each, or for the frequency.
	Anchors []Anchor `json:"anchors,omitempty"`
}

// Anchor ties a step to something that can be counted or recognised (stegbeskrivning).
type Anchor struct {
	// Kind is [KindFrequency] on the likelihood axis, and a kind of consequence such as [KindEconomy] on the other.
	Kind string         `json:"kind"`
	Text kvalitet.Label `json:"text,omitzero"`
	// Least is the lowest figure that belongs to the step: times a year, or kronor. The step reaches up to the next
	// step's figure, which does not belong to it. Invalid when the step is only described in words.
	Least decimal.NullDecimal `json:"least,omitzero"`
}

// Kinds of anchors. The set is open.
const (
	KindFrequency = "frequency" // times a year
	KindEconomy   = "economy"   // kronor
	KindPeople    = "people"    // brukare, elever, medarbetare
	KindService   = "service"   // verksamhet
	KindTrust     = "trust"     // förtroende
	KindLaw       = "law"       // lag och regler
)

// Step returns the highest step whose anchor of the kind is no more than the figure, and false when the axis has no
// figures of that kind or the figure is lower than all of them.
func (a Axis) Step(kind string, figure decimal.Decimal) (int, bool) {
	if !check.DecimalOK(figure) {
		return 0, false
	}
	found := 0
	for i, s := range a.Steps {
		for _, an := range s.Anchors {
			if an.Kind == kind && an.Least.Valid && an.Least.Decimal.LessThanOrEqual(figure) {
				found = i + 1
			}
		}
	}
	return found, found > 0
}

// Has reports whether the step is on the axis.
func (a Axis) Has(step int) bool { return step >= 1 && step <= len(a.Steps) }

// Problems reports what keeps the axis from existing: among others fewer than 2 or more than 6 steps ("size"), two
// steps of one name ("duplicate"), a word list of another length ("size"), and figures that do not rise ("order").
func (a Axis) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Label("/name", a.Name)
	ps.If(len(a.Steps) < minSteps || len(a.Steps) > maxSteps, "size", "/steps",
		"en skala har 2–6 steg", "a scale has 2–6 steps")
	check.Unique(&ps, "/steps", a.Steps, func(s Step) string { return wordKey(s.Name.SV) })
	last := make(map[string]decimal.Decimal)
	for i, s := range a.Steps {
		at := check.At("/steps", i)
		ps.Label(at+"/name", s.Name)
		check.Unique(&ps, at+"/anchors", s.Anchors, func(an Anchor) string { return an.Kind })
		for j, an := range s.Anchors {
			path := check.At(at+"/anchors", j)
			ps.Text(path+"/kind", an.Kind)
			if !an.Least.Valid {
				continue
			}
			ps.Decimal(path+"/least", an.Least.Decimal)
			if !check.DecimalOK(an.Least.Decimal) {
				continue
			}
			before, ok := last[an.Kind]
			ps.If(ok && !before.LessThan(an.Least.Decimal), "order", path+"/least",
				"gränsen är inte högre än det lägre stegets", "the figure is not above the lower step's")
			last[an.Kind] = an.Least.Decimal
		}
	}
	for i, list := range a.Words {
		ps.If(len(list) != len(a.Steps), "size", check.At("/words", i),
			"ordlistan har inte ett ord per steg", "the list does not have a word per step")
		ps.If(slices.ContainsFunc(list, func(w string) bool { return strings.TrimSpace(w) == "" }), "missing",
			check.At("/words", i), "ordlistan har ett tomt ord", "the list has an empty word")
	}
	return ps
}

// Validate returns the problems as an error.
func (a Axis) Validate() error { return kvalitet.Invalid(a.Problems()) }
