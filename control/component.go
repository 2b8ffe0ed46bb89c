package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Component is one of the five components of COSO's framework (komponent). The zero value is "not set".
type Component uint8

// The components, in the framework's order.
const (
	ComponentEnvironment Component = iota + 1 // principles 1–5
	ComponentRisk                             // principles 6–9
	ComponentActivities                       // principles 10–12
	ComponentInformation                      // principles 13–15
	ComponentMonitoring                       // principles 16–17
)

var components = enum.Of[Component]("komponent", "component",
	enum.Row{Code: "environment", SV: "kontrollmiljö", EN: "control environment"},
	enum.Row{Code: "risk", SV: "riskanalys", EN: "risk assessment"},
	enum.Row{Code: "activities", SV: "kontrollåtgärder", EN: "control activities"},
	enum.Row{Code: "information", SV: "information och kommunikation", EN: "information and communication"},
	enum.Row{Code: "monitoring", SV: "tillsyn", EN: "monitoring"},
)

// Components returns all of them in order.
func Components() []Component { return components.All() }

// ParseComponent reads a code such as "environment".
func ParseComponent(code string) (Component, error) { return components.Parse(code) }

// Valid reports whether c is in the set; the zero value is not.
func (c Component) Valid() bool { return components.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Component) String() string { return components.Code(c) }

// Label returns the name.
func (c Component) Label() kvalitet.Label { return kvalitet.Label(components.Label(c)) }

// MarshalText writes the code.
func (c Component) MarshalText() ([]byte, error) { return components.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Component) UnmarshalText(text []byte) error { return components.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Component) Value() (driver.Value, error) { return components.Value(c) }

// Scan reads what Value stored.
func (c *Component) Scan(src any) error { return components.Scan(src, c) }

// Deficiency is how grave a shortcoming of a principle is (brist). Higher is worse. The zero value is "not set".
type Deficiency uint8

// The deficiencies.
const (
	DeficiencyNone  Deficiency = iota + 1 // it works
	DeficiencyMinor                       // it works with shortcomings
	DeficiencyMajor                       // the system is not effective, whatever else works
)

var deficiencies = enum.Of[Deficiency]("brist", "deficiency",
	enum.Row{Code: "none", SV: "ingen brist", EN: "no deficiency"},
	enum.Row{Code: "deficiency", SV: "brist", EN: "deficiency"},
	enum.Row{Code: "major", SV: "allvarlig brist", EN: "major deficiency"},
)

// Deficiencies returns all of them in order.
func Deficiencies() []Deficiency { return deficiencies.All() }

// ParseDeficiency reads a code such as "none".
func ParseDeficiency(code string) (Deficiency, error) { return deficiencies.Parse(code) }

// Valid reports whether d is in the set; the zero value is not.
func (d Deficiency) Valid() bool { return deficiencies.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Deficiency) String() string { return deficiencies.Code(d) }

// Label returns the name.
func (d Deficiency) Label() kvalitet.Label { return kvalitet.Label(deficiencies.Label(d)) }

// MarshalText writes the code.
func (d Deficiency) MarshalText() ([]byte, error) { return deficiencies.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Deficiency) UnmarshalText(text []byte) error { return deficiencies.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Deficiency) Value() (driver.Value, error) { return deficiencies.Value(d) }

// Scan reads what Value stored.
func (d *Deficiency) Scan(src any) error { return deficiencies.Scan(src, d) }
