package document

import (
	"database/sql/driver"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// TypeCode names a type of document. The set is open.
type TypeCode string

// Type is a type of steering document (dokumenttyp) and who may adopt it.
type Type struct {
	Code   TypeCode       `json:"code"`
	Name   kvalitet.Label `json:"name"`
	Family Family         `json:"family"`
	// Levels are the levels that may adopt it.
	Levels []Level `json:"levels"`
	// Rank orders documents of one family: a lower number rules over a higher one.
	Rank   int             `json:"rank"`
	Source kvalitet.Source `json:"source"`
}

// Types returns the types in use in Ystad's and Nora's hierarchies, the rules of procedure and delegation orders of
// Vara, and the handbooks of Örebro. Who may adopt a type is Ystad's where it says so, otherwise our default.
func Types() []Type {
	ystad := kvalitet.Source{Title: "Ystads kommun, Styrdokument", Section: "aktiverande och normerande", Grade: kvalitet.GradePublished}
	vara := kvalitet.Source{Title: "Vara kommun, Styrdokument", Section: "reglemente och delegationsordning", Grade: kvalitet.GradePublished}
	orebro := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Grade: kvalitet.GradePublished}
	ours := kvalitet.OurDefault("vem som antar dokumenttypen")
	political, council := []Level{LevelCouncil, LevelExecutive, LevelBoard}, []Level{LevelCouncil}
	all := Levels()
	return []Type{
		{"vision", kvalitet.Label{SV: "vision", EN: "vision"}, FamilyActivating, council, 1, ystad},
		{"programme", kvalitet.Label{SV: "program", EN: "programme"}, FamilyActivating, council, 2, ystad},
		{"strategy", kvalitet.Label{SV: "strategi", EN: "strategy"}, FamilyActivating, political, 3, ystad},
		{"plan", kvalitet.Label{SV: "plan", EN: "plan"}, FamilyActivating, all, 4, ystad},
		{"rules-of-procedure", kvalitet.Label{SV: "reglemente", EN: "rules of procedure"}, FamilyNormative, council, 1, vara},
		{"articles", kvalitet.Label{SV: "bolagsordning", EN: "articles of association"}, FamilyNormative, council, 1, ours},
		{"owner-directive", kvalitet.Label{SV: "ägardirektiv", EN: "owner directive"}, FamilyNormative, council, 1, ours},
		{"policy", kvalitet.Label{SV: "policy", EN: "policy"}, FamilyNormative, political[:2], 2, ours},
		{"delegation-order", kvalitet.Label{SV: "delegationsordning", EN: "delegation order"}, FamilyNormative, political[1:], 3, vara},
		{"guideline", kvalitet.Label{SV: "riktlinje", EN: "guideline"}, FamilyNormative, political, 3, ours},
		{"rule", kvalitet.Label{SV: "regler", EN: "rules"}, FamilyNormative, all, 4, ours},
		{"routine", kvalitet.Label{SV: "rutin", EN: "routine"}, FamilyNormative, all, 5, ours},
		{"handbook", kvalitet.Label{SV: "handbok", EN: "handbook"}, FamilyNormative, all, 5, orebro},
	}
}

// TypeOf returns the type with the code.
func TypeOf(types []Type, code TypeCode) (Type, bool) {
	i := slices.IndexFunc(types, func(t Type) bool { return t.Code == code })
	if i < 0 {
		return Type{}, false
	}
	return types[i], true
}

// Family is what a document does (dokumentfamilj). The zero value is "not set".
type Family uint8

// The families.
const (
	FamilyActivating Family = iota + 1 // aktiverande: vad som ska göras eller nås
	FamilyNormative                    // normerande: hur man ska bete sig
)

var families = enum.Of[Family]("dokumentfamilj", "family",
	enum.Row{Code: "activating", SV: "aktiverande", EN: "activating"},
	enum.Row{Code: "normative", SV: "normerande", EN: "normative"},
)

// Families returns both families in order.
func Families() []Family { return families.All() }

// ParseFamily reads a code such as "activating".
func ParseFamily(code string) (Family, error) { return families.Parse(code) }

// Valid reports whether f is one of the families; the zero value is not.
func (f Family) Valid() bool { return families.Valid(f) }

// String returns the code; the zero value is the empty text.
func (f Family) String() string { return families.Code(f) }

// Label returns the family's name.
func (f Family) Label() kvalitet.Label { return kvalitet.Label(families.Label(f)) }

// MarshalText writes the code.
func (f Family) MarshalText() ([]byte, error) { return families.MarshalText(f) }

// UnmarshalText reads a code; an empty text is "not set".
func (f *Family) UnmarshalText(text []byte) error { return families.UnmarshalText(text, f) }

// Value stores the code; "not set" is NULL.
func (f Family) Value() (driver.Value, error) { return families.Value(f) }

// Scan reads what Value stored.
func (f *Family) Scan(src any) error { return families.Scan(src, f) }

// Level is the level on which a document was adopted (beslutsnivå). The zero value is "not set". A lower value stands
// above a higher one.
type Level uint8

// The levels from the top.
const (
	LevelCouncil        Level = iota + 1 // kommunfullmäktige
	LevelExecutive                       // kommunstyrelsen
	LevelBoard                           // nämnd eller bolagsstyrelse
	LevelAdministration                  // förvaltning
	LevelUnit                            // enhet
)

var levels = enum.Of[Level]("beslutsnivå", "level",
	enum.Row{Code: "council", SV: "kommunfullmäktige", EN: "municipal council"},
	enum.Row{Code: "executive", SV: "kommunstyrelsen", EN: "executive board"},
	enum.Row{Code: "board", SV: "nämnd", EN: "board"},
	enum.Row{Code: "administration", SV: "förvaltning", EN: "administration"},
	enum.Row{Code: "unit", SV: "enhet", EN: "unit"},
)

// Above reports whether l stands above other.
func (l Level) Above(other Level) bool { return l.Valid() && other.Valid() && l < other }

// Levels returns all levels in order.
func Levels() []Level { return levels.All() }

// ParseLevel reads a code such as "council".
func ParseLevel(code string) (Level, error) { return levels.Parse(code) }

// Valid reports whether l is one of the levels; the zero value is not.
func (l Level) Valid() bool { return levels.Valid(l) }

// String returns the code; the zero value is the empty text.
func (l Level) String() string { return levels.Code(l) }

// Label returns the level's name.
func (l Level) Label() kvalitet.Label { return kvalitet.Label(levels.Label(l)) }

// MarshalText writes the code.
func (l Level) MarshalText() ([]byte, error) { return levels.MarshalText(l) }

// UnmarshalText reads a code; an empty text is "not set".
func (l *Level) UnmarshalText(text []byte) error { return levels.UnmarshalText(text, l) }

// Value stores the code; "not set" is NULL.
func (l Level) Value() (driver.Value, error) { return levels.Value(l) }

// Scan reads what Value stored.
func (l *Level) Scan(src any) error { return levels.Scan(src, l) }
