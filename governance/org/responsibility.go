package org

import (
	"database/sql/driver"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Thing is something that somebody should answer for: a goal, a process, a risk or a control. It belongs to another
// package and is named by kind and identity.
type Thing struct {
	Kind string    `json:"kind"` // "goal", "process", "risk", "control" …
	ID   uuid.UUID `json:"id"`
	Name string    `json:"name,omitempty"`
}

// Responsibility is a role's part in a thing: one cell of a RACI matrix (ansvarsmatris).
type Responsibility struct {
	Thing Thing  `json:"thing"`
	Role  string `json:"role"`
	Part  Part   `json:"part"`
}

// Problems reports what keeps the responsibility from existing. A role that is not in the organisation is a gap for
// [Organisation.Coverage] to find: people come and go.
func (r Responsibility) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/thing/kind", r.Thing.Kind)
	ps.ID("/thing/id", r.Thing.ID)
	ps.Text("/role", r.Role)
	ps.Enum("/part", r.Part)
	return ps
}

// Gap is what is wrong with the responsibility for a thing (lucka i ansvaret).
type Gap struct {
	Thing Thing          `json:"thing"`
	Kind  GapKind        `json:"kind"`
	Roles []string       `json:"roles,omitempty"`
	Text  kvalitet.Label `json:"text"`
}

// Coverage looks at who answers for each of the things, in their order: nobody accountable, more than one, nobody who
// does the work, or a role that the organisation does not have.
func (o Organisation) Coverage(things []Thing) []Gap {
	type key struct {
		kind string
		id   uuid.UUID
	}
	parts := make(map[key][]Responsibility, len(things))
	for _, r := range o.Responsibilities {
		k := key{r.Thing.Kind, r.Thing.ID}
		parts[k] = append(parts[k], r)
	}
	var gaps []Gap
	for _, t := range things {
		var accountable, responsible, unknown []string
		for _, r := range parts[key{t.Kind, t.ID}] {
			if _, ok := o.Role(r.Role); !ok {
				unknown = append(unknown, r.Role)
				continue
			}
			switch r.Part {
			case PartAccountable:
				accountable = append(accountable, r.Role)
			case PartResponsible:
				responsible = append(responsible, r.Role)
			case PartConsulted, PartInformed: // do not answer for anything
			}
		}
		add := func(kind GapKind, roles []string) { gaps = append(gaps, Gap{t, kind, roles, kind.Label()}) }
		if len(accountable) == 0 {
			add(GapNobody, nil)
		}
		if len(accountable) > 1 {
			add(GapSeveral, accountable)
		}
		if len(accountable) > 0 && len(responsible) == 0 {
			add(GapNoWork, nil)
		}
		if len(unknown) > 0 {
			add(GapUnknownRole, unknown)
		}
	}
	return gaps
}

// Part is a role's part in a thing (ansvarsdel). The zero value is "not set".
type Part uint8

// The parts of RACI.
const (
	PartResponsible Part = iota + 1 // utför
	PartAccountable                 // ansvarar ytterst: en och bara en
	PartConsulted                   // rådfrågas
	PartInformed                    // informeras
)

var partRows = enum.Of[Part]("ansvarsdel", "part",
	enum.Row{Code: "responsible", SV: "utför", EN: "responsible"},
	enum.Row{Code: "accountable", SV: "ansvarar", EN: "accountable"},
	enum.Row{Code: "consulted", SV: "rådfrågas", EN: "consulted"},
	enum.Row{Code: "informed", SV: "informeras", EN: "informed"},
)

// Parts returns all parts in order.
func Parts() []Part { return partRows.All() }

// ParsePart reads a code such as "accountable".
func ParsePart(code string) (Part, error) { return partRows.Parse(code) }

// Valid reports whether p is one of the parts; the zero value is not.
func (p Part) Valid() bool { return partRows.Valid(p) }

// String returns the code; the zero value is the empty text.
func (p Part) String() string { return partRows.Code(p) }

// Label returns the part's name.
func (p Part) Label() kvalitet.Label { return kvalitet.Label(partRows.Label(p)) }

// MarshalText writes the code.
func (p Part) MarshalText() ([]byte, error) { return partRows.MarshalText(p) }

// UnmarshalText reads a code; an empty text is "not set".
func (p *Part) UnmarshalText(text []byte) error { return partRows.UnmarshalText(text, p) }

// Value stores the code; "not set" is NULL.
func (p Part) Value() (driver.Value, error) { return partRows.Value(p) }

// Scan reads what Value stored.
func (p *Part) Scan(src any) error { return partRows.Scan(src, p) }

// GapKind is a kind of gap in the responsibility. The zero value is "not set".
type GapKind uint8

// The kinds of gaps.
const (
	GapNobody      GapKind = iota + 1 // ingen ansvarar
	GapSeveral                        // flera ansvarar
	GapNoWork                         // ingen utför
	GapUnknownRole                    // rollen finns inte
)

var gapKinds = enum.Of[GapKind]("slag av lucka", "kind of gap",
	enum.Row{Code: "nobody", SV: "ingen roll ansvarar", EN: "no role is accountable"},
	enum.Row{Code: "several", SV: "flera roller ansvarar", EN: "several roles are accountable"},
	enum.Row{Code: "noWork", SV: "ingen roll utför", EN: "no role does the work"},
	enum.Row{Code: "unknownRole", SV: "rollen finns inte i organisationen", EN: "the organisation has no such role"},
)

// GapKinds returns all kinds in order.
func GapKinds() []GapKind { return gapKinds.All() }

// ParseGapKind reads a code such as "nobody".
func ParseGapKind(code string) (GapKind, error) { return gapKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k GapKind) Valid() bool { return gapKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k GapKind) String() string { return gapKinds.Code(k) }

// Label says what the gap is.
func (k GapKind) Label() kvalitet.Label { return kvalitet.Label(gapKinds.Label(k)) }

// MarshalText writes the code.
func (k GapKind) MarshalText() ([]byte, error) { return gapKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *GapKind) UnmarshalText(text []byte) error { return gapKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k GapKind) Value() (driver.Value, error) { return gapKinds.Value(k) }

// Scan reads what Value stored.
func (k *GapKind) Scan(src any) error { return gapKinds.Scan(src, k) }
