package portfolio

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Duty is one of the six things that a development board does. The zero value is "not set".
type Duty uint8

// The duties in order.
const (
	DutyIdentify Duty = iota + 1
	DutyPrioritise
	DutyPrestudies
	DutyInitiate
	DutySteer
	DutySynergies
)

var duties = enum.Of[Duty]("uppgift för styrgruppen", "duty of a board",
	enum.Row{Code: "identify", SV: "identifiera utvecklingsbehov", EN: "identify needs"},
	enum.Row{Code: "prioritise", SV: "prioritera idébeskrivningar", EN: "prioritise ideas"},
	enum.Row{Code: "prestudies", SV: "beställa förstudier och prioritera igen", EN: "order pre-studies and prioritise again"},
	enum.Row{Code: "initiate", SV: "initiera: utse ägare och finansiera", EN: "initiate: appoint an owner and finance"},
	enum.Row{Code: "steer", SV: "vara styrgrupp", EN: "be the steering group"},
	enum.Row{Code: "synergies", SV: "bevaka synergier", EN: "watch synergies"},
)

// Duties returns all of them in order.
func Duties() []Duty { return duties.All() }

// ParseDuty reads a code such as "identify".
func ParseDuty(code string) (Duty, error) { return duties.Parse(code) }

// Valid reports whether d is one of the set; the zero value is not.
func (d Duty) Valid() bool { return duties.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Duty) String() string { return duties.Code(d) }

// Label returns the name.
func (d Duty) Label() kvalitet.Label { return kvalitet.Label(duties.Label(d)) }

// MarshalText writes the code.
func (d Duty) MarshalText() ([]byte, error) { return duties.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Duty) UnmarshalText(text []byte) error { return duties.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Duty) Value() (driver.Value, error) { return duties.Value(d) }

// Scan reads what Value stored.
func (d *Duty) Scan(src any) error { return duties.Scan(src, d) }
