package control

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// leastBodies is the fewest bodies among which one can be said to stand out (our default).
const leastBodies = 5

// outliers finds the shares that lie above Tukey's upper fence, the third quartile plus one and a half times the
// distance between the quartiles (J. Tukey, 1977). A body without a denominator has no share, which is not zero.
func outliers(bodies []BodyLine) []Outlier {
	measures := []struct {
		code   string
		of, in func(Counts) int
		text   kvalitet.Label
	}{
		{"missed", Counts.Missed, func(c Counts) int { return c.Occasions },
			kvalitet.Label{SV: "andelen missade kontroller, %.0f %%, är mycket högre än hos de andra", EN: "the share of missed tests, %.0f %%, is far above the others'"}},
		{"wrong", func(c Counts) int { return c.Wrong }, func(c Counts) int { return c.Tested },
			kvalitet.Label{SV: "andelen fel, %.0f %%, är mycket högre än hos de andra", EN: "the share of errors, %.0f %%, is far above the others'"}},
		{"deviating", func(c Counts) int { return c.Minor + c.Major }, func(c Counts) int { return c.Activities },
			kvalitet.Label{SV: "andelen kontrollmoment med avvikelse, %.0f %%, är mycket högre än hos de andra", EN: "the share of activities with a deviation, %.0f %%, is far above the others'"}},
	}
	var found []Outlier
	for _, m := range measures {
		var shares []float64
		for _, b := range bodies {
			if n := m.in(b.Counts); n > 0 {
				shares = append(shares, float64(m.of(b.Counts))/float64(n))
			}
		}
		if len(shares) < leastBodies {
			continue
		}
		slices.Sort(shares)
		low, high := quartile(shares, 0.25), quartile(shares, 0.75)
		fence := high + 1.5*(high-low)
		for _, b := range bodies {
			n := m.in(b.Counts)
			if n == 0 {
				continue
			}
			if share := float64(m.of(b.Counts)) / float64(n); share > fence {
				found = append(found, Outlier{Body: b.Body, Measure: m.code, Share: share, Fence: fence,
					Text: kvalitet.Label{SV: fmt.Sprintf(m.text.SV, 100*share), EN: fmt.Sprintf(m.text.EN, 100*share)}})
			}
		}
	}
	return found
}

// quartile is the quantile of sorted values by linear interpolation between them (type 7).
func quartile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(math.Floor(at))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
