package rosa

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Role is who takes part in a session (roll). The zero value is "not set".
type Role uint8

// The roles.
const (
	RoleLeader Role = iota + 1 // leads the conversation, from the municipal executive office
	RoleExpert                 // knows the subject, from the operation
	RoleCentre                 // from the contact centre
)

var roles = enum.Of[Role]("roll", "role",
	enum.Row{Code: "leader", SV: "samtalsledare", EN: "leader of the conversation"},
	enum.Row{Code: "expert", SV: "sakkunnig", EN: "subject expert"},
	enum.Row{Code: "centre", SV: "kontaktcenter", EN: "contact centre"},
)

// Roles returns all of them in order.
func Roles() []Role { return roles.All() }

// ParseRole reads a code.
func ParseRole(code string) (Role, error) { return roles.Parse(code) }

// Valid reports whether r is in the set; the zero value is not.
func (r Role) Valid() bool { return roles.Valid(r) }

// String returns the code; the zero value is the empty text.
func (r Role) String() string { return roles.Code(r) }

// Label returns the name.
func (r Role) Label() kvalitet.Label { return kvalitet.Label(roles.Label(r)) }

// MarshalText writes the code.
func (r Role) MarshalText() ([]byte, error) { return roles.MarshalText(r) }

// UnmarshalText reads a code; an empty text is "not set".
func (r *Role) UnmarshalText(text []byte) error { return roles.UnmarshalText(text, r) }

// Value stores the code; "not set" is NULL.
func (r Role) Value() (driver.Value, error) { return roles.Value(r) }

// Scan reads what Value stored.
func (r *Role) Scan(src any) error { return roles.Scan(src, r) }
