package governance

import (
	"fmt"
	"iter"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Step is one step on the way to a verdict (spår), told so that a person can repeat it with pen and paper.
type Step struct {
	Rule    string         `json:"rule"`
	Edition int            `json:"edition"`
	Text    kvalitet.Label `json:"text"`
}

// String gives the Swedish text with the rule: "3 av 4 mått når målvärdet … (regel share-met v1)".
func (s Step) String() string { return s.In("sv") }

// In gives the text with the rule in the language.
func (s Step) In(tag string) string {
	rule := kvalitet.Label{SV: "regel", EN: "rule"}
	return fmt.Sprintf("%s (%s %s v%d)", s.Text.In(tag), rule.In(tag), s.Rule, s.Edition)
}

// Trace yields the steps to the goal's verdict: one per measure, or per goal below it, and the sum.
func (r *Result) Trace(id uuid.UUID) iter.Seq[Step] {
	return func(yield func(Step) bool) {
		i, ok := r.tree.place[id]
		if !ok {
			return
		}
		res := r.goals[i]
		for _, m := range res.Measures {
			if !yield(r.step(r.policy.told(m))) {
				return
			}
		}
		unit := kvalitet.Label{SV: "mått når målvärdet", EN: "measures reach the target"}
		if b := r.policy.Basis; b == BasisPrevious || b == BasisBaseline || b == BasisBenchmark {
			unit = kvalitet.Label{SV: "mått räknas som uppfyllda", EN: "measures count as met"}
		}
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
			if p := r.tree.goals[i].Progress; p.Valid() && len(r.tree.children[i]) == 0 {
				unit = kvalitet.Label{SV: "uppdrag är genomförda", EN: "assignments are done"}
				if !yield(r.step(p.Label())) {
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

// sum tells how the parts became the goal's status.
func (r *Result) sum(res GoalResult, unit kvalitet.Label) kvalitet.Label {
	p, w := r.policy, res.sum.weight
	sv := fmt.Sprintf("%d av %d %s; %d av %d bedömda; ", res.Met, res.Judged, unit.SV, res.Judged, res.Total)
	en := fmt.Sprintf("%d of %d %s; %d of %d judged; ", res.Met, res.Judged, unit.EN, res.Judged, res.Total)
	switch p.Rule {
	case RuleWorst:
		sv += "det sämsta avgör"
		en += "the worst decides"
	case RuleMeanRatio, RuleWeighted:
		value := "–"
		if res.Value.Valid {
			value = res.Value.Decimal.String()
		}
		by := kvalitet.Label{SV: "medel av andelarna, högst 100 var", EN: "mean of the ratios, at most 100 each"}
		if p.Rule == RuleWeighted {
			by = kvalitet.Label{SV: "vägt medel av andelarna, högst 100 var", EN: "weighted mean of the ratios, at most 100 each"}
		}
		sv += fmt.Sprintf("%s: %s %%; uppfyllt från %d %%, delvis från %d %%", by.SV, comma(value), p.Met, p.Partly)
		en += fmt.Sprintf("%s: %s %%; met from %d %%, partly from %d %%", by.EN, value, p.Met, p.Partly)
	default:
		sv += fmt.Sprintf("vikt %d av %d; uppfyllt från %d %%, delvis från %d %%", w.met, w.judged, p.Met, p.Partly)
		en += fmt.Sprintf("weight %d of %d; met from %d %%, partly from %d %%", w.met, w.judged, p.Met, p.Partly)
	}
	if p.Rule == RuleGates {
		c := res.Coverage
		sv += fmt.Sprintf("; träffbild %d av %d delar, bedömda %d av %d, allt krävs", c.Covered, c.Parts, res.Judged, res.Total)
		en += fmt.Sprintf("; coverage %d of %d parts, judged %d of %d, all are required", c.Covered, c.Parts, res.Judged, res.Total)
	}
	if p.ForbidPartly {
		sv += "; delvis räknas som ej uppfyllt"
		en += "; partly counts as not met"
	}
	return kvalitet.Label{
		SV: fmt.Sprintf("%s, bedöms från %d %% av vikten → %s", sv, p.Judged, res.Status.Label().SV),
		EN: fmt.Sprintf("%s, judged from %d %% of the weight → %s", en, p.Judged, res.Status.Label().EN)}
}

// told tells how a measure got its status.
func (p Policy) told(m MeasureResult) kvalitet.Label {
	if !m.Value.Valid {
		return kvalitet.Label{SV: m.Name + ": " + m.Missing.Label().SV, EN: m.Name + ": " + m.Missing.Label().EN}
	}
	sv := fmt.Sprintf("%s: utfall %s", m.Name, comma(m.Value.Decimal.String()))
	en := fmt.Sprintf("%s: outcome %s", m.Name, m.Value.Decimal)
	if m.Prognosis {
		sv = fmt.Sprintf("%s: prognos %s", m.Name, comma(m.Value.Decimal.String()))
		en = fmt.Sprintf("%s: prognosis %s", m.Name, m.Value.Decimal)
	}
	if m.Lag > 0 {
		sv += fmt.Sprintf(" (från %d)", m.Period.Last().Year)
		en += fmt.Sprintf(" (of %d)", m.Period.Last().Year)
	}
	if m.Previous.Valid {
		sv += ", föregående " + comma(m.Previous.Decimal.String())
		en += ", previous " + m.Previous.Decimal.String()
	}
	switch p.Basis {
	case BasisPrevious, BasisBaseline:
		sv += ", jämfört med " + p.Basis.Label().SV
		en += ", compared with the " + p.Basis.Label().EN
	case BasisBenchmark:
		for _, b := range []struct {
			sv, en string
			value  decimal.NullDecimal
		}{{"medel", "mean", m.Others.Mean}, {"undre kvartil", "lower quartile", m.Others.Lower}, {"övre kvartil", "upper quartile", m.Others.Upper}} {
			if b.value.Valid {
				sv += fmt.Sprintf(", %s %s", b.sv, comma(b.value.Decimal.String()))
				en += fmt.Sprintf(", %s %s", b.en, b.value.Decimal)
			}
		}
	default:
		told := m.toldTarget(p)
		sv, en = sv+told.SV, en+told.EN
	}
	if m.Trend.Direction.Valid() && m.Trend.Desirability.Valid() {
		sv += fmt.Sprintf(", %s (%s)", m.Trend.Direction.Label().SV, m.Trend.Desirability.Label().SV)
		en += fmt.Sprintf(", %s (%s)", m.Trend.Direction.Label().EN, m.Trend.Desirability.Label().EN)
	}
	if m.Missing == MissingMethodChanged {
		sv += ", metoden ändrad: ingen trend"
		en += ", method changed: no trend"
	}
	return kvalitet.Label{SV: sv + " → " + m.Status.Label().SV, EN: en + " → " + m.Status.Label().EN}
}

// toldTarget tells the target and the ratio to it.
func (m MeasureResult) toldTarget(p Policy) kvalitet.Label {
	t := m.Target
	if !t.Kind.Valid() {
		if m.reason.IsZero() {
			return kvalitet.Label{SV: ", målvärde saknas", EN: ", no target"}
		}
		return kvalitet.Label{SV: ", " + m.reason.SV, EN: ", " + m.reason.EN}
	}
	level := t.Level.String()
	if t.Kind == TargetInterval {
		level += "–" + t.High.String()
	}
	kind := t.Kind.Label()
	if t.Exclusive {
		kind = map[TargetKind]kvalitet.Label{TargetMinimum: {SV: "över", EN: "above"}, TargetMaximum: {SV: "under", EN: "below"}}[t.Kind]
	}
	sv, en := fmt.Sprintf(", målvärde %s %s", kind.SV, comma(level)), fmt.Sprintf(", target %s %s", kind.EN, level)
	if m.Original != nil {
		sv += fmt.Sprintf(" (ursprungligen %s)", comma(m.Original.Level.String()))
		en += fmt.Sprintf(" (originally %s)", m.Original.Level)
	}
	switch {
	case m.Ratio.Valid && !t.Met(m.Value.Decimal) || m.Ratio.Valid && p.means():
		formula := fmt.Sprintf("%s ÷ %s", m.Value.Decimal, t.Level)
		switch {
		case t.Kind == TargetMaximum && p.Linear:
			formula = fmt.Sprintf("1 − (%s − %s) ÷ %s", m.Value.Decimal, t.Level, t.Level)
		case t.Kind == TargetMaximum:
			formula = fmt.Sprintf("%s ÷ %s", t.Level, m.Value.Decimal)
		}
		sv += fmt.Sprintf(", %s = %s %%", comma(formula), comma(m.Ratio.Decimal.String()))
		en += fmt.Sprintf(", %s = %s %%", formula, m.Ratio.Decimal)
	case !m.reason.IsZero() && p.means():
		score := percent(m.score).Decimal.String()
		sv += fmt.Sprintf(", %s: räknas som %s", m.reason.SV, comma(score))
		en += fmt.Sprintf(", %s: counts as %s", m.reason.EN, score)
	}
	return kvalitet.Label{SV: sv, EN: en}
}

// comma writes a number's decimal point as Swedish does.
func comma(number string) string { return strings.ReplaceAll(number, ".", ",") }
