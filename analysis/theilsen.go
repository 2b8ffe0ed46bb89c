package analysis

import (
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// RobustLine is the line of Theil and Sen: the median of the slopes between all pairs of points.
type RobustLine struct {
	N     int
	Slope float64 // per year
	// Low and High are the limits of Sen's interval for the slope: the ordered slopes number round((M−C)/2) and
	// round((M+C)/2)+1, where M is their number and C is z·√VarS of [MannKendall].
	Low, High float64
	// LowInterpolated and HighInterpolated are the limits by Gilbert (1987), which interpolates between slopes.
	LowInterpolated, HighInterpolated float64
	// Intercept is median(value) − Slope·median(time), at year 0.
	Intercept float64
}

// TheilSen fits the line to values at times, which need not be evenly spaced, with an interval of the confidence given
// (0.95). With fewer than two different times everything is NaN.
func TheilSen(times, values []float64, confidence float64) RobustLine {
	slopes := make([]float64, 0, len(values)*(len(values)-1)/2)
	for i := range values {
		for j := i + 1; j < len(values); j++ {
			if dt := times[j] - times[i]; dt != 0 {
				slopes = append(slopes, (values[j]-values[i])/dt)
			}
		}
	}
	nan := math.NaN()
	line := RobustLine{N: len(values), Slope: nan, Low: nan, High: nan, LowInterpolated: nan, HighInterpolated: nan, Intercept: nan}
	if len(slopes) == 0 {
		return line
	}
	slices.Sort(slopes)
	line.Slope = median(slopes)
	line.Intercept = median(slices.Sorted(slices.Values(values))) - line.Slope*median(slices.Sorted(slices.Values(times)))
	m := float64(len(slopes))
	c := stat.NormalQuantile(0.5+confidence/2) * math.Sqrt(MannKendall(values).VarS)
	at := func(rank float64) float64 { return slopes[int(min(max(rank, 1), m))-1] }
	line.Low, line.High = at(math.RoundToEven((m-c)/2)), at(math.RoundToEven((m+c)/2)+1)
	between := func(rank float64) float64 {
		rank = min(max(rank, 1), m)
		low := math.Floor(rank)
		return at(low) + (rank-low)*(at(low+1)-at(low))
	}
	line.LowInterpolated, line.HighInterpolated = between((m-c)/2), between((m+c)/2+1)
	return line
}

// median of values in rising order.
func median(sorted []float64) float64 {
	n := len(sorted)
	switch {
	case n == 0:
		return math.NaN()
	case n%2 == 1:
		return sorted[n/2]
	default:
		return (sorted[n/2-1] + sorted[n/2]) / 2
	}
}

// theilSenMethod says how steep the trend is, undisturbed by single odd values (lutning).
func theilSenMethod() *Method {
	return &Method{
		ID:    MethodTheilSen,
		Title: kvalitet.Label{SV: "Hur stor är förändringen per år?", EN: "How large is the change per year?"},
		Source: kvalitet.Source{Title: "Theil (1950), Sen (1968)", Section: "median av parvisa lutningar",
			Grade: kvalitet.GradePublished},
		Compute: theilSen,
	}
}

func theilSen(p *Pass) Evidence {
	times, values := p.Series.Columns()
	if len(values) < 3 {
		return tooShort(len(values), p.Policy.MinTrend)
	}
	line := TheilSen(times, values, 1-p.Policy.Alpha)
	var e Evidence
	e.Numbers.Add("n", float64(line.N))
	e.Numbers.Add("slope", line.Slope)
	e.Numbers.Add("low", line.Low)
	e.Numbers.Add("high", line.High)
	e.Numbers.Add("lowInterpolated", line.LowInterpolated)
	e.Numbers.Add("highInterpolated", line.HighInterpolated)
	e.Numbers.Add("intercept", line.Intercept)
	if line.N < p.Policy.MinTrend {
		return e.but(tooShort(line.N, p.Policy.MinTrend))
	}
	e.Verdict = VerdictUnclear
	if line.Low > 0 || line.High < 0 {
		e.Verdict = valued(line.Slope, p.Better)
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("Typisk förändring %s per år (%.0f %% intervall %s till %s).", signed(line.Slope, sv), 100*(1-p.Policy.Alpha), sv(line.Low), sv(line.High)),
		EN: fmt.Sprintf("Typical change %s a year (%.0f %% interval %s to %s).", signed(line.Slope, en), 100*(1-p.Policy.Alpha), en(line.Low), en(line.High))}
	p.noteBreak(&e)
	return e
}
