package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// DecisionState is whether a decision still holds (beslutets läge). The zero value is "not set".
type DecisionState uint8

// The states.
const (
	DecisionOpen     DecisionState = iota + 1 // it holds
	DecisionExpired                           // its last day has passed
	DecisionRevoked                           // the body has taken it back
	DecisionClosed                            // what was decided is done with
	DecisionReopened                          // the risk is worse than when it was accepted
)

var decisionStates = enum.Of[DecisionState]("beslutsläge", "decision state",
	enum.Row{Code: "open", SV: "gäller", EN: "open"},
	enum.Row{Code: "expired", SV: "har gått ut", EN: "expired"},
	enum.Row{Code: "revoked", SV: "återkallat", EN: "revoked"},
	enum.Row{Code: "closed", SV: "avslutat", EN: "closed"},
	enum.Row{Code: "reopened", SV: "måste prövas igen", EN: "to be decided again"},
)

// DecisionStates returns all states in order.
func DecisionStates() []DecisionState { return decisionStates.All() }

// ParseDecisionState reads a code such as "open".
func ParseDecisionState(code string) (DecisionState, error) { return decisionStates.Parse(code) }

// Valid reports whether s is one of the states; the zero value is not.
func (s DecisionState) Valid() bool { return decisionStates.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s DecisionState) String() string { return decisionStates.Code(s) }

// Label returns the name.
func (s DecisionState) Label() kvalitet.Label { return kvalitet.Label(decisionStates.Label(s)) }

// MarshalText writes the code.
func (s DecisionState) MarshalText() ([]byte, error) { return decisionStates.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *DecisionState) UnmarshalText(text []byte) error {
	return decisionStates.UnmarshalText(text, s)
}

// Value stores the code; "not set" is NULL.
func (s DecisionState) Value() (driver.Value, error) { return decisionStates.Value(s) }

// Scan reads what Value stored.
func (s *DecisionState) Scan(src any) error { return decisionStates.Scan(src, s) }
