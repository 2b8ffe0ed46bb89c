package control

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Criterion is one rule of selection (urvalskriterium), as data: "över 9" in one municipality, "minst 9" in another.
// Any one criterion is enough. Make one with [Over], [AtLeast], [Consequence], [Flagged], [Deviated], [MustHave] or [PerArea].
type Criterion struct {
	Kind CriterionKind `json:"kind"`
	// Value is the limit, the step or the number; unused by the kinds that have none.
	Value int `json:"value,omitzero"`
	// Risks are those that every body must have, of [CriterionMustHave] only.
	Risks []Risk `json:"risks,omitempty"`
}

// Over takes risks with a value above n.
func Over(n int) Criterion { return Criterion{Kind: CriterionOver, Value: n} }

// AtLeast takes risks with a value of n or more.
func AtLeast(n int) Criterion { return Criterion{Kind: CriterionAtLeast, Value: n} }

// Consequence takes risks whose consequence is at least the step, however unlikely they are.
func Consequence(step int) Criterion { return Criterion{Kind: CriterionConsequence, Value: step} }

// Flagged takes risks that somebody pointed out.
func Flagged() Criterion { return Criterion{Kind: CriterionFlagged} }

// Deviated takes risks whose test last year found a large or frequent deviation.
func Deviated() Criterion { return Criterion{Kind: CriterionDeviated} }

// MustHave takes the risks that were decided for all bodies: those among the body's own that are marked so, and these.
func MustHave(common ...Risk) Criterion { return Criterion{Kind: CriterionMustHave, Risks: common} }

// PerArea fills up each area with its highest risks until n are chosen.
func PerArea(n int) Criterion { return Criterion{Kind: CriterionPerArea, Value: n} }

// limit reports whether the criterion is one of the risk's own gravity: a risk that passes it must have a control or a
// decision.
func (c Criterion) limit() bool {
	return c.Kind == CriterionOver || c.Kind == CriterionAtLeast || c.Kind == CriterionConsequence
}

// takes reports whether the criterion takes the risk by itself, and why.
func (c Criterion) takes(r Risk) (Reason, bool) {
	reason := func(sv, en string) (Reason, bool) {
		return Reason{c.Kind.String(), kvalitet.Label{SV: sv, EN: en}}, true
	}
	switch c.Kind {
	case CriterionOver:
		if r.Value > c.Value && r.Rated() {
			return reason(fmt.Sprintf("riskvärdet %d är över %d", r.Value, c.Value), fmt.Sprintf("the risk value %d is over %d", r.Value, c.Value))
		}
	case CriterionAtLeast:
		if r.Value >= c.Value && r.Rated() {
			return reason(fmt.Sprintf("riskvärdet %d är minst %d", r.Value, c.Value), fmt.Sprintf("the risk value %d is at least %d", r.Value, c.Value))
		}
	case CriterionConsequence:
		if r.Consequence >= c.Value && r.Consequence > 0 {
			return reason(fmt.Sprintf("konsekvensen %d är minst %d", r.Consequence, c.Value), fmt.Sprintf("the consequence %d is at least %d", r.Consequence, c.Value))
		}
	case CriterionFlagged:
		if r.Flagged {
			return reason("risken är särskilt utpekad", "the risk is flagged")
		}
	case CriterionDeviated:
		if r.Deviated {
			return reason("förra årets kontroll visade en avvikelse", "last year's test found a deviation")
		}
	case CriterionMustHave:
		if r.Common || slices.ContainsFunc(c.Risks, func(m Risk) bool { return m.ID == r.ID }) {
			return reason("kommungemensam kontroll", "a control decided for all bodies")
		}
	case CriterionPerArea: // is about all risks of an area; see fill
	}
	return Reason{}, false
}

