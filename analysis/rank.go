package analysis

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// Standing is where a value stands in a set that it belongs to (placering).
type Standing struct {
	N     int // values in the set, the own one counted
	Below int // values smaller than the own
	Equal int // values equal to the own, itself counted
	// Rank is 1 for the best: the number of better values plus one, so that equal values share the best rank.
	Rank int
	// Quartile is 1 for the best quarter: ⌊4(Rank−1)/N⌋+1. Equal values are in the same quarter, the better one when
	// they straddle.
	Quartile int
	// MidPercentile is 100·(Below + Equal/2)/N: by size, not by goodness.
	MidPercentile float64
}

// Stand finds where own stands among others; NaN among others is no value. A direction that is not known, or is
// neither, ranks the highest first. No standing exists for an own value that is NaN.
func Stand(own float64, others []float64, b Better) (Standing, bool) {
	if math.IsNaN(own) {
		return Standing{}, false
	}
	s := Standing{N: 1, Equal: 1}
	above := 0
	for _, v := range others {
		switch {
		case v < own:
			s.Below++
		case v > own:
			above++
		case v == own:
			s.Equal++
		default:
			continue
		}
		s.N++
	}
	s.Rank = above + 1
	if b == BetterLower {
		s.Rank = s.Below + 1
	}
	s.Quartile = 4*(s.Rank-1)/s.N + 1
	s.MidPercentile = 100 * (float64(s.Below) + float64(s.Equal)/2) / float64(s.N)
	return s, true
}

// Colour is the relative colour: green in the best quarter, red in the worst, yellow between; grey when the direction
// of good is not known or is neither, and when fewer than least values are compared.
func (s Standing) Colour(b Better, least int) Colour {
	switch {
	case b.sign() == 0 || s.N < least:
		return ColourGrey
	case s.Quartile == 1:
		return ColourGreen
	case s.Quartile == 4:
		return ColourRed
	default:
		return ColourYellow
	}
}

// rankMethod places the latest value among the peers' values for the same time (jämförelse med andra). The tie rule is ours: no
// published comparison states one.
func rankMethod() *Method {
	return &Method{
		ID:    MethodRank,
		Title: kvalitet.Label{SV: "Hur ligger värdet till bland jämförbara?", EN: "Where does the value stand among comparable ones?"},
		Source: kvalitet.Source{Title: "Kolada, Jämföraren", Section: "kvartilsfärger; lika värden delar bästa plats enligt vår standard",
			URL: "https://www.kolada.se", Grade: kvalitet.GradePublished},
		Compute: rank,
	}
}

func rank(p *Pass) Evidence {
	now, ok := p.Series.Last()
	if !ok {
		return notAssessable("serien har inget värde", "the series has no value")
	}
	details, values := p.peersAt(now.Time)
	if len(values) == 0 {
		return notAssessable("ingen i jämförelsegruppen har värde för "+year(now.Time), "nobody in the comparison set has a value for "+year(now.Time))
	}
	s, _ := Stand(now.Value, values, p.Better)
	colour := s.Colour(p.Better, p.Policy.MinCompared)
	var e Evidence
	e.Numbers.Add("latest", now.Value)
	e.Numbers.Add("latestTime", now.Time)
	e.Numbers.Add("n", float64(s.N))
	e.Numbers.Add("rank", float64(s.Rank))
	e.Numbers.Add("quartile", float64(s.Quartile))
	e.Numbers.Add("midPercentile", s.MidPercentile)
	e.Numbers.Add("unweightedMean", mean(values))
	slices.Sort(values)
	for _, q := range []struct {
		name string
		p    float64
	}{{"peersMin", 0}, {"peersQ1", 0.25}, {"peersMedian", 0.5}, {"peersQ3", 0.75}, {"peersMax", 1}} {
		e.Numbers.Add(q.name, Quantile(values, q.p, QuantileR7))
	}
	e.Details = details
	switch colour {
	case ColourGreen:
		e.Verdict = VerdictPositive
	case ColourRed:
		e.Verdict = VerdictNegative
	case ColourYellow:
		e.Verdict = VerdictUnclear
	default:
		e.Verdict = VerdictNeutral
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("Plats %d av %d i %s %s, kvartil %d: %s.", s.Rank, s.N, p.Set.Name.In("sv"), year(now.Time), s.Quartile, colour.Label().SV),
		EN: fmt.Sprintf("Rank %d of %d in %s %s, quartile %d: %s.", s.Rank, s.N, p.Set.Name.In("en"), year(now.Time), s.Quartile, colour.Label().EN)}
	if p.Better.sign() == 0 {
		e.Reason = kvalitet.Label{SV: "önskad riktning är inte angiven: högst värde är plats 1 och ingen färg ges", EN: "no direction of good is given: the highest value has rank 1 and no colour is given"}
	} else if colour == ColourGrey {
		e.Reason = kvalitet.Label{SV: fmt.Sprintf("färre än %d jämförda: ingen färg ges", p.Policy.MinCompared), EN: fmt.Sprintf("fewer than %d compared: no colour is given", p.Policy.MinCompared)}
	}
	if missing := len(p.Peers) - len(values); missing > 0 {
		e.note("missing", fmt.Sprintf("%d i gruppen saknar värde för %s", missing, year(now.Time)), fmt.Sprintf("%d in the set have no value for %s", missing, year(now.Time)))
	}
	p.noteLag(&e, now.Time)
	e.note("relative", "färgen är relativ till gruppen och säger inget om målvärdet; medelvärdet är ovägt och är inte rikets värde",
		"the colour is relative to the set and says nothing of the target; the mean is unweighted and is not the national value")
	return e
}

// noteLag flags a value that is older than the newest of the peers'.
func (p *Pass) noteLag(e *Evidence, time float64) {
	newest := time
	for _, peer := range p.Peers {
		if last, ok := peer.Last(); ok {
			newest = max(newest, last.Time)
		}
	}
	if newest-time >= p.Policy.MaxLag && newest > time {
		e.note("lag", "andra har nyare värden, från "+year(newest), "others have newer values, from "+year(newest))
	}
}

// peersAt returns the peers' values at a time, in the order of the set, with a detail for each.
func (p *Pass) peersAt(time float64) ([]Detail, []float64) {
	var details []Detail
	var values []float64
	for _, peer := range p.Peers {
		if point, ok := peer.At(time); ok {
			values = append(values, point.Value)
			details = append(details, Detail{Name: peer.Entity, Numbers: Numbers{{"value", point.Value}}})
		}
	}
	return details, values
}
