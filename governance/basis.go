package governance

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Basis is what a measure's outcome is held against (bedömningsgrund). The zero value is "not set".
type Basis uint8

// The bases, all in use in Swedish municipalities.
const (
	BasisRatio     Basis = iota + 1 // the ratio to the target, with a band below it (Helsingborg)
	BasisMet                        // the target, met or not
	BasisPrevious                   // the previous outcome: better, unchanged, worse (Malmö)
	BasisBaseline                   // the starting value: better, unchanged, worse (Västerås)
	BasisBenchmark                  // the place among others: best quarter, middle half, worst quarter (Lindesberg)
)

var bases = enum.Of[Basis]("bedömningsgrund", "basis",
	enum.Row{Code: "ratio", SV: "andel av målvärdet", EN: "ratio to the target"},
	enum.Row{Code: "met", SV: "målvärdet nått eller inte", EN: "target met or not"},
	enum.Row{Code: "previous", SV: "föregående utfall", EN: "previous outcome"},
	enum.Row{Code: "baseline", SV: "utgångsvärde", EN: "baseline"},
	enum.Row{Code: "benchmark", SV: "plats bland andra", EN: "place among others"},
)

// Bases returns all bases in order.
func Bases() []Basis { return bases.All() }

// ParseBasis reads a code such as "previous".
func ParseBasis(code string) (Basis, error) { return bases.Parse(code) }

// Valid reports whether b is one of the bases; the zero value is not.
func (b Basis) Valid() bool { return bases.Valid(b) }

// String returns the code; the zero value is the empty text.
func (b Basis) String() string { return bases.Code(b) }

// Label returns the basis's name.
func (b Basis) Label() kvalitet.Label { return kvalitet.Label(bases.Label(b)) }

// MarshalText writes the code.
func (b Basis) MarshalText() ([]byte, error) { return bases.MarshalText(b) }

// UnmarshalText reads a code; an empty text is "not set".
func (b *Basis) UnmarshalText(text []byte) error { return bases.UnmarshalText(text, b) }

// Value stores the code; "not set" is NULL.
func (b Basis) Value() (driver.Value, error) { return bases.Value(b) }

// Scan reads what Value stored.
func (b *Basis) Scan(src any) error { return bases.Scan(src, b) }
