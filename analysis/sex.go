package analysis

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Sex is the part of the population that a series is about (kön). The zero value is "not set".
type Sex uint8

// The parts.
const (
	SexTotal Sex = iota + 1 // alla, Kolada T
	SexWomen                // kvinnor, Kolada K
	SexMen                  // män, Kolada M
)

var sexes = enum.Of[Sex]("kön", "sex",
	enum.Row{Code: "total", SV: "alla", EN: "all"},
	enum.Row{Code: "women", SV: "kvinnor", EN: "women"},
	enum.Row{Code: "men", SV: "män", EN: "men"},
)

// Sexes returns all parts in order.
func Sexes() []Sex { return sexes.All() }

// ParseSex reads a code such as "women".
func ParseSex(code string) (Sex, error) { return sexes.Parse(code) }

// Valid reports whether s is one of the parts; the zero value is not.
func (s Sex) Valid() bool { return sexes.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Sex) String() string { return sexes.Code(s) }

// Label returns the part's name.
func (s Sex) Label() kvalitet.Label { return kvalitet.Label(sexes.Label(s)) }

// MarshalText writes the code.
func (s Sex) MarshalText() ([]byte, error) { return sexes.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Sex) UnmarshalText(text []byte) error { return sexes.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Sex) Value() (driver.Value, error) { return sexes.Value(s) }

// Scan reads what Value stored.
func (s *Sex) Scan(src any) error { return sexes.Scan(src, s) }
