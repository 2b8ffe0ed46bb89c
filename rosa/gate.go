package rosa

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Gate is something that must be in place before the centre can do a part (förutsättning). The zero value is "not set".
type Gate uint8

// The gates. The first two are findings of every ROSA walk-through; the others are our default.
const (
	GateWeb        Gate = iota + 1 // information for the citizen is on the web
	GateRoutine                    // the routine is documented
	GateSystem                     // the centre can get at the system
	GateDelegation                 // the owning body has delegated the decision; asked at level 4 only
	GateSecrecy                    // secrecy is no obstacle, or has been settled
	GateTraining                   // the centre's staff have been trained
)

var gates = enum.Of[Gate]("förutsättning", "gate",
	enum.Row{Code: "web", SV: "webbinformation", EN: "information on the web"},
	enum.Row{Code: "routine", SV: "dokumenterad rutin", EN: "documented routine"},
	enum.Row{Code: "system", SV: "systemåtkomst", EN: "system access"},
	enum.Row{Code: "delegation", SV: "delegation", EN: "delegation"},
	enum.Row{Code: "secrecy", SV: "sekretess utan hinder", EN: "no secrecy stop"},
	enum.Row{Code: "training", SV: "utbildning", EN: "training"},
)

// Gates returns all of them in order.
func Gates() []Gate { return gates.All() }

// ParseGate reads a code.
func ParseGate(code string) (Gate, error) { return gates.Parse(code) }

// Valid reports whether g is in the set; the zero value is not.
func (g Gate) Valid() bool { return gates.Valid(g) }

// String returns the code; the zero value is the empty text.
func (g Gate) String() string { return gates.Code(g) }

// Label returns the name.
func (g Gate) Label() kvalitet.Label { return kvalitet.Label(gates.Label(g)) }

// MarshalText writes the code.
func (g Gate) MarshalText() ([]byte, error) { return gates.MarshalText(g) }

// UnmarshalText reads a code; an empty text is "not set".
func (g *Gate) UnmarshalText(text []byte) error { return gates.UnmarshalText(text, g) }

// Value stores the code; "not set" is NULL.
func (g Gate) Value() (driver.Value, error) { return gates.Value(g) }

// Scan reads what Value stored.
func (g *Gate) Scan(src any) error { return gates.Scan(src, g) }
