package portfolio

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Size is how much structure a piece of development needs (Projektil). The zero value is "not set".
type Size uint8

// The sizes in order.
const (
	SizeTask       Size = iota + 1 // done in the line, without a structure of its own
	SizeAssignment                 // smaller and simpler, few people, a shorter time
	SizeProject                    // larger and more complex, many concerned, a longer time
)

var sizes = enum.Of[Size]("storlek", "size",
	enum.Row{Code: "task", SV: "uppgift", EN: "task"},
	enum.Row{Code: "assignment", SV: "uppdrag", EN: "assignment"},
	enum.Row{Code: "project", SV: "projekt", EN: "project"},
)

// Sizes returns all of them in order.
func Sizes() []Size { return sizes.All() }

// ParseSize reads a code such as "task".
func ParseSize(code string) (Size, error) { return sizes.Parse(code) }

// Valid reports whether s is one of the set; the zero value is not.
func (s Size) Valid() bool { return sizes.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Size) String() string { return sizes.Code(s) }

// Label returns the name.
func (s Size) Label() kvalitet.Label { return kvalitet.Label(sizes.Label(s)) }

// MarshalText writes the code.
func (s Size) MarshalText() ([]byte, error) { return sizes.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Size) UnmarshalText(text []byte) error { return sizes.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Size) Value() (driver.Value, error) { return sizes.Value(s) }

// Scan reads what Value stored.
func (s *Size) Scan(src any) error { return sizes.Scan(src, s) }
