package service

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Kind is what sort of promise it is. The zero value is "not set".
type Kind uint8

// The kinds of promise.
const (
	KindAvailability Kind = iota + 1 // tillgänglighetsgaranti: how quickly one is met
	KindService                      // servicegaranti, tjänstegaranti: what a service holds
	KindDeclaration                  // serviceförklaring, servicedeklaration: a promise, and what happens when it is broken
	KindCommitment                   // serviceåtagande
	KindPolicy                       // servicepolicy: an internal attitude; never judged
)

var kinds = enum.Of[Kind]("slag av löfte", "kind of promise",
	enum.Row{Code: "availability", SV: "tillgänglighetsgaranti", EN: "availability guarantee"},
	enum.Row{Code: "service", SV: "servicegaranti", EN: "service guarantee"},
	enum.Row{Code: "declaration", SV: "serviceförklaring", EN: "service declaration"},
	enum.Row{Code: "commitment", SV: "serviceåtagande", EN: "service commitment"},
	enum.Row{Code: "policy", SV: "servicepolicy", EN: "service policy"},
)

// Kinds returns all kinds in order.
func Kinds() []Kind { return kinds.All() }

// ParseKind reads a code such as "availability".
func ParseKind(code string) (Kind, error) { return kinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k Kind) String() string { return kinds.Code(k) }

// Label returns the kind's name.
func (k Kind) Label() kvalitet.Label { return kvalitet.Label(kinds.Label(k)) }

// MarshalText writes the code.
func (k Kind) MarshalText() ([]byte, error) { return kinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *Kind) UnmarshalText(text []byte) error { return kinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k Kind) Value() (driver.Value, error) { return kinds.Value(k) }

// Scan reads what Value stored.
func (k *Kind) Scan(src any) error { return kinds.Scan(src, k) }
