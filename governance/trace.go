package governance

import (
	"fmt"
	"iter"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Step is one step on the way to a verdict (spår), told so that a person can repeat it with pen and paper.
type Step struct {
	Rule    string         `json:"rule"`
	Edition int            `json:"edition"`
	Text    kvalitet.Label `json:"text"`
}

// String gives the Swedish text with the rule: "3 av 4 mått når målvärdet … (regel share-met v1)".
func (s Step) String() string { return fmt.Sprintf("%s (regel %s v%d)", s.Text.SV, s.Rule, s.Edition) }

// Trace yields the steps to the goal's verdict: one per measure, or per goal below it, and the sum.
func (r *Result) Trace(id uuid.UUID) iter.Seq[Step] {
	return func(yield func(Step) bool) {
		i, ok := r.tree.place[id]
		if !ok {
			return
		}
		res := r.goals[i]
		for _, m := range res.Measures {
			if !yield(r.step(m.text())) {
				return
			}
		}
		unit := kvalitet.Label{SV: "mått når målvärdet", EN: "measures reach the target"}
		if len(res.Measures) == 0 {
			unit = kvalitet.Label{SV: "underordnade mål är uppfyllda", EN: "goals below are met"}
			for _, c := range r.tree.children[i] {
				child := r.goals[c]
				if !yield(r.step(kvalitet.Label{
					SV: fmt.Sprintf("%s: %s", r.tree.goals[c].Text, child.Status.Label().SV),
					EN: fmt.Sprintf("%s: %s", r.tree.goals[c].Text, child.Status.Label().EN)})) {
					return
				}
			}
		}
		yield(r.step(r.sum(res, unit)))
	}
}

func (r *Result) step(text kvalitet.Label) Step {
	return Step{Rule: r.policy.Rule, Edition: r.policy.Edition, Text: text}
}

func (r *Result) sum(res GoalResult, unit kvalitet.Label) kvalitet.Label {
	p, w := r.policy, res.weight
	sv := fmt.Sprintf("%d av %d %s; %d av %d bedömda; vikt %d av %d; uppfyllt från %d %%, delvis från %d %%, bedöms från %d %% av vikten → %s",
		res.Met, res.Judged, unit.SV, res.Judged, res.Total, w.met, w.judged, p.Met, p.Partly, p.Judged, res.Status.Label().SV)
	en := fmt.Sprintf("%d of %d %s; %d of %d judged; weight %d of %d; met from %d %%, partly from %d %%, judged from %d %% of the weight → %s",
		res.Met, res.Judged, unit.EN, res.Judged, res.Total, w.met, w.judged, p.Met, p.Partly, p.Judged, res.Status.Label().EN)
	return kvalitet.Label{SV: sv, EN: en}
}

func (m MeasureResult) text() kvalitet.Label {
	switch {
	case m.Missing != 0:
		return kvalitet.Label{SV: m.Name + ": " + m.Missing.Label().SV, EN: m.Name + ": " + m.Missing.Label().EN}
	case !m.Target.Kind.Valid():
		return kvalitet.Label{SV: fmt.Sprintf("%s: utfall %s, målvärde saknas", m.Name, comma(m.Value.Decimal.String())),
			EN: fmt.Sprintf("%s: outcome %s, no target", m.Name, m.Value.Decimal)}
	default:
		t := m.Target
		level := t.Level.String()
		if t.Kind == TargetInterval {
			level += "–" + t.High.String()
		}
		return kvalitet.Label{
			SV: fmt.Sprintf("%s: utfall %s, målvärde %s %s → %s", m.Name, comma(m.Value.Decimal.String()), t.Kind.Label().SV, comma(level), m.Status.Label().SV),
			EN: fmt.Sprintf("%s: outcome %s, target %s %s → %s", m.Name, m.Value.Decimal, t.Kind.Label().EN, level, m.Status.Label().EN)}
	}
}

// comma writes a number's decimal point as Swedish does.
func comma(number string) string { return strings.ReplaceAll(number, ".", ",") }
