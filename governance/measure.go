package governance

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

var (
	hundred = big.NewRat(100, 1)
	zero    = new(big.Rat)
)

// measure judges one measure on the policy's basis.
func (p Policy) measure(in Indicator, e evidence) MeasureResult {
	res := MeasureResult{Indicator: in.ID, Name: in.Name, Status: StatusNotJudged, basis: p.Basis}
	if !e.known {
		res.Missing = MissingNotReported
		return res
	}
	res.Value, res.Missing, res.Period, res.Prognosis = e.latest.Value, e.latest.Missing, e.latest.Period, e.latest.Prognosis
	res.Others, res.Previous = e.latest.Others, e.previous
	target, targeted := in.TargetOn(res.Period.Last())
	if original, ok := in.OriginalTargetOn(res.Period.Last()); ok && !original.same(target) {
		res.Original = &original
	}
	if !res.Value.Valid {
		return res
	}
	if targeted {
		resolved, ok := target.Resolve(TargetContext{Better: in.Better, On: res.Period.Last(), Previous: e.previous, Others: res.Others})
		if targeted = ok; ok {
			res.Target = resolved
		} else {
			res.reason = kvalitet.Label{SV: "det som målvärdet utgår från saknas", EN: "what the target is relative to is missing"}
		}
	}
	res.Trend = p.trend(in, e, res.Target)
	if targeted {
		res.setRatio(p, in, target.Kind == TargetRank)
	}
	res.Status = p.status(in, &res, targeted, e)
	if p.ForbidPartly && res.Status == StatusPartly {
		res.Status = StatusNotMet
	}
	if res.score == nil || p.Basis != BasisRatio && p.Basis != BasisMet {
		res.score = scoreOf(res.Status)
	}
	return res
}

// same reports whether two targets say the same thing, whenever and why they were decided.
func (t Target) same(u Target) bool {
	if t.Kind != u.Kind || !t.Level.Equal(u.Level) || !t.High.Equal(u.High) || t.Exclusive != u.Exclusive || len(t.Steps) != len(u.Steps) {
		return false
	}
	for i := range t.Steps {
		if t.Steps[i].By != u.Steps[i].By || !t.Steps[i].Level.Equal(u.Steps[i].Level) {
			return false
		}
	}
	return true
}

// trend compares with what the policy says; a changed method blocks it.
func (p Policy) trend(in Indicator, e evidence, target Target) Trend {
	value := e.latest.Value.Decimal
	switch {
	case e.broken:
		return Trend{}
	case p.TrendOver >= 3:
		if len(e.series) < p.TrendOver {
			return Trend{}
		}
		return TrendOver(e.series[len(e.series)-p.TrendOver:], in.Better)
	case p.TrendOver < 0:
		if !in.Baseline.Valid {
			return Trend{}
		}
		return TrendOf(in.Baseline.Decimal, value, in.Better, in.Noise, target)
	case e.previous.Valid:
		return TrendOf(e.previous.Decimal, value, in.Better, in.Noise, target)
	case in.Baseline.Valid:
		return TrendOf(in.Baseline.Decimal, value, in.Better, in.Noise, target)
	default:
		return Trend{}
	}
}

// status is the measure's on the policy's basis.
func (p Policy) status(in Indicator, res *MeasureResult, targeted bool, e evidence) Status {
	value := res.Value.Decimal
	change := func(from decimal.NullDecimal) Status {
		if !from.Valid || e.broken {
			res.reason = kvalitet.Label{SV: "inget jämförbart värde", EN: "no comparable value"}
			return StatusNotJudged
		}
		return TrendOf(from.Decimal, value, in.Better, in.Noise, res.Target).Desirability.status()
	}
	switch p.Basis {
	case BasisPrevious:
		return change(e.previous)
	case BasisBaseline:
		return change(in.Baseline)
	case BasisBenchmark:
		return res.Others.status(value, in.Better)
	case BasisRatio, BasisMet: // below
	}
	switch {
	case !targeted:
		return StatusNotJudged
	case res.Target.Met(value):
		return StatusMet
	case p.Basis == BasisRatio && res.Ratio.Valid && res.score.Cmp(big.NewRat(int64(p.Near), 1)) >= 0:
		return StatusPartly
	default:
		return StatusNotMet
	}
}

