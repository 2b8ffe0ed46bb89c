package process

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// RoleCode is a role in process management (processroll). The zero value is "not set". [Roles] has the duties.
type RoleCode uint8

// The process roles.
const (
	RoleManagement  RoleCode = iota + 1 // decides the prerequisites
	RoleOwner                           // formal overall responsibility
	RoleSubOwner                        // the same for a part
	RoleLeader                          // drives the work on behalf of the owner
	RoleDeveloper                       // continuous development, when needed
	RoleTeam                            // staff from the different parts
	RoleFacilitator                     // knows the method of mapping
	RoleCoordinator                     // keeps the method together
	RoleImprover                        // carries out improvements at one place
)

var roleCodes = enum.Of[RoleCode]("processroll", "process role",
	enum.Row{Code: "management", SV: "ledningsgrupp", EN: "management group"},
	enum.Row{Code: "owner", SV: "processägare", EN: "process owner"},
	enum.Row{Code: "subOwner", SV: "delprocessägare", EN: "sub-process owner"},
	enum.Row{Code: "leader", SV: "processledare", EN: "process leader"},
	enum.Row{Code: "developer", SV: "processutvecklare", EN: "process developer"},
	enum.Row{Code: "team", SV: "processteam", EN: "process team"},
	enum.Row{Code: "facilitator", SV: "processhandledare", EN: "process facilitator"},
	enum.Row{Code: "coordinator", SV: "processamordnare", EN: "process coordinator"},
	enum.Row{Code: "improver", SV: "förbättringsledare", EN: "improvement leader"},
)

// RoleCodes returns all process roles in order.
func RoleCodes() []RoleCode { return roleCodes.All() }

// ParseRoleCode reads a code such as "management".
func ParseRoleCode(code string) (RoleCode, error) { return roleCodes.Parse(code) }

// Valid reports whether c is one of the process roles; the zero value is not.
func (c RoleCode) Valid() bool { return roleCodes.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c RoleCode) String() string { return roleCodes.Code(c) }

// Label returns the name in both languages.
func (c RoleCode) Label() kvalitet.Label { return kvalitet.Label(roleCodes.Label(c)) }

// MarshalText writes the code.
func (c RoleCode) MarshalText() ([]byte, error) { return roleCodes.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *RoleCode) UnmarshalText(text []byte) error { return roleCodes.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c RoleCode) Value() (driver.Value, error) { return roleCodes.Value(c) }

// Scan reads what Value stored.
func (c *RoleCode) Scan(src any) error { return roleCodes.Scan(src, c) }
