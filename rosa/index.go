package rosa

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Index says how far in the case the centre reaches (uppdragsindex), 0–100. It is ours and open:
//
//	reach of a case type = its minutes that count ÷ all its minutes
//	index                = 100 · Σ volume · reach ÷ Σ volume
//
// over case types that have minutes and a volume, rounded half away from zero to 10 decimals. Other municipalities'
// published indices have formulas that are not public and cannot be compared with it.
type Index struct {
	// Known is false when no case type has both minutes and a volume; the figures are then zero and mean nothing.
	Known bool `json:"known"`
	// Ready counts the minutes whose gates are in place: this is the index. Potential counts all movable minutes; what
	// lies between is what gates cost.
	Ready     decimal.Decimal `json:"ready"`
	Potential decimal.Decimal `json:"potential"`
	// Sensitivity is Ready under other choices, in a fixed order.
	Sensitivity []Variant `json:"sensitivity,omitempty"`
}

// Variant is the index under another choice.
type Variant struct {
	Code  string         `json:"code"`
	Label kvalitet.Label `json:"label"`
	// Ready and Potential as in [Index].
	Ready     decimal.Decimal `json:"ready"`
	Potential decimal.Decimal `json:"potential"`
}

// indexScale is the number of decimals of an index.
const indexScale = 10

// IndexSource says where the index comes from.
func IndexSource() kvalitet.Source {
	return kvalitet.OurDefault("index = 100 · Σ volym · andel av ärendets minuter ÷ Σ volym")
}

// weighting is what a case type weighs in the index.
type weighting func(c CaseType, minutes decimal.Decimal) decimal.Decimal

func byVolume(c CaseType, _ decimal.Decimal) decimal.Decimal        { return c.Volume }
func byMinutes(_ CaseType, minutes decimal.Decimal) decimal.Decimal { return minutes }
func equally(CaseType, decimal.Decimal) decimal.Decimal             { return decimal.NewFromInt(1) }

// index computes the index and what it would be with other weights, other minutes, another boundary, and with each gate
// in place everywhere.
func (r *Report) index(cases []CaseType) Index {
	at := r.Method.Boundary
	figure := func(m Minutes) decimal.Decimal { return m.Of(r.Method.Estimate) }
	low := func(m Minutes) decimal.Decimal { return m.Low }
	high := func(m Minutes) decimal.Decimal { return m.High }
	compute := func(code string, l kvalitet.Label, w weighting, of func(Minutes) decimal.Decimal, boundary Level, given set) (Variant, bool) {
		ready, potential, ok := reach(cases, w, of, boundary, given)
		return Variant{Code: code, Label: l, Ready: ready, Potential: potential}, ok
	}
	base, known := compute("", kvalitet.Label{}, byVolume, figure, at, 0)
	if !known {
		return Index{}
	}
	index := Index{Known: true, Ready: base.Ready, Potential: base.Potential}
	add := func(v Variant, ok bool) {
		if ok {
			index.Sensitivity = append(index.Sensitivity, v)
		}
	}
	add(compute("byMinutes", label("viktat med minuter", "weighted by minutes"), byMinutes, figure, at, 0))
	add(compute("equally", label("varje ärendetyp lika", "each case type alike"), equally, figure, at, 0))
	add(compute("lowMinutes", label("låga minuter", "low minutes"), byVolume, low, at, 0))
	add(compute("highMinutes", label("höga minuter", "high minutes"), byVolume, high, at, 0))
	if at > LevelInformation {
		add(compute("boundaryBelow", label("gränsen en nivå lägre", "the boundary a level lower"), byVolume, figure, at-1, 0))
	}
	if at < LevelPoliticalDirection {
		add(compute("boundaryAbove", label("gränsen en nivå högre", "the boundary a level higher"), byVolume, figure, at+1, 0))
	}
	for _, g := range Gates() {
		l := g.Label()
		add(compute("with."+g.String(), label("med "+l.SV+" överallt", "with "+l.EN+" everywhere"), byVolume, figure, at, 1<<(g-1)))
	}
	return index
}

// reach is 100 · Σ w·(counted ÷ all) ÷ Σ w, for the ready and for the movable minutes; false when no weight is left. The
// gates in given are taken to be in place.
func reach(cases []CaseType, w weighting, of func(Minutes) decimal.Decimal, boundary Level, given set) (ready, potential decimal.Decimal, ok bool) {
	const scale = 2 * indexScale
	var sumReady, sumMovable, weights decimal.Decimal
	for _, c := range cases {
		var all, movable, free decimal.Decimal
		for _, p := range c.Parts {
			minutes := c.Times(p).Mul(of(p.Minutes))
			all = all.Add(minutes)
			if p.Level > boundary {
				continue
			}
			movable = movable.Add(minutes)
			if missing, unknown := p.lacks(); (missing|unknown)&^given == 0 {
				free = free.Add(minutes)
			}
		}
		if !all.IsPositive() {
			continue
		}
		weight := w(c, all)
		weights = weights.Add(weight)
		sumReady = sumReady.Add(weight.Mul(free).DivRound(all, scale))
		sumMovable = sumMovable.Add(weight.Mul(movable).DivRound(all, scale))
	}
	if !weights.IsPositive() {
		return decimal.Zero, decimal.Zero, false
	}
	hundred := decimal.NewFromInt(100)
	return sumReady.Mul(hundred).DivRound(weights, indexScale), sumMovable.Mul(hundred).DivRound(weights, indexScale), true
}
