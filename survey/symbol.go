package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Symbol is why a table shows no figure (symbol i tabell). The zero value is "not set": there is a figure.
type Symbol uint8

// The symbols, with the signs that Swedish official statistics use.
const (
	SymbolNone          Symbol = iota + 1 // sign -
	SymbolNotApplicable                   // sign .
	SymbolSecret                          // sign ..
)

var symbols = enum.Of[Symbol]("symbol", "symbol",
	enum.Row{Code: "none", SV: "inget att redovisa", EN: "nothing to report"},
	enum.Row{Code: "notApplicable", SV: "uppgift kan inte förekomma", EN: "not applicable"},
	enum.Row{Code: "secret", SV: "sekretess eller för osäker", EN: "secret or too uncertain"},
)

// Symbols returns all members in order.
func Symbols() []Symbol { return symbols.All() }

// ParseSymbol reads a code such as "notApplicable".
func ParseSymbol(code string) (Symbol, error) { return symbols.Parse(code) }

// Valid reports whether s is a member of the set; the zero value is not.
func (s Symbol) Valid() bool { return symbols.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Symbol) String() string { return symbols.Code(s) }

// Label returns the name in both languages.
func (s Symbol) Label() kvalitet.Label { return kvalitet.Label(symbols.Label(s)) }

// MarshalText writes the code.
func (s Symbol) MarshalText() ([]byte, error) { return symbols.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Symbol) UnmarshalText(text []byte) error { return symbols.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Symbol) Value() (driver.Value, error) { return symbols.Value(s) }

// Scan reads what Value stored.
func (s *Symbol) Scan(src any) error { return symbols.Scan(src, s) }

// Sign is what stands in the table: "-", "." or ".."; empty for a figure.
func (s Symbol) Sign() string {
	switch s {
	case SymbolNone:
		return "-"
	case SymbolNotApplicable:
		return "."
	case SymbolSecret:
		return ".."
	}
	return ""
}
