package governance

import "math/big"

// sum gathers the parts of a goal: its measures, or the goals below it.
type sum struct {
	count, weight counts
	worst         Status
	scores        *big.Rat // of the judged, each once
	weighted      *big.Rat // of the judged, times their weights
	value         *big.Rat // what the limits were compared with, in per cent
}

// counts counts what is met, judged and there at all.
type counts struct{ met, judged, all int }

func (s *sum) add(status Status, weight int, score *big.Rat) {
	s.count.all++
	s.weight.all += weight
	if status == StatusNotJudged {
		return
	}
	if s.scores == nil {
		s.scores, s.weighted = new(big.Rat), new(big.Rat)
	}
	s.count.judged++
	s.weight.judged += weight
	s.worst = max(s.worst, status)
	s.scores.Add(s.scores, score)
	s.weighted.Add(s.weighted, new(big.Rat).Mul(score, big.NewRat(int64(weight), 1)))
	if status == StatusMet {
		s.count.met++
		s.weight.met += weight
	}
}

// verdict turns the sum into a status. Limits are compared as exact fractions, so no share is ever rounded.
func (p Policy) verdict(s *sum, covered bool) Status {
	if s.weight.judged == 0 || s.weight.judged*100 < s.weight.all*p.Judged {
		return StatusNotJudged
	}
	switch p.Rule {
	case RuleMeanRatio:
		s.value = new(big.Rat).Quo(s.scores, big.NewRat(int64(s.count.judged), 1))
	case RuleWeighted:
		s.value = new(big.Rat).Quo(s.weighted, big.NewRat(int64(s.weight.judged), 1))
	case RuleWorst:
		return p.atYearEnd(s.worst)
	default:
		s.value = big.NewRat(int64(s.weight.met)*100, int64(s.weight.judged))
	}
	switch {
	case s.value.Cmp(big.NewRat(int64(p.Met), 1)) >= 0 && (p.Rule != RuleGates || covered && s.count.judged == s.count.all):
		return StatusMet
	case s.value.Cmp(big.NewRat(int64(p.Partly), 1)) >= 0:
		return p.atYearEnd(StatusPartly)
	default:
		return StatusNotMet
	}
}

// atYearEnd is the status when partly met may be forbidden.
func (p Policy) atYearEnd(s Status) Status {
	if p.ForbidPartly && s == StatusPartly {
		return StatusNotMet
	}
	return s
}
