package outlook

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Class is the part of the outside world that an observation is about (PESTEL). The zero value is "not set".
type Class uint8

// The classes in order.
const (
	ClassPolitical Class = iota + 1
	ClassEconomic
	ClassSocial
	ClassTechnological
	ClassEnvironmental
	ClassLegal
)

var classes = enum.Of[Class]("klass", "class",
	enum.Row{Code: "political", SV: "politik", EN: "political"},
	enum.Row{Code: "economic", SV: "ekonomi", EN: "economic"},
	enum.Row{Code: "social", SV: "sociala förhållanden", EN: "social"},
	enum.Row{Code: "technological", SV: "teknik", EN: "technological"},
	enum.Row{Code: "environmental", SV: "miljö", EN: "environmental"},
	enum.Row{Code: "legal", SV: "lag och rätt", EN: "legal"},
)

// Classes returns all of them in order.
func Classes() []Class { return classes.All() }

// ParseClass reads a code such as "political".
func ParseClass(code string) (Class, error) { return classes.Parse(code) }

// Valid reports whether c is one of the set; the zero value is not.
func (c Class) Valid() bool { return classes.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Class) String() string { return classes.Code(c) }

// Label returns the name.
func (c Class) Label() kvalitet.Label { return kvalitet.Label(classes.Label(c)) }

// MarshalText writes the code.
func (c Class) MarshalText() ([]byte, error) { return classes.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Class) UnmarshalText(text []byte) error { return classes.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Class) Value() (driver.Value, error) { return classes.Value(c) }

// Scan reads what Value stored.
func (c *Class) Scan(src any) error { return classes.Scan(src, c) }
