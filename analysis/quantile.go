package analysis

import (
	"database/sql/driver"
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// QuantileType is one of the nine definitions of a sample quantile in Hyndman & Fan (1996), with R's numbers
// (kvantildefinition). The zero value is "not set".
type QuantileType uint8

// The definitions. R7 is R's and Excel's default, R6 is Minitab's and SPSS's, R2 is SAS's.
const (
	QuantileR1 QuantileType = iota + 1 // inverse of the empirical distribution
	QuantileR2                         // the same with averages at the steps
	QuantileR3                         // nearest even order statistic
	QuantileR4                         // linear in the empirical distribution
	QuantileR5                         // midpoints, hydrology
	QuantileR6                         // p(n+1)
	QuantileR7                         // p(n−1)+1
	QuantileR8                         // median-unbiased
	QuantileR9                         // unbiased for the normal
)

var quantileTypes = enum.Of[QuantileType]("kvantildefinition", "definition of a quantile",
	enum.Row{Code: "type1", SV: "typ 1, omvänd empirisk fördelning", EN: "type 1, inverse of the empirical distribution"},
	enum.Row{Code: "type2", SV: "typ 2, medel vid stegen", EN: "type 2, averages at the steps"},
	enum.Row{Code: "type3", SV: "typ 3, närmaste jämna", EN: "type 3, nearest even"},
	enum.Row{Code: "type4", SV: "typ 4, linjär", EN: "type 4, linear"},
	enum.Row{Code: "type5", SV: "typ 5, mittpunkter", EN: "type 5, midpoints"},
	enum.Row{Code: "type6", SV: "typ 6, p(n+1)", EN: "type 6, p(n+1)"},
	enum.Row{Code: "type7", SV: "typ 7, p(n−1)+1", EN: "type 7, p(n−1)+1"},
	enum.Row{Code: "type8", SV: "typ 8, medianriktig", EN: "type 8, median-unbiased"},
	enum.Row{Code: "type9", SV: "typ 9, väntevärdesriktig för normalfördelning", EN: "type 9, unbiased for the normal"},
)

// QuantileTypes returns all definitions in order.
func QuantileTypes() []QuantileType { return quantileTypes.All() }

// ParseQuantileType reads a code such as "type7".
func ParseQuantileType(code string) (QuantileType, error) { return quantileTypes.Parse(code) }

// Valid reports whether q is one of the definitions; the zero value is not.
func (q QuantileType) Valid() bool { return quantileTypes.Valid(q) }

// String returns the code; the zero value is the empty text.
func (q QuantileType) String() string { return quantileTypes.Code(q) }

// Label returns the definition's name.
func (q QuantileType) Label() kvalitet.Label { return kvalitet.Label(quantileTypes.Label(q)) }

// MarshalText writes the code.
func (q QuantileType) MarshalText() ([]byte, error) { return quantileTypes.MarshalText(q) }

// UnmarshalText reads a code; an empty text is "not set".
func (q *QuantileType) UnmarshalText(text []byte) error { return quantileTypes.UnmarshalText(text, q) }

// Value stores the code; "not set" is NULL.
func (q QuantileType) Value() (driver.Value, error) { return quantileTypes.Value(q) }

// Scan reads what Value stored.
func (q *QuantileType) Scan(src any) error { return quantileTypes.Scan(src, q) }

// Quantile returns the quantile p (0–1) of values in rising order without NaN. It is NaN for no values and for a p or a
// type that does not exist.
func Quantile(sorted []float64, p float64, typ QuantileType) float64 {
	n := float64(len(sorted))
	if n == 0 || !(p >= 0 && p <= 1) || typ < QuantileR1 || typ > QuantileR9 {
		return math.NaN()
	}
	const fuzz = 4 * 0x1p-52 // as in R: a product that is a whole number but for rounding counts as one
	var j, gamma float64
	if typ <= QuantileR3 {
		nppm := n * p
		if typ == QuantileR3 {
			nppm = n*p - 0.5
		}
		j = math.Floor(nppm + fuzz)
		above := nppm > j+fuzz
		switch {
		case typ == QuantileR1 && above, typ == QuantileR2 && above:
			gamma = 1
		case typ == QuantileR2:
			gamma = 0.5
		case typ == QuantileR3 && (above || math.Abs(math.Mod(j, 2)) == 1):
			gamma = 1
		}
	} else {
		a, b := 0.0, 0.0
		switch typ {
		case QuantileR4:
			a, b = 0, 1
		case QuantileR5:
			a, b = 0.5, 0.5
		case QuantileR6:
			a, b = 0, 0
		case QuantileR7:
			a, b = 1, 1
		case QuantileR8:
			a, b = 1.0/3, 1.0/3
		case QuantileR9:
			a, b = 3.0/8, 3.0/8
		default: // the first three have no line between values
		}
		nppm := a + p*(n+1-a-b)
		j = math.Floor(nppm + fuzz)
		if gamma = nppm - j; math.Abs(gamma) < fuzz {
			gamma = 0
		}
	}
	at := func(k float64) float64 { return sorted[int(min(max(k, 1), n))-1] }
	low, high := at(j), at(j+1)
	switch gamma {
	case 0:
		return low
	case 1:
		return high
	default:
		return (1-gamma)*low + gamma*high
	}
}
