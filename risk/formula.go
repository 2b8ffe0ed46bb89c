package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Formula is how a matrix gives a value from the two steps (beräkning av riskvärde). The zero value is "not set".
type Formula uint8

// The formulas.
const (
	FormulaProduct Formula = iota + 1 // likelihood × consequence
	FormulaSum                        // likelihood + consequence
	FormulaTable                      // what the matrix's table of values holds
	FormulaLevel                      // the number of the band that the grid holds, from 1
)

var formulas = enum.Of[Formula]("beräkning", "formula",
	enum.Row{Code: "product", SV: "sannolikhet gånger konsekvens", EN: "likelihood times consequence"},
	enum.Row{Code: "sum", SV: "sannolikhet plus konsekvens", EN: "likelihood plus consequence"},
	enum.Row{Code: "table", SV: "enligt värdetabell", EN: "by a table of values"},
	enum.Row{Code: "level", SV: "nivåns nummer", EN: "the number of the band"},
)

// Formulas returns all formulas in order.
func Formulas() []Formula { return formulas.All() }

// ParseFormula reads a code such as "product".
func ParseFormula(code string) (Formula, error) { return formulas.Parse(code) }

// Valid reports whether f is one of the formulas; the zero value is not.
func (f Formula) Valid() bool { return formulas.Valid(f) }

// String returns the code; the zero value is the empty text.
func (f Formula) String() string { return formulas.Code(f) }

// Label returns the formula's name.
func (f Formula) Label() kvalitet.Label { return kvalitet.Label(formulas.Label(f)) }

// MarshalText writes the code.
func (f Formula) MarshalText() ([]byte, error) { return formulas.MarshalText(f) }

// UnmarshalText reads a code; an empty text is "not set".
func (f *Formula) UnmarshalText(text []byte) error { return formulas.UnmarshalText(text, f) }

// Value stores the code; "not set" is NULL.
func (f Formula) Value() (driver.Value, error) { return formulas.Value(f) }

// Scan reads what Value stored.
func (f *Formula) Scan(src any) error { return formulas.Scan(src, f) }
