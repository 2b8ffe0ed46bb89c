package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// CriterionKind is how a criterion chooses (slag av urvalskriterium). The zero value is "not set".
type CriterionKind uint8

// The kinds.
const (
	CriterionOver        CriterionKind = iota + 1 // the figure itself does not pass
	CriterionAtLeast                              // the figure itself passes
	CriterionConsequence                          // however unlikely
	CriterionFlagged                              // somebody asked for it
	CriterionDeviated                             // a large or frequent deviation last year
	CriterionMustHave                             // decided for all bodies
	CriterionPerArea                              // the highest of an area until it has so many
)

var criterionKinds = enum.Of[CriterionKind]("slag av urvalskriterium", "kind of criterion",
	enum.Row{Code: "over", SV: "riskvärdet över", EN: "risk value over"},
	enum.Row{Code: "atLeast", SV: "riskvärdet minst", EN: "risk value at least"},
	enum.Row{Code: "consequence", SV: "konsekvensen minst", EN: "consequence at least"},
	enum.Row{Code: "flagged", SV: "särskilt utpekad", EN: "flagged"},
	enum.Row{Code: "deviated", SV: "avvikelse förra året", EN: "deviation last year"},
	enum.Row{Code: "mustHave", SV: "kommungemensam", EN: "common"},
	enum.Row{Code: "perArea", SV: "minst per område", EN: "at least per area"},
)

// CriterionKinds returns all of them in order.
func CriterionKinds() []CriterionKind { return criterionKinds.All() }

// ParseCriterionKind reads a code such as "over".
func ParseCriterionKind(code string) (CriterionKind, error) { return criterionKinds.Parse(code) }

// Valid reports whether k is in the set; the zero value is not.
func (k CriterionKind) Valid() bool { return criterionKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k CriterionKind) String() string { return criterionKinds.Code(k) }

// Label returns the name.
func (k CriterionKind) Label() kvalitet.Label { return kvalitet.Label(criterionKinds.Label(k)) }

// MarshalText writes the code.
func (k CriterionKind) MarshalText() ([]byte, error) { return criterionKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *CriterionKind) UnmarshalText(text []byte) error {
	return criterionKinds.UnmarshalText(text, k)
}

// Value stores the code; "not set" is NULL.
func (k CriterionKind) Value() (driver.Value, error) { return criterionKinds.Value(k) }

// Scan reads what Value stored.
func (k *CriterionKind) Scan(src any) error { return criterionKinds.Scan(src, k) }
