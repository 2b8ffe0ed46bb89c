package staffing

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Demand is why somebody makes contact (orsak). All but [DemandNeeded] is unnecessary: the contact would not have been
// made if something had been right before it. The zero value is "not set": nobody noted why.
type Demand uint8

// The reasons. The list is our default.
const (
	DemandNeeded      Demand = iota + 1 // the matter itself
	DemandInformation                   // information was missing or hard to find
	DemandUnclear                       // a letter or decision was hard to understand
	DemandStatus                        // nothing had been heard of the case
	DemandDecision                      // a decision or a service was late
	DemandMistake                       // something had gone wrong
	DemandUnreachable                   // an earlier attempt had not been answered
)

var demands = enum.Of[Demand]("orsak", "reason",
	enum.Row{Code: "needed", SV: "ärendet i sig", EN: "the matter itself"},
	enum.Row{Code: "information", SV: "information saknades", EN: "information was missing"},
	enum.Row{Code: "unclear", SV: "brev eller beslut gick inte att förstå", EN: "a letter or decision was unclear"},
	enum.Row{Code: "status", SV: "inget besked om ärendet", EN: "no word of the case"},
	enum.Row{Code: "decision", SV: "beslut eller insats dröjde", EN: "a decision or service was late"},
	enum.Row{Code: "mistake", SV: "fel hade begåtts", EN: "something had gone wrong"},
	enum.Row{Code: "unreachable", SV: "kom inte fram tidigare", EN: "could not get through before"},
)

// Demands returns all of them in order.
func Demands() []Demand { return demands.All() }

// ParseDemand reads a code.
func ParseDemand(code string) (Demand, error) { return demands.Parse(code) }

// Valid reports whether d is in the set; the zero value is not.
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
