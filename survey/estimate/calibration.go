package estimate

import (
	"database/sql/driver"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Calibration is how the distance between old and new weights is measured (kalibreringsfunktion). The zero value is
// "not set" and counts as linear.
type Calibration uint8

// The functions.
const (
	CalibrateLinear Calibration = iota + 1 // the weight is a linear function; may be negative without bounds
	CalibrateRaking                        // exponential; never negative
	CalibrateLogit                         // between two bounds, smoothly
)

var calibrations = enum.Of[Calibration]("kalibreringsfunktion", "calibration function",
	enum.Row{Code: "linear", SV: "linjär", EN: "linear"},
	enum.Row{Code: "raking", SV: "exponentiell (raking)", EN: "raking"},
	enum.Row{Code: "logit", SV: "logit mellan gränser", EN: "logit between bounds"},
)

// factor is the new weight by the old one at the tilt u, and its derivative. With bounds the linear and the exponential
// function are cut at them; where they are cut the derivative is 0.
func (c Calibration) factor(u, lower, upper float64) (g, slope float64) {
	switch c {
	case CalibrateLogit:
		a := (upper - lower) / ((upper - 1) * (1 - lower))
		e := math.Exp(a * u)
		bottom := upper - 1 + (1-lower)*e
		top := lower*(upper-1) + upper*(1-lower)*e
		return top / bottom, (1 - lower) * e * a * (upper/bottom - top/(bottom*bottom))
	case CalibrateRaking:
		g = math.Exp(u)
		slope = g
	default:
		g, slope = 1+u, 1
	}
	if !(u < upper-1 && u > lower-1) {
		slope = 0
	}
	return math.Min(math.Max(g, lower), upper), slope
}

// Calibrations returns all functions in order.
func Calibrations() []Calibration { return calibrations.All() }

// ParseCalibration reads a code such as "logit".
func ParseCalibration(code string) (Calibration, error) { return calibrations.Parse(code) }

// Valid reports whether c is one of the functions; the zero value is not.
func (c Calibration) Valid() bool { return calibrations.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Calibration) String() string { return calibrations.Code(c) }

// Label returns the function's name.
func (c Calibration) Label() kvalitet.Label { return kvalitet.Label(calibrations.Label(c)) }

// MarshalText writes the code.
func (c Calibration) MarshalText() ([]byte, error) { return calibrations.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Calibration) UnmarshalText(text []byte) error { return calibrations.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Calibration) Value() (driver.Value, error) { return calibrations.Value(c) }

// Scan reads what Value stored.
func (c *Calibration) Scan(src any) error { return calibrations.Scan(src, c) }
