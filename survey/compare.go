package survey

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// Occasion is when and with what a result was measured (mättillfälle).
type Occasion struct {
	Instrument Instrument
	On         kvalitet.Date
	Mixed      bool // by more than one mode
}

// Comparison is the difference between two results of the same index (jämförelse).
type Comparison struct {
	// Refused says that the results must not be compared; Reason says why.
	Refused bool
	// Difference is the later less the earlier; NaN when refused or not shown. Margin is the difference's own.
	Difference, Margin float64
	// Established says that the difference is larger than its margin (statistiskt säkerställd).
	Established bool
	Reason      kvalitet.Label
	// Notes are reservations that do not stop the comparison.
	Notes []kvalitet.Label
}

// Comparable reports whether results of an index on two occasions can be compared, and why not: another instrument,
// another edition, or a break between them.
func Comparable(index string, a, b Occasion) (bool, kvalitet.Label) {
	if a.Instrument.Code != b.Instrument.Code {
		return false, kvalitet.Label{SV: "olika instrument", EN: "different instruments"}
	}
	early, late := a, b
	if b.On.Before(a.On) {
		early, late = b, a
	}
	for _, in := range []Instrument{early.Instrument, late.Instrument} {
		for _, br := range in.Breaks {
			if (br.Index == "" || br.Index == index) && early.On.Before(br.On) && !late.On.Before(br.On) {
				return false, kvalitet.Label{SV: "tidsseriebrott " + br.On.String() + ": " + br.Reason.SV, EN: "break in the series " + br.On.String() + ": " + br.Reason.EN}
			}
		}
	}
	if a.Instrument.Edition != b.Instrument.Edition {
		return false, kvalitet.Label{SV: "olika utgåvor av instrumentet", EN: "different editions of the instrument"}
	}
	return true, kvalitet.Label{}
}

// Compare compares an index between two independent samples. The margin is that of the difference, √(m₁²+m₂²): whether
// the two intervals overlap does not decide. As large as the margin is not enough.
func Compare(index string, a, b Occasion, earlier, later Group) Comparison {
	c := Comparison{Difference: math.NaN(), Margin: math.NaN()}
	if ok, why := Comparable(index, a, b); !ok {
		c.Refused, c.Reason = true, why
		return c
	}
	x, y := earlier.Value(index), later.Value(index)
	if math.IsNaN(x.Index) || math.IsNaN(y.Index) {
		c.Reason = kvalitet.Label{SV: "ett av värdena redovisas inte", EN: "one of the values is not shown"}
		return c
	}
	if a.Mixed || b.Mixed || earlier.Mixed || later.Mixed {
		c.Notes = append(c.Notes, kvalitet.Label{SV: "flera insamlingssätt: en del av skillnaden kan bero på dem", EN: "several modes of answer: a part of the difference may come from them"})
	}
	c.Difference, c.Margin = y.Index-x.Index, math.Hypot(x.Margin, y.Margin)
	c.Established, c.Reason = Established(c.Difference, c.Margin)
	return c
}

// Established reports whether a difference is larger than its margin, and says it. Equal is not enough; without a
// margin nothing is established.
func Established(difference, margin float64) (bool, kvalitet.Label) {
	switch {
	case math.IsNaN(difference) || math.IsNaN(margin):
		return false, kvalitet.Label{SV: "osäkerheten är okänd: skillnaden kan inte bedömas", EN: "the uncertainty is unknown: the difference cannot be judged"}
	case math.Abs(difference) > margin:
		return true, kvalitet.Label{SV: "skillnaden är större än felmarginalen", EN: "the difference is larger than the margin of error"}
	default:
		return false, kvalitet.Label{SV: "skillnaden är inte större än felmarginalen", EN: "the difference is not larger than the margin of error"}
	}
}
