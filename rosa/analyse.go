package rosa

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Method says how minutes are counted. The zero value is [DefaultBoundary] and the likely minutes.
type Method struct {
	// Boundary is the highest level that the centre does.
	Boundary Level `json:"boundary,omitzero"`
	// Estimate makes one figure of three.
	Estimate Estimate `json:"estimate,omitzero"`
}

// Report is the result of a ROSA analysis. Minutes are per year and exact: Σ volume × share × minutes.
type Report struct {
	Method Method `json:"method"`
	// Cases in the order given.
	Cases []CaseResult `json:"cases"`
	// Minutes of all parts; Movable those on levels up to the boundary, whatever is missing (potential); Ready those of
	// them whose gates are all in place.
	Minutes decimal.Decimal `json:"minutes"`
	Movable decimal.Decimal `json:"movable"`
	Ready   decimal.Decimal `json:"ready"`
	// Missing are movable minutes that wait for a gate known to be missing, Unknown those with an open question and
	// nothing known to be missing. Movable = Ready + Missing + Unknown.
	Missing decimal.Decimal `json:"missing"`
	Unknown decimal.Decimal `json:"unknown"`
	// Range is Movable with the low, likely and high minutes.
	Range Minutes `json:"range"`
	// Volume is the number of cases, Solvable those of types that never go above the boundary.
	Volume   decimal.Decimal `json:"volume"`
	Solvable decimal.Decimal `json:"solvable"`
	// Gaps are the gates that are missing somewhere, most minutes first.
	Gaps []Gap `json:"gaps"`
	// Combinations are the sets of two or more gates that are missing together, most minutes first.
	Combinations []Combination `json:"combinations"`
	// Index says how far in the case the centre reaches.
	Index Index `json:"index"`
	// Levels sums minutes per body and level.
	Levels []Summary `json:"levels"`
}

// CaseResult is what the analysis says of one case type. Movable minutes and whole cases are two figures: a case with
// nine parts of ten movable is still not solved by the centre.
type CaseResult struct {
	ID       uuid.UUID       `json:"id"`
	Name     string          `json:"name"`
	Body     string          `json:"body,omitempty"`
	Volume   decimal.Decimal `json:"volume"`
	MaxLevel Level           `json:"maxLevel"`
	// Minutes, Movable and Ready as in [Report].
	Minutes decimal.Decimal `json:"minutes"`
	Movable decimal.Decimal `json:"movable"`
	Ready   decimal.Decimal `json:"ready"`
	// FullySolvable says that no part that occurs lies above the boundary. A case without parts is not.
	FullySolvable bool `json:"fullySolvable"`
	// SolvableLow and SolvableHigh bound the share of the cases, 0–1, that have no part above the boundary, when only
	// the parts' shares are known: at least, if the parts fell on different cases, and at most, if they fell on the same.
	SolvableLow  decimal.Decimal `json:"solvableLow"`
	SolvableHigh decimal.Decimal `json:"solvableHigh"`
}

// Analyse analyses case types with a boundary and the likely minutes; see [Method.Analyse].
func Analyse(cases []CaseType, boundary Level) (Report, error) {
	return Method{Boundary: boundary}.Analyse(cases)
}

// Problems reports a boundary or an estimate that does not exist ("enum").
func (m Method) Problems() []kvalitet.Problem {
	var ps check.List
	ps.OptionalEnum("/boundary", m.Boundary)
	ps.OptionalEnum("/estimate", m.Estimate)
	return ps
}

// withDefaults fills in what is not set.
func (m Method) withDefaults() Method {
	m.Boundary = cmp.Or(m.Boundary, DefaultBoundary)
	m.Estimate = cmp.Or(m.Estimate, EstimateLikely)
	return m
}

// Analyse counts what the centre could do, what it can do now and what is in between. Cases that cannot exist are an
// error that lists everything; paths begin with the place in the slice: "/3/parts/0/level".
func (m Method) Analyse(cases []CaseType) (Report, error) {
	var ps check.List
	ps.Under("/method", m.Problems())
	for i, c := range cases {
		ps.Under(check.At("", i), c.Problems())
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return Report{}, err
	}
	r := Report{Method: m.withDefaults(), Cases: make([]CaseResult, 0, len(cases))}
	var blocked ledger
	for _, c := range cases {
		r.add(c, &blocked)
	}
	r.Gaps, r.Combinations = blocked.gaps(), blocked.combinations()
	r.Index = r.index(cases)
	r.Levels = r.summary(cases)
	return r, nil
}

// add counts one case type.
func (r *Report) add(c CaseType, blocked *ledger) {
	result := CaseResult{ID: c.ID, Name: c.Name, Body: c.Body, Volume: c.Volume, MaxLevel: c.MaxLevel()}
	for _, p := range c.Parts {
		minutes := r.minutes(c, p)
		result.Minutes = result.Minutes.Add(minutes)
		if p.Level > r.Method.Boundary {
			continue
		}
		result.Movable = result.Movable.Add(minutes)
		r.Range = r.Range.Add(p.Minutes.Times(c.Times(p)))
		missing, unknown := p.lacks()
		blocked.add(missing, unknown, minutes)
		switch {
		case missing != 0:
			r.Missing = r.Missing.Add(minutes)
		case unknown != 0:
			r.Unknown = r.Unknown.Add(minutes)
		default:
			result.Ready = result.Ready.Add(minutes)
		}
	}
	result.FullySolvable = result.MaxLevel.Valid() && result.MaxLevel <= r.Method.Boundary
	result.SolvableLow, result.SolvableHigh = r.solvable(c)
	r.Minutes, r.Movable, r.Ready = r.Minutes.Add(result.Minutes), r.Movable.Add(result.Movable), r.Ready.Add(result.Ready)
	r.Volume = r.Volume.Add(c.Volume)
	if result.FullySolvable {
		r.Solvable = r.Solvable.Add(c.Volume)
	}
	r.Cases = append(r.Cases, result)
}

// minutes is volume × share × minutes of a part.
func (r *Report) minutes(c CaseType, p Part) decimal.Decimal {
	return p.Minutes.Times(c.Times(p)).Of(r.Method.Estimate)
}

// solvable bounds the share of cases without a part above the boundary: 1 − Σq (not below 0) and 1 − max q.
func (r *Report) solvable(c CaseType) (low, high decimal.Decimal) {
	if len(c.Parts) == 0 {
		return decimal.Zero, decimal.Zero
	}
	one := decimal.NewFromInt(1)
	var sum, largest decimal.Decimal
	for _, p := range c.Parts {
		if p.Level > r.Method.Boundary {
			sum = sum.Add(p.occurs())
			largest = decimal.Max(largest, p.occurs())
		}
	}
	return decimal.Max(decimal.Zero, one.Sub(sum)), one.Sub(largest)
}

// Case returns the result of a case type.
func (r Report) Case(id uuid.UUID) (CaseResult, bool) {
	i := slices.IndexFunc(r.Cases, func(c CaseResult) bool { return c.ID == id })
	if i < 0 {
		return CaseResult{}, false
	}
	return r.Cases[i], true
}
