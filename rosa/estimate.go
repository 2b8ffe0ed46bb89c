package rosa

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Estimate is how one figure is made of the low, the likely and the high number of minutes (skattning). The zero value
// is "not set" and works as [EstimateLikely].
type Estimate uint8

// The estimates.
const (
	EstimateLikely   Estimate = iota + 1 // the likely number as it stands
	EstimatePERT                         // (low + 4·likely + high)/6
	EstimateTriangle                     // (low + likely + high)/3
)

var estimates = enum.Of[Estimate]("skattning", "estimate",
	enum.Row{Code: "likely", SV: "troligt värde", EN: "likely value"},
	enum.Row{Code: "pert", SV: "PERT", EN: "PERT"},
	enum.Row{Code: "triangle", SV: "triangel", EN: "triangular"},
)

// Estimates returns all of them in order.
func Estimates() []Estimate { return estimates.All() }

// ParseEstimate reads a code.
func ParseEstimate(code string) (Estimate, error) { return estimates.Parse(code) }

// Valid reports whether e is in the set; the zero value is not.
func (e Estimate) Valid() bool { return estimates.Valid(e) }

// String returns the code; the zero value is the empty text.
func (e Estimate) String() string { return estimates.Code(e) }

// Label returns the name.
func (e Estimate) Label() kvalitet.Label { return kvalitet.Label(estimates.Label(e)) }

// MarshalText writes the code.
func (e Estimate) MarshalText() ([]byte, error) { return estimates.MarshalText(e) }

// UnmarshalText reads a code; an empty text is "not set".
func (e *Estimate) UnmarshalText(text []byte) error { return estimates.UnmarshalText(text, e) }

// Value stores the code; "not set" is NULL.
func (e Estimate) Value() (driver.Value, error) { return estimates.Value(e) }

// Scan reads what Value stored.
func (e *Estimate) Scan(src any) error { return estimates.Scan(src, e) }
