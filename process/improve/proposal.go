package improve

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
	"github.com/kommunkvalitet/kvalitet/process"
)

// ProposalSchema is the schema member of a proposal's JSON form.
const ProposalSchema = "process/improve/proposal/v1"

// Proposal is a suggestion for a better process (förbättringsförslag) and what was decided about it.
type Proposal struct {
	ID      uuid.UUID     `json:"id"`
	Version int64         `json:"version"`
	Process uuid.UUID     `json:"process"`
	Date    kvalitet.Date `json:"date"`
	Text    string        `json:"text"`
	Scope   Scope         `json:"scope"`
	// Cases are the observations that it answers.
	Cases []uuid.UUID `json:"cases,omitempty"`
	// Decision is "accepted" or "declined"; Role is the process role that decided.
	Decision string           `json:"decision,omitempty"`
	Role     process.RoleCode `json:"role,omitzero"`
	Motive   string           `json:"motive,omitempty"`
	Decided  kvalitet.Date    `json:"decided,omitzero"`
}

// Scope is what a proposal touches: the more, the higher the decision.
type Scope struct {
	// Map says that the process itself changes, not only how one place works within it.
	Map bool `json:"map,omitzero"`
	// Resources says that it costs more than the process has.
	Resources bool `json:"resources,omitzero"`
	// Other says that another process changes too.
	Other bool `json:"other,omitzero"`
}

// MayDecide returns the roles that may decide on a proposal of the scope, the one nearest to the work first. What stays
// at one place the improvement leader decides; the process itself its owner, or the owner of the part; resources and
// other processes the management group, which resolves conflicts over them. The order is our reading of the duties that
// the handbooks give.
func MayDecide(s Scope) []process.RoleCode {
	switch {
	case s.Resources || s.Other:
		return []process.RoleCode{process.RoleManagement}
	case s.Map:
		return []process.RoleCode{process.RoleSubOwner, process.RoleOwner, process.RoleManagement}
	default:
		return []process.RoleCode{process.RoleImprover, process.RoleLeader, process.RoleSubOwner, process.RoleOwner, process.RoleManagement}
	}
}

// Problems reports what keeps the proposal from existing: a decision by a role that may not take it, or without a motive
// when it was declined.
func (p Proposal) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", p.ID)
	ps.Version(p.Version)
	ps.ID("/process", p.Process)
	ps.Date("/date", p.Date)
	ps.Text("/text", p.Text)
	ps.OptionalEnum("/role", p.Role)
	ps.OptionalDate("/decided", p.Decided)
	switch p.Decision {
	case "":
	case "accepted", "declined":
		ps.If(!slices.Contains(MayDecide(p.Scope), p.Role), "role", "/role", "rollen får inte besluta om förslaget", "the role may not decide on the proposal")
		ps.If(p.Decision == "declined" && p.Motive == "", "missing", "/motive", "skäl till avslaget saknas", "the motive for declining is missing")
		ps.If(p.Decided.Before(p.Date), "order", "/decided", "beslutet är före förslaget", "the decision is before the proposal")
	default:
		ps.Add("enum", "/decision", "beslutet finns inte: "+p.Decision, "no such decision: "+p.Decision)
	}
	return ps
}

// Validate returns the problems as an error.
func (p Proposal) Validate() error { return kvalitet.Invalid(p.Problems()) }

// MarshalJSON writes the proposal as a document of [ProposalSchema].
func (p Proposal) MarshalJSON() ([]byte, error) {
	type plain Proposal
	return jsondoc.Marshal(ProposalSchema, plain(p))
}

// UnmarshalJSON reads a document of [ProposalSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *Proposal) UnmarshalJSON(data []byte) error {
	type plain Proposal
	return jsondoc.Unmarshal(ProposalSchema, data, (*plain)(p))
}
