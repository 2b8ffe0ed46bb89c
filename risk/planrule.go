package risk

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// PlanRule is what puts a risk in the supervision plan (urvalsregel för tillsynsplanen). Any one reason is enough. The
// zero value takes only risks that are flagged.
type PlanRule struct {
	// Limit is passed by the value: "över 9" in one municipality, "minst 9" in another.
	Limit Limit `json:"limit,omitzero"`
	// Consequence takes every risk whose consequence is at least this step, however unlikely; 0 takes none.
	Consequence int `json:"consequence,omitzero"`
	// PerArea fills up each area with its highest risks until it has so many; 0 does not.
	PerArea int `json:"perArea,omitzero"`
}

// Reasons tells why a value is in the plan by itself; none when it is not, and none for "not rated".
func (r PlanRule) Reasons(v Value) []Reason {
	if !v.Rated() {
		return nil
	}
	var reasons []Reason
	if r.Limit.Passed(v.Value) {
		over := r.Limit.Label()
		reasons = append(reasons, Reason{"limit", kvalitet.Label{
			SV: fmt.Sprintf("riskvärdet %d är %s", v.Value, over.SV), EN: fmt.Sprintf("the risk value %d is %s", v.Value, over.EN)}})
	}
	if r.Consequence > 0 && v.Consequence >= r.Consequence {
		reasons = append(reasons, Reason{"consequence", kvalitet.Label{
			SV: fmt.Sprintf("konsekvensen %d är minst %d", v.Consequence, r.Consequence),
			EN: fmt.Sprintf("the consequence %d is at least %d", v.Consequence, r.Consequence)}})
	}
	return reasons
}

// Reason is why something was chosen (skäl).
type Reason struct {
	// Code is "limit", "consequence", "flagged", "mustHave", "common" or "area"; a host may add its own.
	Code string         `json:"code"`
	Text kvalitet.Label `json:"text"`
}

// Problems reports a limit that is none, and a step or a number that is negative ("range").
func (r PlanRule) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Under("/limit", r.Limit.Problems())
	ps.If(r.Consequence < 0 || r.Consequence > maxSteps, "range", "/consequence", "steget finns inte", "no such step")
	ps.If(r.PerArea < 0, "range", "/perArea", "antalet är negativt", "the number is negative")
	return ps
}
