package flow

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Rework is how doing again is counted. Both are in use in the literature. The zero value reads as geometric.
type Rework uint8

// The rework rules.
const (
	ReworkGeometric Rework = iota + 1 // again until it is right (Dumas)
	ReworkOnce                        // at most once more (Laguna and Marklund)
)

var reworks = enum.Of[Rework]("regel för omarbete", "rework rule",
	enum.Row{Code: "geometric", SV: "geometrisk, 1/(1−r)", EN: "geometric, 1/(1−r)"},
	enum.Row{Code: "once", SV: "högst en gång, 1+r", EN: "at most once, 1+r"},
)

// Reworks returns all rework rules in order.
func Reworks() []Rework { return reworks.All() }

// ParseRework reads a code such as "geometric".
func ParseRework(code string) (Rework, error) { return reworks.Parse(code) }

// Valid reports whether r is one of the rework rules; the zero value is not.
func (r Rework) Valid() bool { return reworks.Valid(r) }

// String returns the code; the zero value is the empty text.
func (r Rework) String() string { return reworks.Code(r) }

// Label returns the name in both languages.
func (r Rework) Label() kvalitet.Label { return kvalitet.Label(reworks.Label(r)) }

// MarshalText writes the code.
func (r Rework) MarshalText() ([]byte, error) { return reworks.MarshalText(r) }

// UnmarshalText reads a code; an empty text is "not set".
func (r *Rework) UnmarshalText(text []byte) error { return reworks.UnmarshalText(text, r) }

// Value stores the code; "not set" is NULL.
func (r Rework) Value() (driver.Value, error) { return reworks.Value(r) }

// Scan reads what Value stored.
func (r *Rework) Scan(src any) error { return reworks.Scan(src, r) }
