package analysis

import (
	"database/sql/driver"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Ranks returns the rank of each value, 1 for the smallest, with equal values treated by the rule; NaN has the rank NaN
// and is not counted.
func Ranks(values []float64, rule Ties) []float64 {
	order := make([]int, 0, len(values))
	ranks := make([]float64, len(values))
	for i, v := range values {
		if math.IsNaN(v) {
			ranks[i] = v
			continue
		}
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case values[a] < values[b]:
			return -1
		case values[a] > values[b]:
			return 1
		default:
			return 0
		}
	})
	for i, group := 0, 1; i < len(order); group++ {
		j := i + 1
		for j < len(order) && values[order[j]] == values[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			var r float64
			switch rule {
			case TiesMax:
				r = float64(j)
			case TiesAverage:
				r = float64(i+1+j) / 2
			case TiesDense:
				r = float64(group)
			case TiesFirst:
				r = float64(k + 1)
			default: // TiesMin
				r = float64(i + 1)
			}
			ranks[order[k]] = r
		}
		i = j
	}
	return ranks
}

// Ties is what rank equal values get (regel för lika värden). The zero value is "not set" and ranks as TiesMin does.
type Ties uint8

// The rules.
const (
	TiesMin     Ties = iota + 1 // all get the lowest: 1 2 2 4, as in a competition
	TiesMax                     // all get the highest: 1 3 3 4
	TiesAverage                 // all get the mean: 1 2.5 2.5 4
	TiesDense                   // all get the same and none is skipped: 1 2 2 3
	TiesFirst                   // in the order given: 1 2 3 4
)

var tieRules = enum.Of[Ties]("regel för lika värden", "tie rule",
	enum.Row{Code: "min", SV: "lägsta", EN: "lowest"},
	enum.Row{Code: "max", SV: "högsta", EN: "highest"},
	enum.Row{Code: "average", SV: "medel", EN: "average"},
	enum.Row{Code: "dense", SV: "utan hopp", EN: "dense"},
	enum.Row{Code: "first", SV: "i given ordning", EN: "in the order given"},
)

// TieRules returns all rules in order.
func TieRules() []Ties { return tieRules.All() }

// ParseTies reads a code such as "average".
func ParseTies(code string) (Ties, error) { return tieRules.Parse(code) }

// Valid reports whether t is one of the rules; the zero value is not.
func (t Ties) Valid() bool { return tieRules.Valid(t) }

// String returns the code; the zero value is the empty text.
func (t Ties) String() string { return tieRules.Code(t) }

// Label returns the rule's name.
func (t Ties) Label() kvalitet.Label { return kvalitet.Label(tieRules.Label(t)) }

// MarshalText writes the code.
func (t Ties) MarshalText() ([]byte, error) { return tieRules.MarshalText(t) }

// UnmarshalText reads a code; an empty text is "not set".
func (t *Ties) UnmarshalText(text []byte) error { return tieRules.UnmarshalText(text, t) }

// Value stores the code; "not set" is NULL.
func (t Ties) Value() (driver.Value, error) { return tieRules.Value(t) }

// Scan reads what Value stored.
func (t *Ties) Scan(src any) error { return tieRules.Scan(src, t) }
