package quant

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Counting is how many losses a year can have (händelseantal). The two agree on the mean and differ in the tail, so it
// is always stated. The zero value is "not set".
type Counting uint8

// The ways of counting.
const (
	CountingPoisson   Counting = iota + 1 // any number a year, the rate on average
	CountingBernoulli                     // at most one a year, with the rate as probability
)

var countings = enum.Of[Counting]("händelseantal", "counting",
	enum.Row{Code: "poisson", SV: "Poisson: flera gånger om året", EN: "Poisson: several times a year"},
	enum.Row{Code: "bernoulli", SV: "Bernoulli: högst en gång om året", EN: "Bernoulli: at most once a year"},
)

// Countings returns all ways of counting in order.
func Countings() []Counting { return countings.All() }

// ParseCounting reads a code such as "poisson".
func ParseCounting(code string) (Counting, error) { return countings.Parse(code) }

// Valid reports whether c is one of the ways; the zero value is not.
func (c Counting) Valid() bool { return countings.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Counting) String() string { return countings.Code(c) }

// Label returns the way's name.
func (c Counting) Label() kvalitet.Label { return kvalitet.Label(countings.Label(c)) }

// MarshalText writes the code.
func (c Counting) MarshalText() ([]byte, error) { return countings.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Counting) UnmarshalText(text []byte) error { return countings.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Counting) Value() (driver.Value, error) { return countings.Value(c) }

// Scan reads what Value stored.
func (c *Counting) Scan(src any) error { return countings.Scan(src, c) }
