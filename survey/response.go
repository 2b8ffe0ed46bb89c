package survey

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Response is how many of those who were asked have answered (svarsredovisning).
type Response struct {
	// Frame is the number in the sampling frame (ramstorlek), 0 when it is not known.
	Frame int `json:"frame,omitzero"`
	// Sample is the number who were drawn, OverCoverage those among them who did not belong (övertäckning).
	Sample       int `json:"sample"`
	OverCoverage int `json:"overCoverage,omitzero"`
	Answers      int `json:"answers"`
	// Weighted is the publisher's weighted rate in per cent, which SCB gives since 2025.
	Weighted decimal.NullDecimal `json:"weighted,omitzero"`
}

// Problems reports numbers that contradict each other ("range").
func (r Response) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(r.Sample < 0 || r.Frame < 0 || r.Frame > 0 && r.Sample > r.Frame, "range", "/sample", "urvalet är större än ramen eller negativt",
		"the sample is larger than the frame or negative")
	ps.If(r.OverCoverage < 0 || r.OverCoverage > r.Sample, "range", "/overCoverage", "övertäckningen är större än urvalet eller negativ",
		"the over-coverage is larger than the sample or negative")
	ps.If(r.Answers < 0 || r.Answers > r.Sample-r.OverCoverage, "range", "/answers", "fler har svarat än som tillfrågats", "more have answered than were asked")
	if r.Weighted.Valid {
		ps.Decimal("/weighted", r.Weighted.Decimal)
	}
	return ps
}

// Validate returns the problems as an error.
func (r Response) Validate() error { return kvalitet.Invalid(r.Problems()) }

// Rate is answers by sample less over-coverage, in per cent to one decimal, half away from zero (svarsandel); false
// when nobody was asked.
func (r Response) Rate() (decimal.Decimal, bool) {
	asked := r.Sample - r.OverCoverage
	if asked <= 0 {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromInt(int64(r.Answers)).Mul(decimal.NewFromInt(100)).DivRound(decimal.NewFromInt(int64(asked)), 1), true
}

// Comparable reports whether two rates can be compared: a weighted one not with an unweighted one.
func (r Response) Comparable(o Response) (bool, kvalitet.Label) {
	if r.Weighted.Valid != o.Weighted.Valid {
		return false, kvalitet.Label{SV: "den ena svarsandelen är vägd och den andra inte", EN: "one response rate is weighted and the other is not"}
	}
	return true, kvalitet.Label{}
}
