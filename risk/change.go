package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Change is how a risk stands against another year (förändring). The zero value is "not set".
type Change uint8

// The changes.
const (
	ChangeNew  Change = iota + 1 // it was not there
	ChangeGone                   // it is no longer there
	ChangeUp                     // worse
	ChangeDown                   // better
	ChangeSame
	ChangeUnknown // not rated one of the years, or by different matrices
)

var changes = enum.Of[Change]("förändring", "change",
	enum.Row{Code: "new", SV: "ny", EN: "new"},
	enum.Row{Code: "gone", SV: "utgår", EN: "gone"},
	enum.Row{Code: "up", SV: "högre", EN: "higher"},
	enum.Row{Code: "down", SV: "lägre", EN: "lower"},
	enum.Row{Code: "same", SV: "oförändrad", EN: "unchanged"},
	enum.Row{Code: "unknown", SV: "går inte att jämföra", EN: "not comparable"},
)

// Changes returns all changes in order.
func Changes() []Change { return changes.All() }

// ParseChange reads a code such as "new".
func ParseChange(code string) (Change, error) { return changes.Parse(code) }

// Valid reports whether c is one of the changes; the zero value is not.
func (c Change) Valid() bool { return changes.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Change) String() string { return changes.Code(c) }

// Label returns the name.
func (c Change) Label() kvalitet.Label { return kvalitet.Label(changes.Label(c)) }

// MarshalText writes the code.
func (c Change) MarshalText() ([]byte, error) { return changes.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Change) UnmarshalText(text []byte) error { return changes.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Change) Value() (driver.Value, error) { return changes.Value(c) }

// Scan reads what Value stored.
func (c *Change) Scan(src any) error { return changes.Scan(src, c) }