// Problems reports what keeps the criterion from existing.
func (c Criterion) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Enum("/kind", c.Kind)
	ps.If(c.Value < 0 || c.Value > MaxValue, "range", "/value", "talet är inte 0–65 535", "the number is not 0–65,535")
	ps.If(len(c.Risks) > 0 && c.Kind != CriterionMustHave, "conflict", "/risks", "bara det kommungemensamma räknar upp risker",
		"only the common ones list risks")
	check.Unique(&ps, "/risks", c.Risks, func(r Risk) string { return r.ID })
	for i, r := range c.Risks {
		ps.Under(check.At("/risks", i), r.Problems())
	}
	return ps
}

// Reason is why a row is in the plan, or why not (skäl).
type Reason struct {
	// Code is the code of the criterion, or "accepted" or "below".
	Code string         `json:"code"`
	Text kvalitet.Label `json:"text"`
}

// Choice is one row of the selection.
type Choice struct {
	Risk   Risk `json:"risk"`
	Chosen bool `json:"chosen"`
	// Reasons are never empty: a risk that is left out says why too.
	Reasons []Reason `json:"reasons"`
}

// Select chooses the risks that get a control activity (urval till tillsynsplanen). The rows stand in the order of the
// risks, each once, and then the common ones that the body does not have itself. A risk that is accepted or avoided is
// left out, and says so, unless it is common. Criteria per area are filled last, by value, the first of equals.
func Select(risks []Risk, criteria ...Criterion) []Choice {
	rows := make([]Choice, 0, len(risks))
	for _, r := range risks {
		rows = append(rows, Choice{Risk: r})
	}
	for _, c := range criteria {
		for _, r := range c.Risks {
			if !slices.ContainsFunc(rows, func(row Choice) bool { return row.Risk.ID == r.ID }) {
				rows = append(rows, Choice{Risk: r})
			}
		}
	}
	for i := range rows {
		rows[i].judge(criteria)
	}
	for _, c := range criteria {
		if c.Kind == CriterionPerArea {
			fill(rows, c)
		}
	}
	for i := range rows {
		if len(rows[i].Reasons) == 0 {
			rows[i].Reasons = []Reason{{"below", kvalitet.Label{SV: "inget urvalskriterium är uppfyllt", EN: "no criterion is met"}}}
			if !rows[i].Risk.Rated() {
				rows[i].Reasons[0].Text = kvalitet.Label{SV: "risken är inte värderad", EN: "the risk is not rated"}
			}
		}
	}
	return rows
}

// judge applies the criteria to a row.
func (row *Choice) judge(criteria []Criterion) {
	common := false
	for _, c := range criteria {
		if reason, ok := c.takes(row.Risk); ok {
			row.Reasons = append(row.Reasons, reason)
			common = common || c.Kind == CriterionMustHave
		}
	}
	row.Chosen = len(row.Reasons) > 0
	if t := row.Risk.Treatment; row.Chosen && !common && (t == TreatmentAccept || t == TreatmentAvoid) {
		row.Chosen = false
		row.Reasons = append([]Reason{{"accepted", kvalitet.Label{SV: "beslut om risken: " + t.Label().SV, EN: "decision about the risk: " + t.Label().EN}}}, row.Reasons...)
	}
}

// fill chooses the highest rows of each area until it has so many.
func fill(rows []Choice, c Criterion) {
	chosen := map[AreaCode]int{}
	for _, row := range rows {
		if row.Chosen {
			chosen[row.Risk.Area]++
		}
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rows[b].Risk.Value - rows[a].Risk.Value })
	for _, i := range order {
		row := &rows[i]
		if row.Chosen || row.Risk.Area == "" || !row.Risk.Rated() || len(row.Reasons) > 0 || chosen[row.Risk.Area] >= c.Value {
			continue
		}
		chosen[row.Risk.Area]++
		row.Chosen = true
		row.Reasons = []Reason{{c.Kind.String(), kvalitet.Label{
			SV: fmt.Sprintf("bland de högsta i området, som ska ha minst %d", c.Value), EN: fmt.Sprintf("among the highest of its area, which is to have at least %d", c.Value)}}}
	}
}
