package analysis

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// madScale makes the median absolute deviation estimate the standard deviation of normal values: 1/Φ⁻¹(¾), rounded as
// in R.
const madScale = 1.4826

// RobustZ is how far own lies from the median of values, in scaled median absolute deviations, with the median and the
// deviation; the score is NaN when more than half of the values are equal.
func RobustZ(own float64, values []float64) (z, center, mad float64) {
	sorted := slices.Sorted(slices.Values(values))
	center = median(sorted)
	for i, v := range sorted {
		sorted[i] = math.Abs(v - center)
	}
	slices.Sort(sorted)
	mad = madScale * median(sorted)
	if mad == 0 {
		return math.NaN(), center, mad
	}
	return (own - center) / mad, center, mad
}

// farAway is the robust score from which a value is called notable: about 1 in 20 of normal values.
const farAway = 2

// robustMethod says how far the value is from the middle of the set (avstånd till gruppens mitt).
func robustMethod() *Method {
	return &Method{
		ID:      MethodRobust,
		Title:   kvalitet.Label{SV: "Ligger värdet långt från gruppens mitt?", EN: "Is the value far from the middle of the set?"},
		Source:  kvalitet.Source{Title: "Hampel (1974)", Section: "median och MAD × 1,4826", Grade: kvalitet.GradePublished},
		Compute: robust,
	}
}

func robust(p *Pass) Evidence {
	now, ok := p.Series.Last()
	if !ok {
		return notAssessable("serien har inget värde", "the series has no value")
	}
	_, values := p.peersAt(now.Time)
	if len(values)+1 < p.Policy.MinCompared {
		return notAssessable(fmt.Sprintf("%d jämförda, minst %d behövs", len(values)+1, p.Policy.MinCompared),
			fmt.Sprintf("%d compared, at least %d are needed", len(values)+1, p.Policy.MinCompared))
	}
	z, center, mad := RobustZ(now.Value, values)
	var e Evidence
	e.Numbers.Add("latest", now.Value)
	e.Numbers.Add("median", center)
	e.Numbers.Add("mad", mad)
	e.Numbers.Add("robustZ", z)
	e.Numbers.Add("n", float64(len(values)))
	if math.IsNaN(z) {
		return e.but(notAssessable("minst hälften i gruppen har samma värde", "at least half of the set have the same value"))
	}
	e.Verdict = VerdictUnclear
	far := kvalitet.Label{SV: "inte långt", EN: "not far"}
	if math.Abs(z) >= farAway {
		e.Verdict, far = valued(z, p.Better), kvalitet.Label{SV: "långt", EN: "far"}
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("%s ligger %s från gruppens median %s (%s robusta standardavvikelser).", sv(now.Value), far.SV, sv(center), signed(z, sv)),
		EN: fmt.Sprintf("%s is %s from the set's median %s (%s robust standard deviations).", en(now.Value), far.EN, en(center), signed(z, en))}
	return e
}
