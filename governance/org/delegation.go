package org

import (
	"database/sql/driver"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// DelegationSchema is the schema member of a delegation's JSON form.
const DelegationSchema = "governance/delegation/v1"

// Delegation gives somebody a board's power to decide in a kind of matter: one row of a delegation order
// (delegationsordning).
type Delegation struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Body is the code of the board that delegates.
	Body string `json:"body"`
	// Number is the row's number in the order: "3.2".
	Number string `json:"number,omitempty"`
	Text   string `json:"text"`
	// Matter is the code of the kind of decision, when it is one of [Matters].
	Matter string       `json:"matter,omitempty"`
	To     DelegateKind `json:"to"`
	// Role is the code of the role that decides, for an employee or a member.
	Role string `json:"role,omitempty"`
	// Conditions are limits and requirements: an amount, consultation.
	Conditions string `json:"conditions,omitempty"`
	// Bars are what keeps the matter from being delegated, as the one who writes the order sees it.
	Bars []Bar `json:"bars,omitempty"`
	// Urgent says that it is for matters that cannot wait for the board's next meeting.
	Urgent bool `json:"urgent,omitempty"`
	// Unreported says that the board has decided that these decisions need not be reported; they must be minuted.
	Unreported bool `json:"unreported,omitempty"`
	// Subdelegated is the delegation that the head of an administration passed on (vidaredelegation).
	Subdelegated uuid.UUID       `json:"subdelegated,omitzero"`
	Period       kvalitet.Period `json:"period,omitzero"`
}

// Guard says whether the delegation stands: it refuses what may never be delegated with the clause, and otherwise says
// whether decisions by it are to be reported. A matter that is among the matters brings its own bars.
func (d Delegation) Guard(matters []Matter) Ruling {
	bars := d.Bars
	if m, ok := MatterOf(matters, d.Matter); ok {
		bars = slices.Concat(bars, m.Bars)
	}
	for _, b := range bars {
		if b.Applies(d.To) {
			return Ruling{Source: b.Source(), Reason: b.Label()}
		}
	}
	if d.Urgent && d.To != DelegateChair {
		return Ruling{Source: act("6 kap. 39 §"), Reason: kvalitet.Label{SV: "brådskande ärenden delegeras till ordföranden eller en annan ledamot som nämnden har utsett",
			EN: "urgent matters are delegated to the chair or another member whom the board has named"}}
	}
	r := Ruling{Allowed: true, Report: d.Urgent || !d.Unreported, Source: act("6 kap. 37 och 40 §§"),
		Reason: kvalitet.Label{SV: "får beslutas på delegation", EN: "may be decided by delegation"}}
	switch {
	case d.Urgent:
		r.Source = act("6 kap. 39 §")
		r.Reason = kvalitet.Label{SV: "får beslutas när ärendet inte kan vänta; anmäls vid nästa sammanträde", EN: "may be decided when the matter cannot wait; reported at the next meeting"}
	case d.Subdelegated != uuid.Nil:
		r.Source = act("7 kap. 6 och 8 §§")
	case d.To == DelegateEmployee:
		r.Source = act("7 kap. 5 och 8 §§")
	}
	return r
}

// Problems reports what keeps the delegation from existing. Whether the law allows it is for [Delegation.Guard] to say.
func (d Delegation) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", d.ID)
	ps.Version(d.Version)
	ps.Text("/body", d.Body)
	ps.Text("/text", d.Text)
	ps.Enum("/to", d.To)
	ps.If(d.To == DelegateEmployee && d.Role == "", "missing", "/role", "rollen saknas", "the role is missing")
	ps.OptionalText("/conditions", d.Conditions)
	check.Unique(&ps, "/bars", d.Bars, func(b Bar) Bar { return b })
	for i, b := range d.Bars {
		ps.Enum(check.At("/bars", i), b)
	}
	ps.If(d.Subdelegated == d.ID && d.ID != uuid.Nil, "cycle", "/subdelegated", "delegationen är sin egen grund", "the delegation is its own ground")
	ps.If(d.Subdelegated != uuid.Nil && d.To.Valid() && d.To != DelegateEmployee, "conflict", "/to", "vidaredelegation görs till anställd", "a delegation is passed on to an employee")
	ps.Under("/period", d.Period.Problems())
	return ps
}

// Validate returns the problems as an error.
func (d Delegation) Validate() error { return kvalitet.Invalid(d.Problems()) }

// MarshalJSON writes the delegation as a document of [DelegationSchema].
func (d Delegation) MarshalJSON() ([]byte, error) {
	type plain Delegation
	return jsondoc.Marshal(DelegationSchema, plain(d))
}

// UnmarshalJSON reads a document of [DelegationSchema]; an unknown member is [kvalitet.ErrInvalid].
func (d *Delegation) UnmarshalJSON(data []byte) error {
	type plain Delegation
	return jsondoc.Unmarshal(DelegationSchema, data, (*plain)(d))
}

// DelegateKind is to whom a board may delegate (delegat). The zero value is "not set".
type DelegateKind uint8

// The kinds of delegates (KL 6 kap. 37 §).
const (
	DelegatePresidium DelegateKind = iota + 1 // presidiet
	DelegateCommittee                         // utskott
	DelegateMember                            // ledamot eller ersättare
	DelegateChair                             // ordföranden, eller annan utsedd ledamot för brådskande ärenden
	DelegateEmployee                          // anställd
	DelegateAutomated                         // automatiserad beslutsfunktion
)

var delegateKinds = enum.Of[DelegateKind]("slag av delegat", "kind of delegate",
	enum.Row{Code: "presidium", SV: "presidium", EN: "presidium"},
	enum.Row{Code: "committee", SV: "utskott", EN: "committee"},
	enum.Row{Code: "member", SV: "ledamot eller ersättare", EN: "member or deputy"},
	enum.Row{Code: "chair", SV: "ordförande", EN: "chair"},
	enum.Row{Code: "employee", SV: "anställd", EN: "employee"},
	enum.Row{Code: "automated", SV: "automatiserad beslutsfunktion", EN: "automated function"},
)

// DelegateKinds returns all kinds in order.
func DelegateKinds() []DelegateKind { return delegateKinds.All() }

// ParseDelegateKind reads a code such as "employee".
func ParseDelegateKind(code string) (DelegateKind, error) { return delegateKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k DelegateKind) Valid() bool { return delegateKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k DelegateKind) String() string { return delegateKinds.Code(k) }

// Label returns the kind's name.
func (k DelegateKind) Label() kvalitet.Label { return kvalitet.Label(delegateKinds.Label(k)) }

// MarshalText writes the code.
func (k DelegateKind) MarshalText() ([]byte, error) { return delegateKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *DelegateKind) UnmarshalText(text []byte) error { return delegateKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k DelegateKind) Value() (driver.Value, error) { return delegateKinds.Value(k) }

// Scan reads what Value stored.
func (k *DelegateKind) Scan(src any) error { return delegateKinds.Scan(src, k) }
