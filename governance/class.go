package governance

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Class is how well a goal's text lends itself to follow-up (målformuleringens kvalitet). The zero value is "not set".
type Class uint8

// The classes, from the best.
const (
	ClassGood    Class = iota + 1 // a measurable quantity, a level and a time
	ClassPartial                  // a measurable quantity or a verifiable state, but no level or no time
	ClassPoor                     // nothing measurable, an effort, an activity, or several goals without a level
)

var classes = enum.Of[Class]("målkvalitet", "class",
	enum.Row{Code: "good", SV: "god", EN: "good"},
	enum.Row{Code: "partial", SV: "delvis", EN: "partial"},
	enum.Row{Code: "poor", SV: "svag", EN: "poor"},
)

// Classes returns all classes in order.
func Classes() []Class { return classes.All() }

// ParseClass reads a code such as "good".
func ParseClass(code string) (Class, error) { return classes.Parse(code) }

// Valid reports whether c is one of the classes; the zero value is not.
func (c Class) Valid() bool { return classes.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Class) String() string { return classes.Code(c) }

// Label returns the class's name.
func (c Class) Label() kvalitet.Label { return kvalitet.Label(classes.Label(c)) }

// MarshalText writes the code.
func (c Class) MarshalText() ([]byte, error) { return classes.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Class) UnmarshalText(text []byte) error { return classes.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Class) Value() (driver.Value, error) { return classes.Value(c) }

// Scan reads what Value stored.
func (c *Class) Scan(src any) error { return classes.Scan(src, c) }

// DeadlineKind is how a goal's text tells when it shall be reached (tidsättning). The zero value is "not set".
type DeadlineKind uint8

// The kinds of deadline.
const (
	DeadlineExplicit DeadlineKind = iota + 1 // a year, a date, a period that ends
	DeadlineImplicit                         // every year: årets resultat
	DeadlineNone                             // no time
)

var deadlineKinds = enum.Of[DeadlineKind]("tidsättning", "kind of deadline",
	enum.Row{Code: "explicit", SV: "uttalad", EN: "explicit"},
	enum.Row{Code: "implicit", SV: "underförstådd, varje år", EN: "implicitly yearly"},
	enum.Row{Code: "none", SV: "ingen", EN: "none"},
)

// DeadlineKinds returns all kinds in order.
func DeadlineKinds() []DeadlineKind { return deadlineKinds.All() }

// ParseDeadlineKind reads a code such as "explicit".
func ParseDeadlineKind(code string) (DeadlineKind, error) { return deadlineKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k DeadlineKind) Valid() bool { return deadlineKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k DeadlineKind) String() string { return deadlineKinds.Code(k) }

// Label returns the kind's name.
func (k DeadlineKind) Label() kvalitet.Label { return kvalitet.Label(deadlineKinds.Label(k)) }

// MarshalText writes the code.
func (k DeadlineKind) MarshalText() ([]byte, error) { return deadlineKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *DeadlineKind) UnmarshalText(text []byte) error { return deadlineKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k DeadlineKind) Value() (driver.Value, error) { return deadlineKinds.Value(k) }

// Scan reads what Value stored.
func (k *DeadlineKind) Scan(src any) error { return deadlineKinds.Scan(src, k) }
