package process

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// NodeKind is what a node of a map is (slag av nod). The zero value is "not set". A decision with one way out is a merge,
// a parallel with one way out is a join: the ways in and out tell, as in BPMN.
type NodeKind uint8

// The kinds of node.
const (
	NodeStart      NodeKind = iota + 1 // what starts the process (trigger)
	NodeEnd                            // a result; named as a state
	NodeActivity                       // work by one role
	NodeDecision                       // one of several ways (exclusive), or where such ways meet
	NodeParallel                       // all ways at once, or where they meet again
	NodeInclusive                      // one or more ways; hard to read, see the rules
	NodeComplex                        // any other gateway
	NodeSubprocess                     // a process of its own, drawn on another map
	NodeEvent                          // something that happens on the way
	NodeEventBased                     // one of several ways: that of the event which happens first
)

var nodeKinds = enum.Of[NodeKind]("slag av nod", "kind of node",
	enum.Row{Code: "start", SV: "start", EN: "start"},
	enum.Row{Code: "end", SV: "slut", EN: "end"},
	enum.Row{Code: "activity", SV: "aktivitet", EN: "activity"},
	enum.Row{Code: "decision", SV: "beslut", EN: "decision"},
	enum.Row{Code: "parallel", SV: "parallellt", EN: "parallel"},
	enum.Row{Code: "inclusive", SV: "ett eller flera", EN: "inclusive"},
	enum.Row{Code: "complex", SV: "sammansatt", EN: "complex"},
	enum.Row{Code: "subprocess", SV: "delprocess", EN: "sub-process"},
	enum.Row{Code: "event", SV: "händelse", EN: "event"},
	enum.Row{Code: "eventBased", SV: "det som händer först", EN: "event-based"},
)

// NodeKinds returns all kinds of node in order.
func NodeKinds() []NodeKind { return nodeKinds.All() }

// ParseNodeKind reads a code such as "start".
func ParseNodeKind(code string) (NodeKind, error) { return nodeKinds.Parse(code) }

// Valid reports whether k is one of the kinds of node; the zero value is not.
func (k NodeKind) Valid() bool { return nodeKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k NodeKind) String() string { return nodeKinds.Code(k) }

// Label returns the name in both languages.
func (k NodeKind) Label() kvalitet.Label { return kvalitet.Label(nodeKinds.Label(k)) }

// MarshalText writes the code.
func (k NodeKind) MarshalText() ([]byte, error) { return nodeKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *NodeKind) UnmarshalText(text []byte) error { return nodeKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k NodeKind) Value() (driver.Value, error) { return nodeKinds.Value(k) }

// Scan reads what Value stored.
func (k *NodeKind) Scan(src any) error { return nodeKinds.Scan(src, k) }