func (d Desirability) status() Status {
	switch d {
	case DesirabilityBetter:
		return StatusMet
	case DesirabilitySame:
		return StatusPartly
	case DesirabilityWorse:
		return StatusNotMet
	default:
		return StatusNotJudged
	}
}

// status is the place among others: the best quarter is met, the middle half partly, the worst quarter not. With a mean
// only, what is at least as good is met and what is worse partly: how far "far worse" is cannot be told from a mean.
func (b Benchmark) status(value decimal.Decimal, better Better) Status {
	best, worst := b.Upper, b.Lower
	sign := 1
	if better == BetterLower {
		best, worst, sign = b.Lower, b.Upper, -1
	}
	switch {
	case better != BetterHigher && better != BetterLower:
		return StatusNotJudged
	case best.Valid && worst.Valid:
		switch {
		case value.Cmp(best.Decimal)*sign >= 0:
			return StatusMet
		case value.Cmp(worst.Decimal)*sign >= 0:
			return StatusPartly
		default:
			return StatusNotMet
		}
	case b.Mean.Valid && value.Cmp(b.Mean.Decimal)*sign >= 0:
		return StatusMet
	case b.Mean.Valid:
		return StatusPartly
	default:
		return StatusNotJudged
	}
}

// setRatio computes the outcome's share of the target, and the score that a mean takes: the share, at most 100. Where a
// ratio has no meaning, the score is the way gone from the baseline to the target, or else all or nothing.
func (res *MeasureResult) setRatio(p Policy, in Indicator, rank bool) {
	value, target := res.Value.Decimal, res.Target
	ratio, ok := p.ratio(value, target)
	if ok && !in.Balance && !rank {
		res.Ratio = percent(ratio)
		res.score = clamp(ratio)
		return
	}
	res.reason = kvalitet.Label{SV: "kvot saknar mening här", EN: "a ratio has no meaning here"}
	switch {
	case target.Met(value):
		res.score = hundred
	case in.Baseline.Valid && !in.Baseline.Decimal.Equal(target.Level) && target.Kind != TargetInterval:
		way := new(big.Rat).Quo(value.Sub(in.Baseline.Decimal).Rat(), target.Level.Sub(in.Baseline.Decimal).Rat())
		res.score = clamp(way.Mul(way, hundred))
	default:
		res.score = zero
	}
}

// ratio is the outcome's share of the target in per cent: outcome ÷ target where higher is better, target ÷ outcome, or
// 1 − (outcome − target) ÷ target, where lower is. There is none for a target at or below zero, for a negative outcome,
// and for an interval or an exact target.
func (p Policy) ratio(value decimal.Decimal, target Target) (*big.Rat, bool) {
	if target.Level.Sign() <= 0 || value.Sign() < 0 {
		return nil, false
	}
	v, t := value.Rat(), target.Level.Rat()
	ratio := new(big.Rat)
	switch {
	case target.Kind == TargetMinimum:
		ratio.Quo(v, t)
	case target.Kind == TargetMaximum && p.Linear:
		ratio.Sub(big.NewRat(2, 1), ratio.Quo(v, t))
	case target.Kind == TargetMaximum && v.Sign() == 0:
		return hundred, true
	case target.Kind == TargetMaximum:
		ratio.Quo(t, v)
	default:
		return nil, false
	}
	return ratio.Mul(ratio, hundred), true
}

// clamp keeps a percentage within 0–100.
func clamp(r *big.Rat) *big.Rat {
	switch {
	case r.Sign() < 0:
		return zero
	case r.Cmp(hundred) > 0:
		return hundred
	default:
		return r
	}
}

// scoreOf is what a status alone counts in a mean.
func scoreOf(s Status) *big.Rat {
	switch s {
	case StatusMet:
		return hundred
	case StatusPartly:
		return big.NewRat(50, 1)
	default:
		return zero
	}
}

// percent rounds to four decimals, half away from zero; nil is none.
func percent(r *big.Rat) decimal.NullDecimal {
	if r == nil {
		return decimal.NullDecimal{}
	}
	d, err := decimal.NewFromString(r.FloatString(4))
	if err != nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(d)
}
