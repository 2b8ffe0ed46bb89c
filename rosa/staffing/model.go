package staffing

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Model is how callers who find every agent busy behave (kömodell). The zero value is "not set": see [Load.Queue].
type Model uint8

// The models.
const (
	ModelB Model = iota + 1 // they are turned away (spärr, Erlang B, M/M/n/n)
	ModelC                  // they wait for as long as it takes (Erlang C, M/M/n)
	ModelA                  // they wait until their patience ends (Erlang A, M/M/n+M)
)

var models = enum.Of[Model]("kömodell", "queue model",
	enum.Row{Code: "erlangB", SV: "Erlang B, spärr", EN: "Erlang B, blocking"},
	enum.Row{Code: "erlangC", SV: "Erlang C, alla väntar", EN: "Erlang C, all wait"},
	enum.Row{Code: "erlangA", SV: "Erlang A, väntande kan lägga på", EN: "Erlang A, waiting callers may hang up"},
)

// Models returns all models in order.
func Models() []Model { return models.All() }

// ParseModel reads a code such as "erlangC".
func ParseModel(code string) (Model, error) { return models.Parse(code) }

// Valid reports whether m is one of the models; the zero value is not.
func (m Model) Valid() bool { return models.Valid(m) }

// String returns the code; the zero value is the empty text.
func (m Model) String() string { return models.Code(m) }

// Label returns the model's name.
func (m Model) Label() kvalitet.Label { return kvalitet.Label(models.Label(m)) }

// MarshalText writes the code.
func (m Model) MarshalText() ([]byte, error) { return models.MarshalText(m) }

// UnmarshalText reads a code; an empty text is "not set".
func (m *Model) UnmarshalText(text []byte) error { return models.UnmarshalText(text, m) }

// Value stores the code; "not set" is NULL.
func (m Model) Value() (driver.Value, error) { return models.Value(m) }

// Scan reads what Value stored.
func (m *Model) Scan(src any) error { return models.Scan(src, m) }
