package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// OccurrenceStatus is where one occasion of a control stands on a day (läge). The zero value is "not set".
type OccurrenceStatus uint8

// The statuses.
const (
	OccurrenceAhead  OccurrenceStatus = iota + 1 // its period has not begun
	OccurrenceDue                                // its period has begun and its last day has not passed
	OccurrenceDone                               // tested by its last day
	OccurrenceLate                               // tested after its last day
	OccurrenceMissed                             // its last day has passed without a test
)

var occurrenceStatuses = enum.Of[OccurrenceStatus]("läge för kontrolltillfälle", "occurrence status",
	enum.Row{Code: "ahead", SV: "kommande", EN: "ahead"},
	enum.Row{Code: "due", SV: "att utföra nu", EN: "due"},
	enum.Row{Code: "done", SV: "utförd i tid", EN: "done"},
	enum.Row{Code: "late", SV: "utförd för sent", EN: "late"},
	enum.Row{Code: "missed", SV: "missad", EN: "missed"},
)

// OccurrenceStatuses returns all of them in order.
func OccurrenceStatuses() []OccurrenceStatus { return occurrenceStatuses.All() }

// ParseOccurrenceStatus reads a code such as "ahead".
func ParseOccurrenceStatus(code string) (OccurrenceStatus, error) {
	return occurrenceStatuses.Parse(code)
}

// Valid reports whether s is in the set; the zero value is not.
func (s OccurrenceStatus) Valid() bool { return occurrenceStatuses.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s OccurrenceStatus) String() string { return occurrenceStatuses.Code(s) }

// Label returns the name.
func (s OccurrenceStatus) Label() kvalitet.Label { return kvalitet.Label(occurrenceStatuses.Label(s)) }

// MarshalText writes the code.
func (s OccurrenceStatus) MarshalText() ([]byte, error) { return occurrenceStatuses.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *OccurrenceStatus) UnmarshalText(text []byte) error {
	return occurrenceStatuses.UnmarshalText(text, s)
}

// Value stores the code; "not set" is NULL.
func (s OccurrenceStatus) Value() (driver.Value, error) { return occurrenceStatuses.Value(s) }

// Scan reads what Value stored.
func (s *OccurrenceStatus) Scan(src any) error { return occurrenceStatuses.Scan(src, s) }
