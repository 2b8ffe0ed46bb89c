package effect

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Kind is what sort of benefit it is (nyttokategori). The zero value is "not set". The colours of other methods mean
// different things in each and are not used.
type Kind uint8

// The kinds of benefit. Only financial benefits may reduce a budget.
const (
	KindFinancial Kind = iota + 1 // finansiell nytta: taken home in money
	KindFreedTime                 // omfördelningsnytta: hours freed and used for something else
	KindQuality                   // kvalitetsnytta: shown, with or without a value
)

var kinds = enum.Of[Kind]("slag av nytta", "kind of benefit",
	enum.Row{Code: "financial", SV: "finansiell nytta", EN: "financial benefit"},
	enum.Row{Code: "freedTime", SV: "frigjord tid", EN: "freed time"},
	enum.Row{Code: "quality", SV: "kvalitetsnytta", EN: "quality benefit"},
)

// Kinds returns all kinds in order.
func Kinds() []Kind { return kinds.All() }

// ParseKind reads a code such as "financial".
func ParseKind(code string) (Kind, error) { return kinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k Kind) String() string { return kinds.Code(k) }

// Label returns the kind's name.
func (k Kind) Label() kvalitet.Label { return kvalitet.Label(kinds.Label(k)) }

// MarshalText writes the code.
func (k Kind) MarshalText() ([]byte, error) { return kinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *Kind) UnmarshalText(text []byte) error { return kinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k Kind) Value() (driver.Value, error) { return kinds.Value(k) }

// Scan reads what Value stored.
func (k *Kind) Scan(src any) error { return kinds.Scan(src, k) }
