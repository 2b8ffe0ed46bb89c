package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Kind is who is asked about what (slag av undersökning): it decides who orders. The zero value is "not set".
type Kind uint8

// The kinds.
const (
	KindUsers     Kind = iota + 1 // those who use a service, whoever provides it
	KindCitizens                  // citizens in general
	KindBusiness                  // businesses
	KindEmployees                 // employees
	KindProcess                   // within the area of a common process
	KindOwn                       // a unit's own, small and continuous
)

var kinds = enum.Of[Kind]("slag av undersökning", "kind of survey",
	enum.Row{Code: "users", SV: "brukarundersökning", EN: "user survey"},
	enum.Row{Code: "citizens", SV: "medborgarundersökning", EN: "citizen survey"},
	enum.Row{Code: "business", SV: "företagsundersökning", EN: "business survey"},
	enum.Row{Code: "employees", SV: "medarbetarundersökning", EN: "employee survey"},
	enum.Row{Code: "process", SV: "undersökning inom en process", EN: "survey within a process"},
	enum.Row{Code: "own", SV: "egen undersökning", EN: "own survey"},
)

// Kinds returns all members in order.
func Kinds() []Kind { return kinds.All() }

// ParseKind reads a code such as "citizens".
func ParseKind(code string) (Kind, error) { return kinds.Parse(code) }

// Valid reports whether k is a member of the set; the zero value is not.
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
