package governance

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Status is how a measure, a goal or an area came out (måluppfyllelse). The zero value is "not set".
type Status uint8

// The statuses. "Partly met" and "not judged" are different things and are never merged.
const (
	StatusMet       Status = iota + 1 // uppfyllt, grönt
	StatusPartly                      // delvis uppfyllt, gult
	StatusNotMet                      // ej uppfyllt, rött
	StatusNotJudged                   // ej bedömt, grått
)

var statuses = enum.Of[Status]("måluppfyllelse", "status",
	enum.Row{Code: "met", SV: "uppfyllt", EN: "met"},
	enum.Row{Code: "partly", SV: "delvis uppfyllt", EN: "partly met"},
	enum.Row{Code: "notMet", SV: "ej uppfyllt", EN: "not met"},
	enum.Row{Code: "notJudged", SV: "ej bedömt", EN: "not judged"},
)

// Statuses returns all statuses in order.
func Statuses() []Status { return statuses.All() }

// ParseStatus reads a code such as "partly".
func ParseStatus(code string) (Status, error) { return statuses.Parse(code) }

// Valid reports whether s is one of the statuses; the zero value is not.
func (s Status) Valid() bool { return statuses.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Status) String() string { return statuses.Code(s) }

// Label returns the status's name.
func (s Status) Label() kvalitet.Label { return kvalitet.Label(statuses.Label(s)) }

// MarshalText writes the code.
func (s Status) MarshalText() ([]byte, error) { return statuses.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Status) UnmarshalText(text []byte) error { return statuses.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Status) Value() (driver.Value, error) { return statuses.Value(s) }

// Scan reads what Value stored.
func (s *Status) Scan(src any) error { return statuses.Scan(src, s) }
