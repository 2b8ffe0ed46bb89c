package org

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// OwnerDirective is what the council demands of a company (ägardirektiv). The law does not name it; the purpose in the
// articles of association it does (KL 10 kap. 3 §).
type OwnerDirective struct {
	Company string `json:"company"`
	// Purpose is the municipal purpose and the powers that bound the company (ändamål, befogenheter).
	Purpose string `json:"purpose"`
	// Return is what the owner expects, in words (avkastning, soliditet).
	Return  string          `json:"return,omitempty"`
	Adopted kvalitet.Date   `json:"adopted"`
	Section string          `json:"section,omitempty"`
	Period  kvalitet.Period `json:"period,omitzero"`
}

// Problems reports what keeps the directive from existing.
func (d OwnerDirective) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/company", d.Company)
	ps.Text("/purpose", d.Purpose)
	ps.OptionalText("/return", d.Return)
	ps.Date("/adopted", d.Adopted)
	ps.Under("/period", d.Period.Problems())
	return ps
}

// CompanyReview is the executive board's yearly decision on a company: whether last year's operations were within its
// purpose and within the municipality's powers (KL 6 kap. 9 §).
type CompanyReview struct {
	Company string `json:"company"`
	// Year is the calendar year that was reviewed.
	Year          int           `json:"year"`
	On            kvalitet.Date `json:"on"`
	Section       string        `json:"section,omitempty"`
	WithinPurpose bool          `json:"withinPurpose"`
	WithinPowers  bool          `json:"withinPowers"`
	// Proposal is what the executive board proposes to the council when the answer is no.
	Proposal string `json:"proposal,omitempty"`
}

// Problems reports what keeps the review from existing: a decision before the year is over is "order", a no without a
// proposal to the council is "missing".
func (r CompanyReview) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/company", r.Company)
	ps.If(r.Year < 1 || r.Year > 9998, "range", "/year", "året är inte 1–9998", "the year is not 1–9998")
	ps.Date("/on", r.On)
	ps.If(r.On.Valid() && r.On.Year <= r.Year, "order", "/on", "beslutet är fattat innan året är slut", "the decision was taken before the year was over")
	ps.If((!r.WithinPurpose || !r.WithinPowers) && r.Proposal == "", "missing", "/proposal", "förslag till fullmäktige saknas", "the proposal to the council is missing")
	return ps
}

// Oversight is what the executive board's duty of oversight (uppsiktsplikt) lacks for a company in a year.
type Oversight struct {
	Company string `json:"company"`
	// Directive and Review say whether there is one; Within whether the review said yes to both questions.
	Directive bool `json:"directive"`
	Review    bool `json:"review"`
	Within    bool `json:"within"`
}

// Done reports whether there is nothing left to do.
func (s Oversight) Done() bool { return s.Directive && s.Review && s.Within }

// Oversight goes through the companies that existed at the end of a year, in the order of the organisation.
func (o Organisation) Oversight(year int) []Oversight {
	last := kvalitet.NewDate(year, 12, 31)
	var out []Oversight
	for _, b := range o.Bodies {
		if b.Kind != BodyCompany || !b.Period.Contains(last) {
			continue
		}
		s := Oversight{Company: b.Code, Directive: slices.ContainsFunc(o.Directives, func(d OwnerDirective) bool {
			return d.Company == b.Code && !d.Adopted.After(last) && d.Period.Contains(last)
		})}
		if i := slices.IndexFunc(o.Reviews, func(r CompanyReview) bool { return r.Company == b.Code && r.Year == year }); i >= 0 {
			s.Review, s.Within = true, o.Reviews[i].WithinPurpose && o.Reviews[i].WithinPowers
		}
		out = append(out, s)
	}
	return out
}
