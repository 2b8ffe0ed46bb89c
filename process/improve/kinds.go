package improve

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Kind is what an observation is (slag av iakttagelse). The zero value is "not set".
type Kind uint8

// The kinds of observation.
const (
	KindDeviation Kind = iota + 1 // something did not go as the process says
	KindView                      // from someone outside
	KindComplaint                 // from someone who was let down
	KindProposal                  // how it could be better
	KindAudit                     // found by looking
	KindRisk                      // a known risk came true
)

var kinds = enum.Of[Kind]("slag av iakttagelse", "kind of observation",
	enum.Row{Code: "deviation", SV: "avvikelse", EN: "deviation"},
	enum.Row{Code: "view", SV: "synpunkt", EN: "view"},
	enum.Row{Code: "complaint", SV: "klagomål", EN: "complaint"},
	enum.Row{Code: "proposal", SV: "förslag", EN: "proposal"},
	enum.Row{Code: "audit", SV: "revision", EN: "audit"},
	enum.Row{Code: "risk", SV: "inträffad risk", EN: "risk that occurred"},
)

// Kinds returns all kinds of observation in order.
func Kinds() []Kind { return kinds.All() }

// ParseKind reads a code such as "deviation".
func ParseKind(code string) (Kind, error) { return kinds.Parse(code) }

// Valid reports whether k is one of the kinds of observation; the zero value is not.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k Kind) String() string { return kinds.Code(k) }

// Label returns the name in both languages.
func (k Kind) Label() kvalitet.Label { return kvalitet.Label(kinds.Label(k)) }

// MarshalText writes the code.
func (k Kind) MarshalText() ([]byte, error) { return kinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *Kind) UnmarshalText(text []byte) error { return kinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k Kind) Value() (driver.Value, error) { return kinds.Value(k) }

// Scan reads what Value stored.
func (k *Kind) Scan(src any) error { return kinds.Scan(src, k) }

// Method is how a cause was sought (metod för orsaksanalys). The zero value is "not set".
type Method uint8

// The methods of cause analysis.
const (
	MethodFiveWhys Method = iota + 1 // asking why until there is no further answer
	MethodFishbone                   // sorting possible causes
	MethodEvent                      // following the course of events
)

var methods = enum.Of[Method]("metod för orsaksanalys", "method of cause analysis",
	enum.Row{Code: "fiveWhys", SV: "fem varför", EN: "five whys"},
	enum.Row{Code: "fishbone", SV: "fiskbensdiagram", EN: "fishbone"},
	enum.Row{Code: "eventAnalysis", SV: "händelseanalys", EN: "event analysis"},
)

// Methods returns all methods of cause analysis in order.
func Methods() []Method { return methods.All() }

// ParseMethod reads a code such as "fiveWhys".
func ParseMethod(code string) (Method, error) { return methods.Parse(code) }

// Valid reports whether m is one of the methods of cause analysis; the zero value is not.
func (m Method) Valid() bool { return methods.Valid(m) }

// String returns the code; the zero value is the empty text.
func (m Method) String() string { return methods.Code(m) }

// Label returns the name in both languages.
func (m Method) Label() kvalitet.Label { return kvalitet.Label(methods.Label(m)) }

// MarshalText writes the code.
func (m Method) MarshalText() ([]byte, error) { return methods.MarshalText(m) }

// UnmarshalText reads a code; an empty text is "not set".
func (m *Method) UnmarshalText(text []byte) error { return methods.UnmarshalText(text, m) }

// Value stores the code; "not set" is NULL.
func (m Method) Value() (driver.Value, error) { return methods.Value(m) }

// Scan reads what Value stored.
func (m *Method) Scan(src any) error { return methods.Scan(src, m) }

// ActionKind tells what an action is for (slag av åtgärd). The zero value is "not set".
type ActionKind uint8

// The kinds of action.
const (
	ActionCorrecting ActionKind = iota + 1 // puts right what went wrong
	ActionPreventing                       // keeps it from happening again
)

var actionKinds = enum.Of[ActionKind]("slag av åtgärd", "kind of action",
	enum.Row{Code: "correcting", SV: "korrigerande", EN: "correcting"},
	enum.Row{Code: "preventing", SV: "förebyggande", EN: "preventing"},
)

// ActionKinds returns all kinds of action in order.
func ActionKinds() []ActionKind { return actionKinds.All() }

// ParseActionKind reads a code such as "correcting".
func ParseActionKind(code string) (ActionKind, error) { return actionKinds.Parse(code) }

// Valid reports whether k is one of the kinds of action; the zero value is not.
func (k ActionKind) Valid() bool { return actionKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k ActionKind) String() string { return actionKinds.Code(k) }

// Label returns the name in both languages.
func (k ActionKind) Label() kvalitet.Label { return kvalitet.Label(actionKinds.Label(k)) }

// MarshalText writes the code.
func (k ActionKind) MarshalText() ([]byte, error) { return actionKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *ActionKind) UnmarshalText(text []byte) error { return actionKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k ActionKind) Value() (driver.Value, error) { return actionKinds.Value(k) }

// Scan reads what Value stored.
func (k *ActionKind) Scan(src any) error { return actionKinds.Scan(src, k) }
