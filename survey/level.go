package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Level is what a result speaks of (redovisningsnivå). The zero value is "not set".
type Level uint8

// The levels, from the smallest.
const (
	LevelQuestion Level = iota + 1 // one question
	LevelUnit                      // a unit, or another part of the municipality
	LevelArea                      // an area of the instrument, such as building permits
	LevelTotal                     // the municipality
)

var levels = enum.Of[Level]("redovisningsnivå", "level of result",
	enum.Row{Code: "question", SV: "fråga", EN: "question"},
	enum.Row{Code: "unit", SV: "enhet", EN: "unit"},
	enum.Row{Code: "area", SV: "område", EN: "area"},
	enum.Row{Code: "total", SV: "total", EN: "total"},
)

// Levels returns all levels in order.
func Levels() []Level { return levels.All() }

// ParseLevel reads a code such as "unit".
func ParseLevel(code string) (Level, error) { return levels.Parse(code) }

// Valid reports whether l is one of the levels; the zero value is not.
func (l Level) Valid() bool { return levels.Valid(l) }

// String returns the code; the zero value is the empty text.
func (l Level) String() string { return levels.Code(l) }

// Label returns the level's name.
func (l Level) Label() kvalitet.Label { return kvalitet.Label(levels.Label(l)) }

// MarshalText writes the code.
func (l Level) MarshalText() ([]byte, error) { return levels.MarshalText(l) }

// UnmarshalText reads a code; an empty text is "not set".
func (l *Level) UnmarshalText(text []byte) error { return levels.UnmarshalText(text, l) }

// Value stores the code; "not set" is NULL.
func (l Level) Value() (driver.Value, error) { return levels.Value(l) }

// Scan reads what Value stored.
func (l *Level) Scan(src any) error { return levels.Scan(src, l) }
