package service

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// ViewType is what a citizen's message is (typ av synpunkt). The zero value is "not set".
type ViewType uint8

// The types. From TypeFault on they are not views: they have a way of their own, see [ViewType.IsView].
const (
	TypeView       ViewType = iota + 1
	TypeComplaint           // klagomål
	TypePraise              // beröm
	TypeSuggestion          // förslag, idé
	TypeQuestion            // fråga
	TypeFault               // felanmälan
	TypeAppeal              // överklagande
	TypeDamages             // skadeståndsanspråk
	TypeDeviation           // avvikelse, lex Sarah, lex Maria
	TypeInternal            // internt ärende
)

var viewTypes = enum.Of[ViewType]("typ av synpunkt", "type of view",
	enum.Row{Code: "view", SV: "synpunkt", EN: "view"},
	enum.Row{Code: "complaint", SV: "klagomål", EN: "complaint"},
	enum.Row{Code: "praise", SV: "beröm", EN: "praise"},
	enum.Row{Code: "suggestion", SV: "förslag", EN: "suggestion"},
	enum.Row{Code: "question", SV: "fråga", EN: "question"},
	enum.Row{Code: "fault", SV: "felanmälan", EN: "report of a fault"},
	enum.Row{Code: "appeal", SV: "överklagande", EN: "appeal"},
	enum.Row{Code: "damages", SV: "skadeståndsanspråk", EN: "claim for damages"},
	enum.Row{Code: "deviation", SV: "avvikelse", EN: "deviation"},
	enum.Row{Code: "internal", SV: "internt ärende", EN: "internal matter"},
)

// IsView reports whether the message is handled as a view; the others are passed on.
func (t ViewType) IsView() bool { return t >= TypeView && t <= TypeQuestion }

// hasPatterns reports whether views of the type are counted by process and cause: praise and questions show no fault.
func (t ViewType) hasPatterns() bool {
	return t == TypeView || t == TypeComplaint || t == TypeSuggestion
}

// PassOn says where a message that is no view belongs; the zero label for a view.
func (t ViewType) PassOn() kvalitet.Label {
	switch t {
	case TypeFault:
		return kvalitet.Label{SV: "felanmälan hos den som sköter anläggningen", EN: "fault reports of whoever runs the facility"}
	case TypeAppeal:
		return kvalitet.Label{SV: "den nämnd som fattade beslutet, som prövar om det kommit i tid", EN: "the board that decided, which checks that it came in time"}
	case TypeDamages:
		return kvalitet.Label{SV: "kommunens skadereglering", EN: "the municipality's claims handling"}
	case TypeDeviation:
		return kvalitet.Label{SV: "verksamhetens avvikelsehantering", EN: "the unit's deviation handling"}
	case TypeInternal:
		return kvalitet.Label{SV: "linjen eller facket", EN: "the line management or the union"}
	default:
		return kvalitet.Label{}
	}
}

// ViewTypes returns all types in order.
func ViewTypes() []ViewType { return viewTypes.All() }

// ParseViewType reads a code such as "complaint".
func ParseViewType(code string) (ViewType, error) { return viewTypes.Parse(code) }

// Valid reports whether t is one of the types; the zero value is not.
func (t ViewType) Valid() bool { return viewTypes.Valid(t) }

// String returns the code; the zero value is the empty text.
func (t ViewType) String() string { return viewTypes.Code(t) }

// Label returns the type's name.
func (t ViewType) Label() kvalitet.Label { return kvalitet.Label(viewTypes.Label(t)) }

// MarshalText writes the code.
func (t ViewType) MarshalText() ([]byte, error) { return viewTypes.MarshalText(t) }

// UnmarshalText reads a code; an empty text is "not set".
func (t *ViewType) UnmarshalText(text []byte) error { return viewTypes.UnmarshalText(text, t) }

// Value stores the code; "not set" is NULL.
func (t ViewType) Value() (driver.Value, error) { return viewTypes.Value(t) }

// Scan reads what Value stored.
func (t *ViewType) Scan(src any) error { return viewTypes.Scan(src, t) }
