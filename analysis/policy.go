package analysis

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Policy holds the guards of the evidence (när ett underlag räcker). It is data: a municipality decides it once and
// states it in every report.
type Policy struct {
	// Alpha is the level of significance and 1−Alpha the confidence of every interval.
	Alpha float64 `json:"alpha"`
	// MinTrend is the fewest values for a trend, MinBaseline the fewest for limits of variation.
	MinTrend    int `json:"minTrend"`
	MinBaseline int `json:"minBaseline"`
	// MinCompared is the fewest entities with a value, the own one counted, for a colour.
	MinCompared int `json:"minCompared"`
	// MinPattern is the fewest pairs for a correlation.
	MinPattern int `json:"minPattern"`
	// MaxLag is how many years a value may be older than the newest one before it is flagged.
	MaxLag float64 `json:"maxLag"`
	// Horizon is how many years past the last value the line is extended.
	Horizon float64 `json:"horizon"`
	// LargeGap is the share of the target from which a gap is called large.
	LargeGap float64 `json:"largeGap"`
	// DurbinWatson is the distance from 2 from which the residuals of a line are called dependent.
	DurbinWatson float64 `json:"durbinWatson"`
	// XmR is how many mean moving ranges the limits lie from the mean: 3/d₂ with d₂ = 1.128, rounded as in the charts.
	XmR    float64         `json:"xmr"`
	Source kvalitet.Source `json:"source"`
}

// DefaultPolicy returns our defaults: 5 % significance, six values for a trend and for limits of variation, eight
// entities for a colour (seven similar municipalities and the own one), ten pairs for a correlation.
func DefaultPolicy() Policy {
	return Policy{
		Alpha: 0.05, MinTrend: 6, MinBaseline: 6, MinCompared: 8, MinPattern: 10, MaxLag: 1, Horizon: 1, LargeGap: 0.1,
		DurbinWatson: 1, XmR: 2.66,
		Source: kvalitet.OurDefault("5 % nivå, minst 6 värden för trend och 8 för färg, XmR-gränser 2,66"),
	}
}

// Problems reports what no policy can be ("range").
func (p Policy) Problems() []kvalitet.Problem {
	var ps check.List
	bad := func(ok bool, path string) {
		ps.If(!ok, "range", path, "värdet ligger utanför det möjliga", "the value is outside what is possible")
	}
	bad(p.Alpha > 0 && p.Alpha < 0.5, "/alpha")
	bad(p.MinTrend >= 3, "/minTrend")
	bad(p.MinBaseline >= 2, "/minBaseline")
	bad(p.MinCompared >= 2, "/minCompared")
	bad(p.MinPattern >= 3, "/minPattern")
	bad(p.MaxLag >= 0, "/maxLag")
	bad(p.Horizon > 0 && p.Horizon <= 100, "/horizon")
	bad(p.LargeGap > 0, "/largeGap")
	bad(p.DurbinWatson > 0 && p.DurbinWatson <= 2, "/durbinWatson")
	bad(p.XmR > 0, "/xmr")
	return ps
}

// Validate returns the problems as an error.
func (p Policy) Validate() error { return kvalitet.Invalid(p.Problems()) }
