package org

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Body is a council, a board, a company or another body that decides (organ).
type Body struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	Kind BodyKind       `json:"kind"`
	// AlsoCalled are other Swedish names that documents use.
	AlsoCalled []string `json:"alsoCalled,omitempty"`
	// Parent is the body above: the programme board of an operating board, the board of a committee.
	Parent string `json:"parent,omitempty"`
	// Mandate says what the body is for (reglemente, bolagsordning).
	Mandate kvalitet.Label `json:"mandate,omitzero"`
	// Period is when the body exists.
	Period kvalitet.Period `json:"period,omitzero"`
}

// Problems reports what keeps the body from existing.
func (b Body) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", b.Code)
	ps.Label("/name", b.Name)
	ps.Enum("/kind", b.Kind)
	ps.If(b.Parent == b.Code && b.Code != "", "cycle", "/parent", "organet är sitt eget överordnade", "the body is its own parent")
	ps.Under("/period", b.Period.Problems())
	return ps
}

// BodyKind is a kind of body (slag av organ). The zero value is "not set".
type BodyKind uint8

// The kinds of bodies.
const (
	BodyCouncil        BodyKind = iota + 1 // kommunfullmäktige
	BodyExecutive                          // kommunstyrelsen
	BodyProgrammeBoard                     // programnämnd
	BodyOperatingBoard                     // driftnämnd
	BodyBoard                              // nämnd
	BodyCommittee                          // utskott
	BodyPreparation                        // beredning
	BodyCompany                            // kommunalt bolag
	BodyAuditors                           // revisorer
	BodyAdministration                     // förvaltning, kontor, enhet: verkställer, beslutar inte i eget namn
	BodyJointBoard                         // gemensam nämnd med andra kommuner (KL 9 kap.)
	BodyFederation                         // kommunalförbund som kommunen är medlem i (KL 9 kap.)
	BodyFoundation                         // stiftelse, förening eller handelsbolag med kommunal verksamhet (KL 10 kap. 6 §)
)

var bodyKinds = enum.Of[BodyKind]("slag av organ", "kind of body",
	enum.Row{Code: "council", SV: "kommunfullmäktige", EN: "municipal council"},
	enum.Row{Code: "executive", SV: "kommunstyrelse", EN: "executive board"},
	enum.Row{Code: "programmeBoard", SV: "programnämnd", EN: "programme board"},
	enum.Row{Code: "operatingBoard", SV: "driftnämnd", EN: "operating board"},
	enum.Row{Code: "board", SV: "nämnd", EN: "board"},
	enum.Row{Code: "committee", SV: "utskott", EN: "committee"},
	enum.Row{Code: "preparation", SV: "beredning", EN: "preparatory committee"},
	enum.Row{Code: "company", SV: "kommunalt bolag", EN: "municipal company"},
	enum.Row{Code: "auditors", SV: "revisorer", EN: "auditors"},
	enum.Row{Code: "administration", SV: "förvaltning", EN: "administration"},
	enum.Row{Code: "jointBoard", SV: "gemensam nämnd", EN: "joint board"},
	enum.Row{Code: "federation", SV: "kommunalförbund", EN: "federation of municipalities"},
	enum.Row{Code: "foundation", SV: "stiftelse eller förening", EN: "foundation or association"},
)

// IsBoard reports whether the kind is a board in the law's sense (nämnd), the executive and joint boards included.
func (k BodyKind) IsBoard() bool {
	return k >= BodyExecutive && k <= BodyBoard || k == BodyJointBoard
}

// IsOverseen reports whether the executive board has oversight of the kind (uppsikt): the other boards, joint boards,
// and the companies, federations and foundations that run municipal operations (KL 6 kap. 1 §).
func (k BodyKind) IsOverseen() bool {
	return k.IsBoard() && k != BodyExecutive || k == BodyCompany || k == BodyFederation || k == BodyFoundation
}

// BodyKinds returns all kinds in order.
func BodyKinds() []BodyKind { return bodyKinds.All() }

// ParseBodyKind reads a code such as "council".
func ParseBodyKind(code string) (BodyKind, error) { return bodyKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k BodyKind) Valid() bool { return bodyKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k BodyKind) String() string { return bodyKinds.Code(k) }

// Label returns the kind's name.
func (k BodyKind) Label() kvalitet.Label { return kvalitet.Label(bodyKinds.Label(k)) }

// MarshalText writes the code.
func (k BodyKind) MarshalText() ([]byte, error) { return bodyKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *BodyKind) UnmarshalText(text []byte) error { return bodyKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k BodyKind) Value() (driver.Value, error) { return bodyKinds.Value(k) }

// Scan reads what Value stored.
func (k *BodyKind) Scan(src any) error { return bodyKinds.Scan(src, k) }
