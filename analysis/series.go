package analysis

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Series is one measure for one entity over time (mätserie).
type Series struct {
	KPI    string         `json:"kpi"`    // nyckeltal: the measure's identity at its source
	Entity string         `json:"entity"` // the municipality, region, unit or group
	Title  kvalitet.Label `json:"title,omitzero"`
	Sex    Sex            `json:"sex,omitzero"`
	Better Better         `json:"better,omitzero"`
	// Points in rising time, at most one per time.
	Points []Point `json:"points,omitempty"`
	// Breaks in rising time: values on the two sides of a break are never compared.
	Breaks []Break `json:"breaks,omitempty"`
}

// Point is a value at a time, or the reason why there is none.
type Point struct {
	Time   float64 // in years: 2024, or 2024.5 for a half-yearly measure
	Value  float64 // not read when Missing is set
	Margin float64 // half the width of the published interval (osäkerhetstal); 0 when none is published
	// Missing is why there is no value; zero when there is one.
	Missing Missing
}

type pointJSON struct {
	Time    float64  `json:"time"`
	Value   *float64 `json:"value,omitempty"`
	Margin  float64  `json:"margin,omitzero"`
	Missing Missing  `json:"missing,omitzero"`
}

// MarshalJSON writes the value only when there is one.
func (p Point) MarshalJSON() ([]byte, error) {
	out := pointJSON{Time: p.Time, Margin: p.Margin, Missing: p.Missing}
	if p.Missing == 0 {
		out.Value = &p.Value
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads a point; one with neither value nor reason is "not reported".
func (p *Point) UnmarshalJSON(data []byte) error {
	var in pointJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*p = Point{Time: in.Time, Margin: in.Margin, Missing: in.Missing}
	switch {
	case in.Value != nil:
		p.Value = *in.Value
	case p.Missing == 0:
		p.Missing = MissingNotReported
	}
	return nil
}

// Break is a time from which a measure means something else (definitionsbrott).
type Break struct {
	Time   float64        `json:"time"` // the first time with the new meaning
	Reason kvalitet.Label `json:"reason"`
}

// NewSeries returns a series of whole years with values; a value that is NaN is left out.
func NewSeries(kpi, entity string, years []int, values []float64) Series {
	s := Series{KPI: kpi, Entity: entity, Sex: SexTotal}
	for i, y := range years {
		if i < len(values) && !math.IsNaN(values[i]) {
			s.Points = append(s.Points, Point{Time: float64(y), Value: values[i]})
		}
	}
	return s
}

// Present returns the points that have a value, in order.
func (s Series) Present() []Point {
	return slices.DeleteFunc(slices.Clone(s.Points), func(p Point) bool { return p.Missing != 0 })
}

// Columns returns the times and values of the points that have a value.
func (s Series) Columns() (times, values []float64) {
	for _, p := range s.Points {
		if p.Missing == 0 {
			times, values = append(times, p.Time), append(values, p.Value)
		}
	}
	return times, values
}

// At returns the point at a time that has a value.
func (s Series) At(time float64) (Point, bool) {
	i, ok := slices.BinarySearchFunc(s.Points, time, func(p Point, t float64) int {
		switch {
		case p.Time < t:
			return -1
		case p.Time > t:
			return 1
		default:
			return 0
		}
	})
	if !ok || s.Points[i].Missing != 0 {
		return Point{}, false
	}
	return s.Points[i], true
}

// Last returns the latest point that has a value.
func (s Series) Last() (Point, bool) {
	for _, p := range slices.Backward(s.Points) {
		if p.Missing == 0 {
			return p, true
		}
	}
	return Point{}, false
}

// Segments splits the series at its breaks, in order; parts without points are left out. A series without breaks is
// its own only segment.
func (s Series) Segments() []Series {
	var parts []Series
	rest := s.Points
	cut := func(n int) {
		if n > 0 {
			part := s
			part.Points, part.Breaks = rest[:n:n], nil
			parts = append(parts, part)
		}
		rest = rest[n:]
	}
	for _, b := range s.Breaks {
		n := slices.IndexFunc(rest, func(p Point) bool { return p.Time >= b.Time })
		if n < 0 {
			break
		}
		cut(n)
	}
	cut(len(rest))
	return parts
}

// latest returns the last segment that has a value, and the break before it, if any.
func (s Series) latest() (Series, *Break) {
	parts := s.Segments()
	for i, part := range slices.Backward(parts) {
		if _, ok := part.Last(); !ok {
			continue
		}
		var before *Break
		for j, b := range s.Breaks {
			if i > 0 && b.Time <= part.Points[0].Time {
				before = &s.Breaks[j]
			}
		}
		return part, before
	}
	s.Points = nil
	return s, nil
}

// Problems reports what keeps the series from existing: times that do not rise ("order"), numbers that are not finite
// or not of a size to calculate with ("range"). A value beside a reason why there is none is not looked at.
func (s Series) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/kpi", s.KPI)
	ps.Text("/entity", s.Entity)
	ps.OptionalEnum("/sex", s.Sex)
	ps.OptionalEnum("/better", s.Better)
	for i, p := range s.Points {
		at := check.At("/points", i)
		ps.If(!reasonable(p.Time), "range", at+"/time", "tiden är inget rimligt tal", "the time is no reasonable number")
		ps.If(p.Missing == 0 && !reasonable(p.Value), "range", at+"/value", "värdet är inget rimligt tal", "the value is no reasonable number")
		ps.If(!reasonable(p.Margin) || p.Margin < 0, "range", at+"/margin", "felmarginalen är inte noll eller mer", "the margin is not zero or more")
		ps.OptionalEnum(at+"/missing", p.Missing)
		ps.If(i > 0 && !(p.Time > s.Points[i-1].Time), "order", at+"/time", "tiderna stiger inte", "the times do not rise")
	}
	for i, b := range s.Breaks {
		at := check.At("/breaks", i)
		ps.If(!reasonable(b.Time), "range", at+"/time", "tiden är inget rimligt tal", "the time is no reasonable number")
		ps.If(i > 0 && !(b.Time > s.Breaks[i-1].Time), "order", at+"/time", "tiderna stiger inte", "the times do not rise")
	}
	return ps
}

// Validate returns the problems as an error.
func (s Series) Validate() error { return kvalitet.Invalid(s.Problems()) }

// reasonable keeps squares and sums far from overflow.
func reasonable(v float64) bool { return math.Abs(v) < 1e100 }
