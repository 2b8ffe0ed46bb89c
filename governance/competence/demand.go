package competence

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Demand is one of the four things that are asked of an employee (kompetenskrav). The zero value is "not set".
type Demand uint8

// The demands in order.
const (
	DemandCommunication Demand = iota + 1 // of everyone
	DemandChange                          // of everyone
	DemandResults                         // of everyone
	DemandProfession                      // of the post
)

var demands = enum.Of[Demand]("kompetenskrav", "competence demand",
	enum.Row{Code: "communication", SV: "kommunikativ förmåga", EN: "ability to communicate"},
	enum.Row{Code: "change", SV: "förändringsförmåga", EN: "ability to change"},
	enum.Row{Code: "results", SV: "resultatorientering", EN: "orientation to results"},
	enum.Row{Code: "profession", SV: "yrkeskompetens", EN: "professional competence"},
)

// Demands returns all of them in order.
func Demands() []Demand { return demands.All() }

// ParseDemand reads a code such as "communication".
func ParseDemand(code string) (Demand, error) { return demands.Parse(code) }

// Valid reports whether d is one of the set; the zero value is not.
func (d Demand) Valid() bool { return demands.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Demand) String() string { return demands.Code(d) }

// Label returns the name.
func (d Demand) Label() kvalitet.Label { return kvalitet.Label(demands.Label(d)) }

// MarshalText writes the code.
func (d Demand) MarshalText() ([]byte, error) { return demands.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Demand) UnmarshalText(text []byte) error { return demands.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Demand) Value() (driver.Value, error) { return demands.Value(d) }

// Scan reads what Value stored.
func (d *Demand) Scan(src any) error { return demands.Scan(src, d) }
