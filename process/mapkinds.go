package process

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// FlowKind is what a flow of a map is (slag av flöde). The zero value reads as a sequence.
type FlowKind uint8

// The kinds of flow.
const (
	FlowSequence FlowKind = iota + 1 // what comes next, within a pool
	FlowMessage                      // information between pools
	FlowBoundary                     // from an activity to an event at its border, which may happen while it is carried out
)

var flowKinds = enum.Of[FlowKind]("slag av flöde", "kind of flow",
	enum.Row{Code: "sequence", SV: "ordningsföljd", EN: "sequence"},
	enum.Row{Code: "message", SV: "meddelande", EN: "message"},
	enum.Row{Code: "boundary", SV: "gränshändelse", EN: "boundary event"},
)

// FlowKinds returns all kinds of flow in order.
func FlowKinds() []FlowKind { return flowKinds.All() }

// ParseFlowKind reads a code such as "sequence".
func ParseFlowKind(code string) (FlowKind, error) { return flowKinds.Parse(code) }

// Valid reports whether k is one of the kinds of flow; the zero value is not.
func (k FlowKind) Valid() bool { return flowKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k FlowKind) String() string { return flowKinds.Code(k) }

// Label returns the name in both languages.
func (k FlowKind) Label() kvalitet.Label { return kvalitet.Label(flowKinds.Label(k)) }

// MarshalText writes the code.
func (k FlowKind) MarshalText() ([]byte, error) { return flowKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *FlowKind) UnmarshalText(text []byte) error { return flowKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k FlowKind) Value() (driver.Value, error) { return flowKinds.Value(k) }

// Scan reads what Value stored.
func (k *FlowKind) Scan(src any) error { return flowKinds.Scan(src, k) }

// MapState tells whether a map shows how it is or how it shall be (nuläge, önskat läge). The zero value is "not set".
type MapState uint8

// The states of a map.
const (
	StatePresent MapState = iota + 1 // how it is done
	StateWanted                      // how it shall be done
)

var mapStates = enum.Of[MapState]("läge", "state",
	enum.Row{Code: "present", SV: "nuläge", EN: "present state"},
	enum.Row{Code: "wanted", SV: "önskat läge", EN: "wanted state"},
)

// MapStates returns all states of a map in order.
func MapStates() []MapState { return mapStates.All() }

// ParseMapState reads a code such as "present".
func ParseMapState(code string) (MapState, error) { return mapStates.Parse(code) }

// Valid reports whether s is one of the states of a map; the zero value is not.
func (s MapState) Valid() bool { return mapStates.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s MapState) String() string { return mapStates.Code(s) }

// Label returns the name in both languages.
func (s MapState) Label() kvalitet.Label { return kvalitet.Label(mapStates.Label(s)) }

// MarshalText writes the code.
func (s MapState) MarshalText() ([]byte, error) { return mapStates.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *MapState) UnmarshalText(text []byte) error { return mapStates.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s MapState) Value() (driver.Value, error) { return mapStates.Value(s) }

// Scan reads what Value stored.
func (s *MapState) Scan(src any) error { return mapStates.Scan(src, s) }

// Detail is how close a map looks (detaljnivå). The zero value reads as operational.
type Detail uint8

// The levels of detail.
const (
	DetailOverview    Detail = iota + 1 // for management: the few large steps
	DetailOperational                   // for those who work by it
)

var details = enum.Of[Detail]("detaljnivå", "level of detail",
	enum.Row{Code: "overview", SV: "översikt", EN: "overview"},
	enum.Row{Code: "operational", SV: "operativ", EN: "operational"},
)

// Details returns all levels of detail in order.
func Details() []Detail { return details.All() }

// ParseDetail reads a code such as "overview".
func ParseDetail(code string) (Detail, error) { return details.Parse(code) }

// Valid reports whether d is one of the levels of detail; the zero value is not.
func (d Detail) Valid() bool { return details.Valid(d) }

// String returns the code; the zero value is the empty text.
func (d Detail) String() string { return details.Code(d) }

// Label returns the name in both languages.
func (d Detail) Label() kvalitet.Label { return kvalitet.Label(details.Label(d)) }

// MarshalText writes the code.
func (d Detail) MarshalText() ([]byte, error) { return details.MarshalText(d) }

// UnmarshalText reads a code; an empty text is "not set".
func (d *Detail) UnmarshalText(text []byte) error { return details.UnmarshalText(text, d) }

// Value stores the code; "not set" is NULL.
func (d Detail) Value() (driver.Value, error) { return details.Value(d) }

// Scan reads what Value stored.
func (d *Detail) Scan(src any) error { return details.Scan(src, d) }
