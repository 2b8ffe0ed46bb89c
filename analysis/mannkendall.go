package analysis

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// TrendTest is the test of Mann and Kendall for a monotone trend.
type TrendTest struct {
	N    int
	S    int     // rises minus falls over all pairs
	VarS float64 // [n(n−1)(2n+5) − Σ t(t−1)(2t+5)]/18 over groups of t equal values
	Tau  float64 // Kendall's τ_b: S over √(n(n−1)/2 · (n(n−1)/2 − Σ t(t−1)/2))
	Z    float64 // (S ∓ 1)/√VarS: with continuity correction; 0 when S is 0
	P    float64 // two-sided, by the normal distribution
	// PExact is the two-sided probability under all orders of the values; NaN when values are equal or N is over 50.
	PExact float64
}

// MannKendall tests values in time order. With fewer than two values, or only equal ones, P is 1 and Tau is NaN.
func MannKendall(values []float64) TrendTest {
	n := len(values)
	t := TrendTest{N: n, P: 1, PExact: math.NaN(), Tau: math.NaN()}
	for i, v := range values {
		for _, w := range values[i+1:] {
			switch {
			case w > v:
				t.S++
			case w < v:
				t.S--
			}
		}
	}
	pairs := float64(n*(n-1)) / 2
	variance, tied := float64(n*(n-1)*(2*n+5)), 0.0
	for _, k := range tieGroups(values) {
		variance -= float64(k * (k - 1) * (2*k + 5))
		tied += float64(k*(k-1)) / 2
	}
	t.VarS = variance / 18
	if pairs > tied {
		t.Tau = float64(t.S) / math.Sqrt(pairs*(pairs-tied))
	}
	if t.VarS > 0 && t.S != 0 {
		t.Z = (float64(t.S) - math.Copysign(1, float64(t.S))) / math.Sqrt(t.VarS)
		t.P = math.Min(1, 2*stat.NormalCDF(-math.Abs(t.Z)))
	}
	if tied == 0 && n >= 2 && n <= 50 {
		t.PExact = kendallExact(n, t.S)
	}
	return t
}

// tieGroups returns the sizes of the groups of two or more equal values.
func tieGroups(values []float64) []int {
	sorted := slices.Sorted(slices.Values(values))
	var groups []int
	for i := 0; i < len(sorted); {
		j := i + 1
		for j < len(sorted) && sorted[j] == sorted[i] {
			j++
		}
		if j-i > 1 {
			groups = append(groups, j-i)
		}
		i = j
	}
	return groups
}

// kendallExact is the two-sided probability of a score as far from zero as s among n values without ties, from the
// number of permutations with each number of inversions.
func kendallExact(n, s int) float64 {
	pairs := n * (n - 1) / 2
	share := make([]float64, pairs+1) // share[c]: probability of c rises
	share[0] = 1
	for k, top := 2, 0; k <= n; k++ {
		top += k - 1
		next := make([]float64, pairs+1)
		window := 0.0
		for c := 0; c <= top; c++ {
			window += share[c]
			if c >= k {
				window -= share[c-k]
			}
			next[c] = window / float64(k)
		}
		share = next
	}
	rises := (s + pairs) / 2
	low, high := 0.0, 0.0
	for c, v := range share {
		if c <= rises {
			low += v
		}
		if c >= rises {
			high += v
		}
	}
	return math.Min(1, 2*math.Min(low, high))
}

// mannKendallMethod asks whether there is a trend at all (trend eller tillfällig variation).
func mannKendallMethod() *Method {
	return &Method{
		ID:    MethodMannKendall,
		Title: kvalitet.Label{SV: "Finns det en trend?", EN: "Is there a trend?"},
		Source: kvalitet.Source{Title: "Mann (1945), Kendall (1975)", Section: "rangtest för monoton trend",
			Grade: kvalitet.GradePublished},
		Compute: mannKendall,
	}
}

func mannKendall(p *Pass) Evidence {
	times, values := p.Series.Columns()
	if len(values) < 3 {
		return tooShort(len(values), p.Policy.MinTrend)
	}
	t := MannKendall(values)
	var e Evidence
	e.Numbers.Add("n", float64(t.N))
	e.Numbers.Add("S", float64(t.S))
	e.Numbers.Add("varS", t.VarS)
	e.Numbers.Add("tau", t.Tau)
	e.Numbers.Add("z", t.Z)
	e.Numbers.Add("p", t.P)
	e.Numbers.Add("pExact", t.PExact)
	switch {
	case t.N < p.Policy.MinTrend:
		return e.but(tooShort(t.N, p.Policy.MinTrend))
	case t.P <= p.Policy.Alpha:
		e.Verdict = valued(float64(t.S), p.Better)
		way := kvalitet.Label{SV: "stigande", EN: "rising"}
		if t.S < 0 {
			way = kvalitet.Label{SV: "fallande", EN: "falling"}
		}
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("En %s trend är fastställd %s–%s (n = %d, %s).", way.SV, year(times[0]), year(times[len(times)-1]), t.N, pSV(t.P)),
			EN: fmt.Sprintf("A %s trend is established %s–%s (n = %d, %s).", way.EN, year(times[0]), year(times[len(times)-1]), t.N, pEN(t.P))}
	default:
		e.Verdict = VerdictUnclear
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("Ingen trend är fastställd (n = %d, %s): förändringarna kan vara tillfällig variation.", t.N, pSV(t.P)),
			EN: fmt.Sprintf("No trend is established (n = %d, %s): the changes may be temporary variation.", t.N, pEN(t.P))}
	}
	p.noteDependence(&e)
	p.noteBreak(&e)
	return e
}

func tooShort(n, least int) Evidence {
	return notAssessable(fmt.Sprintf("serien har %d värden, minst %d behövs för en trend", n, least),
		fmt.Sprintf("the series has %d values, at least %d are needed for a trend", n, least))
}

// but keeps the figures and says why nothing is concluded from them.
func (e Evidence) but(refused Evidence) Evidence {
	refused.Numbers, refused.Details, refused.Notes = e.Numbers, e.Details, e.Notes
	return refused
}

// noteDependence flags residuals that follow each other: then a p-value is too small.
func (p *Pass) noteDependence(e *Evidence) {
	times, values := p.Series.Columns()
	if dw := FitLine(times, values).DurbinWatson; math.Abs(dw-2) > p.Policy.DurbinWatson {
		e.note("dependence", fmt.Sprintf("avvikelserna följer varandra (Durbin–Watson %s): p-värdet är osäkert", sv(dw)),
			fmt.Sprintf("the residuals follow each other (Durbin–Watson %s): the p-value is uncertain", en(dw)))
	}
}

// noteBreak says that only the part after a break was used.
func (p *Pass) noteBreak(e *Evidence) {
	if p.Break != nil {
		e.note("break", "bara värden efter definitionsbrottet "+year(p.Break.Time)+" används: "+p.Break.Reason.SV,
			"only values after the break in definition "+year(p.Break.Time)+" are used: "+p.Break.Reason.EN)
	}
}
