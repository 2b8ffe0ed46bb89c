package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Base is who counts in an index of several questions (bas). The zero value is "not set" and counts as available.
type Base uint8

// The bases.
const (
	BaseAvailable Base = iota + 1 // each question by those who answered it
	BaseComplete                  // those who answered every question of the index
)

var bases = enum.Of[Base]("bas", "base of an index",
	enum.Row{Code: "available", SV: "alla svar", EN: "every answer"},
	enum.Row{Code: "complete", SV: "bara fullständiga svar", EN: "complete answers only"},
)

// Bases returns all members in order.
func Bases() []Base { return bases.All() }

// ParseBase reads a code such as "complete".
func ParseBase(code string) (Base, error) { return bases.Parse(code) }

// Valid reports whether b is a member of the set; the zero value is not.
func (b Base) Valid() bool { return bases.Valid(b) }

// String returns the code; the zero value is the empty text.
func (b Base) String() string { return bases.Code(b) }

// Label returns the name in both languages.
func (b Base) Label() kvalitet.Label { return kvalitet.Label(bases.Label(b)) }

// MarshalText writes the code.
func (b Base) MarshalText() ([]byte, error) { return bases.MarshalText(b) }

// UnmarshalText reads a code; an empty text is "not set".
func (b *Base) UnmarshalText(text []byte) error { return bases.UnmarshalText(text, b) }

// Value stores the code; "not set" is NULL.
func (b Base) Value() (driver.Value, error) { return bases.Value(b) }

// Scan reads what Value stored.
func (b *Base) Scan(src any) error { return bases.Scan(src, b) }
