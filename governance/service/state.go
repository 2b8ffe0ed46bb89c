package service

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// State is where an event stands against its promise. The zero value is "not set".
type State uint8

// The states of an event.
const (
	StateWithin     State = iota + 1 // ended within the limit
	StateBreach                      // ended after the limit, or still open after it
	StateOpen                        // still open within the limit: left out of the share
	StateNotStarted                  // the clock has not started
	StateExcluded                    // left out for a reason that the promise states
)

var states = enum.Of[State]("ärendets läge", "state of an event",
	enum.Row{Code: "within", SV: "inom gränsen", EN: "within the limit"},
	enum.Row{Code: "breach", SV: "över gränsen", EN: "breach"},
	enum.Row{Code: "open", SV: "öppet inom gränsen", EN: "open within the limit"},
	enum.Row{Code: "notStarted", SV: "tiden har inte börjat", EN: "not started"},
	enum.Row{Code: "excluded", SV: "undantaget", EN: "excluded"},
)

// States returns all states in order.
func States() []State { return states.All() }

// ParseState reads a code such as "breach".
func ParseState(code string) (State, error) { return states.Parse(code) }

// Valid reports whether s is one of the states; the zero value is not.
func (s State) Valid() bool { return states.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s State) String() string { return states.Code(s) }

// Label returns the state's name.
func (s State) Label() kvalitet.Label { return kvalitet.Label(states.Label(s)) }

// MarshalText writes the code.
func (s State) MarshalText() ([]byte, error) { return states.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *State) UnmarshalText(text []byte) error { return states.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s State) Value() (driver.Value, error) { return states.Value(s) }

// Scan reads what Value stored.
func (s *State) Scan(src any) error { return states.Scan(src, s) }

// Verdict is whether a promise was kept. The zero value is "not set".
type Verdict uint8

// The verdicts.
const (
	VerdictKept      Verdict = iota + 1 // the share within the limit is at least the required one
	VerdictBroken                       // it is not
	VerdictNotJudged                    // soft, a policy, or nothing to judge
)

var verdicts = enum.Of[Verdict]("löftets utfall", "verdict",
	enum.Row{Code: "kept", SV: "hållet", EN: "kept"},
	enum.Row{Code: "broken", SV: "brutet", EN: "broken"},
	enum.Row{Code: "notJudged", SV: "ej bedömt", EN: "not judged"},
)

// Verdicts returns all verdicts in order.
func Verdicts() []Verdict { return verdicts.All() }

// ParseVerdict reads a code such as "kept".
func ParseVerdict(code string) (Verdict, error) { return verdicts.Parse(code) }

// Valid reports whether v is one of the verdicts; the zero value is not.
func (v Verdict) Valid() bool { return verdicts.Valid(v) }

// String returns the code; the zero value is the empty text.
func (v Verdict) String() string { return verdicts.Code(v) }

// Label returns the verdict's name.
func (v Verdict) Label() kvalitet.Label { return kvalitet.Label(verdicts.Label(v)) }

// MarshalText writes the code.
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.MarshalText(v) }

// UnmarshalText reads a code; an empty text is "not set".
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.UnmarshalText(text, v) }

// Value stores the code; "not set" is NULL.
func (v Verdict) Value() (driver.Value, error) { return verdicts.Value(v) }

// Scan reads what Value stored.
func (v *Verdict) Scan(src any) error { return verdicts.Scan(src, v) }
