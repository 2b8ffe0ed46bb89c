package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Method is how views are gathered (metod). The zero value is "not set".
type Method uint8

// The methods. Only questionnaires give figures with a margin of error.
const (
	MethodQuestionnaire Method = iota + 1 // questions to a sample or to all
	MethodFocusGroup                      // a conversation that is led
	MethodUserTest                        // tasks that are watched
	MethodInterview                       // one person at a time
	MethodDialogue                        // a meeting of citizens
)

var methods = enum.Of[Method]("metod", "method",
	enum.Row{Code: "questionnaire", SV: "enkät", EN: "questionnaire"},
	enum.Row{Code: "focusGroup", SV: "fokusgrupp", EN: "focus group"},
	enum.Row{Code: "userTest", SV: "användartest", EN: "user test"},
	enum.Row{Code: "interview", SV: "intervju", EN: "interview"},
	enum.Row{Code: "dialogue", SV: "medborgardialog", EN: "citizen dialogue"},
)

// Methods returns all members in order.
func Methods() []Method { return methods.All() }

// ParseMethod reads a code such as "focusGroup".
func ParseMethod(code string) (Method, error) { return methods.Parse(code) }

// Valid reports whether m is a member of the set; the zero value is not.
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

// Quantitative reports whether the method gives figures with a margin of error.
func (m Method) Quantitative() bool { return m == MethodQuestionnaire }
