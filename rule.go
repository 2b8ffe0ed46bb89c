package kvalitet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Rule is one check (regel) on a pass P: what a package has gathered about the thing that is looked at. Rules are the
// plugins of the system; a host writes its own and appends them to a package's slice. The zero value is not a rule;
// see [ValidateRules].
type Rule[P any] struct {
	// ID is lower-case words joined by dots, digits and hyphens allowed: "governance.smarta.measurable". It never
	// changes; a rule that comes to mean something else gets a new ID.
	ID string
	// Title is a yes/no question; "yes" is the wished answer.
	Title Label
	// Doc tells what is looked at, why, and what to do about it.
	Doc Label
	// Source is where the rule comes from.
	Source Source
	// From and Until are the days in force, half-open; zero is always.
	From, Until Date
	// Check looks at the pass and answers. It is pure: no clock, no randomness, no change of the pass. It returns one
	// of [Met], [NotMet], [NotApplicable] and [Unknown].
	Check func(P) Finding
}

// InForce reports whether the rule applies on the day. "No date" asks about no day in particular: always.
func (r *Rule[P]) InForce(on Date) bool {
	return on.IsZero() || Period{From: r.From, Until: r.Until}.Contains(on)
}

// Finding is the answer of one rule (iakttagelse).
type Finding struct {
	Rule    string  `json:"rule"`
	Outcome Outcome `json:"outcome"`
	// Text says why, for a person, in whole sentences. It may be empty when the outcome is met.
	Text Label `json:"text"`
	// Hint says what to do about it, in whole sentences; often empty.
	Hint Label `json:"hint,omitzero"`
	// Place is where: the first place when there are several.
	Place
	// More are the other places of the same finding, in the order of the value.
	More []Place `json:"more,omitempty"`
}

// Place points at what a finding is about.
type Place struct {
	// Path is an RFC 6901 pointer into the JSON form of what was looked at; empty is the whole.
	Path string `json:"path,omitempty"`
	// Span is the part of the text at Path; zero when it is about all of it.
	Span Span `json:"span,omitzero"`
	// Note says what is special about this place, when Text speaks of several: a name, or a phrase without a stop.
	Note Label `json:"note,omitzero"`
}

// Span is a half-open part of a text, in bytes of its UTF-8 form and in runes.
type Span struct {
	Start     int `json:"start"`
	End       int `json:"end"`
	RuneStart int `json:"runeStart"`
	RuneEnd   int `json:"runeEnd"`
}

// IsZero reports whether the span is about no part in particular.
func (s Span) IsZero() bool { return s == Span{} }

// String gives the span in runes, half-open: "3–9".
func (s Span) String() string { return fmt.Sprintf("%d–%d", s.RuneStart, s.RuneEnd) }

// Places returns all places of the finding, the first one first; none when the finding is about the whole.
func (f Finding) Places() []Place {
	if f.Place == (Place{}) {
		return f.More
	}
	return append([]Place{f.Place}, f.More...)
}

// At returns the finding with places added. The finding that it is called on keeps its own.
func (f Finding) At(places ...Place) Finding {
	if len(places) > 0 && f.Place == (Place{}) && len(f.More) == 0 {
		f.Place, places = places[0], places[1:]
	}
	if len(places) > 0 {
		f.More = slices.Concat(f.More, places)
	}
	return f
}

// Met answers yes.
func Met() Finding { return Finding{Outcome: OutcomeMet} }

// NotMet answers no, and says why.
func NotMet(sv, en string) Finding {
	return Finding{Outcome: OutcomeNotMet, Text: Label{SV: sv, EN: en}}
}

// NotApplicable says that the question does not arise, and why.
func NotApplicable(sv, en string) Finding {
	return Finding{Outcome: OutcomeNotApplicable, Text: Label{SV: sv, EN: en}}
}

// Unknown says that data is missing to answer, and which. It is never counted as a no.
func Unknown(sv, en string) Finding {
	return Finding{Outcome: OutcomeUnknown, Text: Label{SV: sv, EN: en}}
}

// Run applies every rule to the pass and returns exactly one finding per rule, in the order of the rules. All rules
// are taken to be in force; see [RunOn]. Programming errors are not hidden: the panic of a rule goes through to the
// caller, and a finding without an outcome, or one that says "not in force", makes Run panic with the rule's ID.
func Run[P any](rules []*Rule[P], pass P) []Finding { return RunOn(Date{}, rules, pass) }

// RunOn is [Run] on a day: a rule that is not in force then is not called and gives [OutcomeNotInForce].
func RunOn[P any](on Date, rules []*Rule[P], pass P) []Finding {
	findings := make([]Finding, len(rules))
	for i, r := range rules {
		if !r.InForce(on) {
			findings[i] = Finding{Rule: r.ID, Outcome: OutcomeNotInForce,
				Text: Label{SV: "Regeln gäller inte " + on.String() + ".", EN: "The rule is not in force on " + on.String() + "."}}
			continue
		}
		f := r.Check(pass)
		if !f.Outcome.Valid() || f.Outcome == OutcomeNotInForce {
			panic(fmt.Errorf("kvalitet: rule %s returned the outcome %q", r.ID, f.Outcome))
		}
		f.Rule = r.ID
		findings[i] = f
	}
	return findings
}

// ValidateRules reports what is wrong with a set of rules: an ID that is malformed ("id") or used twice ("duplicate"),
// a title, doc or source that is missing ("missing"), days in force that do not exist ("date") or run backwards
// ("order"), no check ("missing"). Paths begin with the rule's place in the slice: "/3/id".
func ValidateRules[P any](rules []*Rule[P]) error {
	var problems []Problem
	seen := make(map[string]int, len(rules))
	for i, r := range rules {
		at := "/" + strconv.Itoa(i)
		add := func(code, path, sv, en string) {
			problems = append(problems, Problem{code, at + path, sv, en})
		}
		if r == nil {
			add("missing", "", "regeln saknas", "the rule is nil")
			continue
		}
		if !validRuleID(r.ID) {
			add("id", "/id", "regelns id ska vara gemener, siffror och bindestreck i minst två delar skilda med punkt",
				"a rule's id is lower-case letters, digits and hyphens in at least two parts joined by dots")
		}
		if first, ok := seen[r.ID]; ok {
			add("duplicate", "/id", fmt.Sprintf("samma id som regel %d", first), fmt.Sprintf("same id as rule %d", first))
		} else {
			seen[r.ID] = i
		}
		if !r.Title.Complete() {
			add("missing", "/title", "rubriken saknas på något språk", "the title is missing in a language")
		}
		if !r.Doc.Complete() {
			add("missing", "/doc", "beskrivningen saknas på något språk", "the doc is missing in a language")
		}
		if r.Source.Title == "" || !r.Source.Grade.Valid() {
			add("missing", "/source", "källan eller dess tyngd saknas", "the source or its grade is missing")
		}
		for _, p := range (Period{From: r.From, Until: r.Until}).Problems() {
			add(p.Code, p.Path, p.SV, p.EN)
		}
		if r.Check == nil {
			add("missing", "/check", "funktionen saknas", "the function is missing")
		}
	}
	return Invalid(problems)
}

func validRuleID(id string) bool {
	parts := strings.Split(id, ".")
	for _, p := range parts {
		if p == "" || strings.Trim(p, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return len(parts) >= 2
}
