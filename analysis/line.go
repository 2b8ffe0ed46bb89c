package analysis

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// Line is a least-squares line (rät linje) through values at times.
type Line struct {
	N           int
	Slope       float64 // per year
	Intercept   float64 // at year 0
	SlopeSE     float64
	InterceptSE float64
	T, P        float64 // of the slope, two-sided, N−2 degrees of freedom
	Sigma       float64 // the residuals' standard deviation, N−2
	R2          float64
	// DurbinWatson is Σ(eᵢ−eᵢ₋₁)²/Σeᵢ²: near 2 for independent residuals, near 0 when each is like the one before.
	DurbinWatson float64

	meanTime, meanValue, sxx float64
}

// FitLine fits the line. With fewer than two different times everything is NaN; with two points the errors are.
func FitLine(times, values []float64) Line {
	n := float64(len(values))
	l := Line{N: len(values), meanTime: mean(times), meanValue: mean(values)}
	sxy, syy := 0.0, 0.0
	for i, t := range times {
		dt, dv := t-l.meanTime, values[i]-l.meanValue
		l.sxx += dt * dt
		sxy += dt * dv
		syy += dv * dv
	}
	l.Slope = sxy / l.sxx
	l.Intercept = l.meanValue - l.Slope*l.meanTime
	rss, follow, before := 0.0, 0.0, 0.0
	for i, t := range times {
		e := values[i] - l.meanValue - l.Slope*(t-l.meanTime)
		rss += e * e
		if i > 0 {
			follow += (e - before) * (e - before)
		}
		before = e
	}
	l.Sigma = math.Sqrt(rss / (n - 2))
	l.SlopeSE = l.Sigma / math.Sqrt(l.sxx)
	l.InterceptSE = l.Sigma * math.Sqrt(1/n+l.meanTime*l.meanTime/l.sxx)
	l.T = l.Slope / l.SlopeSE
	l.P = 2 * stat.StudentTail(math.Abs(l.T), n-2)
	l.R2 = 1 - rss/syy
	l.DurbinWatson = follow / rss
	return l
}

// Interval is a value with limits.
type Interval struct{ Value, Low, High float64 }

// SlopeInterval returns the slope with its limits of the confidence given.
func (l Line) SlopeInterval(confidence float64) Interval {
	d := stat.StudentQuantile(0.5+confidence/2, float64(l.N-2)) * l.SlopeSE
	return Interval{l.Slope, l.Slope - d, l.Slope + d}
}

// Predict returns the line at a time with the interval in which one new value lies with the probability given.
func (l Line) Predict(time, probability float64) Interval {
	return l.at(time, probability, 1)
}

// Fitted returns the line at a time with the confidence interval of the line itself.
func (l Line) Fitted(time, confidence float64) Interval { return l.at(time, confidence, 0) }

func (l Line) at(time, level, own float64) Interval {
	dt := time - l.meanTime
	v := l.meanValue + l.Slope*dt
	d := stat.StudentQuantile(0.5+level/2, float64(l.N-2)) * l.Sigma * math.Sqrt(own+1/float64(l.N)+dt*dt/l.sxx)
	return Interval{v, v - d, v + d}
}

// forecastMethod draws a line through the series and extends it (framskrivning).
func forecastMethod() *Method {
	return &Method{
		ID:    MethodForecast,
		Title: kvalitet.Label{SV: "Vart leder utvecklingen om den fortsätter?", EN: "Where does the development lead if it continues?"},
		Source: kvalitet.Source{Title: "Minsta kvadratmetoden", Section: "rät linje med prognosintervall",
			Grade: kvalitet.GradePublished},
		Compute: forecast,
	}
}

func forecast(p *Pass) Evidence {
	times, values := p.Series.Columns()
	if len(values) < 3 {
		return tooShort(len(values), p.Policy.MinTrend)
	}
	l, confidence := FitLine(times, values), 1-p.Policy.Alpha
	next := times[len(times)-1] + p.Policy.Horizon
	slope, f, fit := l.SlopeInterval(confidence), l.Predict(next, confidence), l.Fitted(next, confidence)
	var e Evidence
	e.Numbers = Numbers{{"n", float64(l.N)}}
	for _, x := range []Number{
		{"slope", l.Slope}, {"intercept", l.Intercept}, {"slopeSE", l.SlopeSE}, {"interceptSE", l.InterceptSE},
		{"slopeLow", slope.Low}, {"slopeHigh", slope.High}, {"t", l.T}, {"p", l.P}, {"r2", l.R2},
		{"residualSD", l.Sigma}, {"durbinWatson", l.DurbinWatson}, {"forecastTime", next}, {"forecast", f.Value},
		{"forecastLow", f.Low}, {"forecastHigh", f.High}, {"fitLow", fit.Low}, {"fitHigh", fit.High},
	} {
		e.Numbers.Add(x.Name, x.Value)
	}
	if l.N < p.Policy.MinTrend {
		return e.but(tooShort(l.N, p.Policy.MinTrend))
	}
	e.Verdict = VerdictUnclear
	if l.P <= p.Policy.Alpha {
		e.Verdict = valued(l.Slope, p.Better)
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("En rät linje ger %s för %s (%.0f %% prognosintervall %s till %s).", sv(f.Value), year(next), 100*confidence, sv(f.Low), sv(f.High)),
		EN: fmt.Sprintf("A straight line gives %s for %s (%.0f %% prediction interval %s to %s).", en(f.Value), year(next), 100*confidence, en(f.Low), en(f.High))}
	e.note("assumption", "en framskrivning, ingen förutsägelse: den antar att utvecklingen fortsätter som hittills",
		"an extrapolation: it assumes that the development goes on as before")
	p.noteDependence(&e)
	p.noteBreak(&e)
	return e
}
