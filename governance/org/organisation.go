package org

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// OrganisationSchema is the schema member of an organisation's JSON form.
const OrganisationSchema = "governance/organisation/v1"

// Organisation is a municipality's bodies, roles and forums, who answers for what, and what has become of bodies that
// are no more (organisation).
type Organisation struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Name    kvalitet.Label  `json:"name"`
	Source  kvalitet.Source `json:"source,omitzero"`
	Bodies  []Body          `json:"bodies"`
	Roles   []Role          `json:"roles"`
	Forums  []Forum         `json:"forums"`
	// Channels are the ways of telling and hearing.
	Channels []Channel `json:"channels,omitempty"`
	// Responsibilities say who answers for goals, processes, risks and controls.
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	// Aliases tell which bodies took over from which.
	Aliases    []Alias          `json:"aliases,omitempty"`
	Directives []OwnerDirective `json:"directives,omitempty"`
	Reviews    []CompanyReview  `json:"reviews,omitempty"`
	// Notes are what the executive board noted in its oversight of boards, companies, federations and foundations.
	Notes []OversightNote `json:"notes,omitempty"`
}

// Body returns the body with the code.
func (o Organisation) Body(code string) (Body, bool) {
	return first(o.Bodies, func(b Body) bool { return b.Code == code })
}

// Role returns the role with the code.
func (o Organisation) Role(code string) (Role, bool) {
	return first(o.Roles, func(r Role) bool { return r.Code == code })
}

// Forum returns the forum with the code.
func (o Organisation) Forum(code string) (Forum, bool) {
	return first(o.Forums, func(f Forum) bool { return f.Code == code })
}

// BodyNamed finds a body by any of its names; case, spaces and hyphens do not matter.
func (o Organisation) BodyNamed(name string) (Body, bool) {
	return first(o.Bodies, func(b Body) bool { return called(name, b.Name, b.AlsoCalled) })
}

// RoleNamed finds a role by any of its names, as [Organisation.BodyNamed] does.
func (o Organisation) RoleNamed(name string) (Role, bool) {
	return first(o.Roles, func(r Role) bool { return called(name, r.Name, r.AlsoCalled) })
}

// ForumNamed finds a forum by any of its names, as [Organisation.BodyNamed] does.
func (o Organisation) ForumNamed(name string) (Forum, bool) {
	return first(o.Forums, func(f Forum) bool { return called(name, f.Name, f.AlsoCalled) })
}

func first[T any](list []T, match func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}

// Problems reports what keeps the organisation from existing: codes twice ("duplicate"), references to what is not there
// ("unknown"), bodies, roles or aliases that lead back to themselves ("cycle").
func (o Organisation) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", o.ID)
	ps.Version(o.Version)
	ps.Label("/name", o.Name)
	o.bodyProblems(&ps)
	o.roleProblems(&ps)
	check.Unique(&ps, "/forums", o.Forums, func(f Forum) string { return f.Code })
	for i, f := range o.Forums {
		at := check.At("/forums", i)
		ps.Under(at, f.Problems())
		if f.Chair != "" {
			o.knownRole(&ps, at+"/chair", f.Chair)
		}
		for j, code := range f.Members {
			o.knownRole(&ps, check.At(at+"/members", j), code)
		}
	}
	o.channelProblems(&ps)
	for i, r := range o.Responsibilities {
		ps.Under(check.At("/responsibilities", i), r.Problems())
	}
	o.aliasProblems(&ps)
	for i, d := range o.Directives {
		at := check.At("/directives", i)
		ps.Under(at, d.Problems())
		o.knownCompany(&ps, at+"/company", d.Company)
	}
	check.Unique(&ps, "/reviews", o.Reviews, func(r CompanyReview) [2]any { return [2]any{r.Company, r.Year} })
	for i, r := range o.Reviews {
		at := check.At("/reviews", i)
		ps.Under(at, r.Problems())
		o.knownCompany(&ps, at+"/company", r.Company)
	}
	for i, n := range o.Notes {
		at := check.At("/notes", i)
		ps.Under(at, n.Problems())
		b, ok := o.Body(n.Body)
		ps.If(n.Body != "" && (!ok || !b.Kind.IsOverseen()), "unknown", at+"/body", "inget organ under uppsikt har koden "+n.Body, "no body under oversight has the code "+n.Body)
	}
	return ps
}

func (o Organisation) bodyProblems(ps *check.List) {
	check.Unique(ps, "/bodies", o.Bodies, func(b Body) string { return b.Code })
	parents := make(map[string]string, len(o.Bodies))
	for _, b := range o.Bodies {
		parents[b.Code] = b.Parent
	}
	for i, b := range o.Bodies {
		at := check.At("/bodies", i)
		ps.Under(at, b.Problems())
		if _, ok := parents[b.Parent]; b.Parent != "" && !ok {
			ps.Add("unknown", at+"/parent", "inget organ har koden "+b.Parent, "no body has the code "+b.Parent)
		}
		ps.If(b.Parent != b.Code && rings(parents, b.Code), "cycle", at+"/parent", "organen är varandras överordnade", "the bodies are each other's parents")
	}
}

func (o Organisation) roleProblems(ps *check.List) {
	check.Unique(ps, "/roles", o.Roles, func(r Role) string { return r.Code })
	above := make(map[string]string, len(o.Roles))
	for _, r := range o.Roles {
		above[r.Code] = r.ReportsTo
	}
	for i, r := range o.Roles {
		at := check.At("/roles", i)
		ps.Under(at, r.Problems())
		if r.ReportsTo != "" {
			o.knownRole(ps, at+"/reportsTo", r.ReportsTo)
		}
		ps.If(r.ReportsTo != r.Code && rings(above, r.Code), "cycle", at+"/reportsTo", "rollerna rapporterar till varandra", "the roles report to each other")
	}
}

// rings reports whether going up from the code leads back to it.
func rings(above map[string]string, code string) bool {
	at := above[code]
	for range len(above) {
		if at == "" {
			return false
		}
		if at == code {
			return true
		}
		at = above[at]
	}
	return false
}

func (o Organisation) knownRole(ps *check.List, path, code string) {
	_, ok := o.Role(code)
	ps.If(!ok, "unknown", path, "ingen roll har koden "+code, "no role has the code "+code)
}

func (o Organisation) knownCompany(ps *check.List, path, code string) {
	b, ok := o.Body(code)
	ps.If(!ok || b.Kind != BodyCompany, "unknown", path, "inget bolag har koden "+code, "no company has the code "+code)
}

// Validate returns the problems as an error.
func (o Organisation) Validate() error { return kvalitet.Invalid(o.Problems()) }

// MarshalJSON writes the organisation as a document of [OrganisationSchema].
func (o Organisation) MarshalJSON() ([]byte, error) {
	type plain Organisation
	p := plain(o)
	p.Bodies, p.Roles, p.Forums = append([]Body{}, o.Bodies...), append([]Role{}, o.Roles...), append([]Forum{}, o.Forums...)
	return jsondoc.Marshal(OrganisationSchema, p)
}

// UnmarshalJSON reads a document of [OrganisationSchema]; an unknown member is [kvalitet.ErrInvalid].
func (o *Organisation) UnmarshalJSON(data []byte) error {
	type plain Organisation
	return jsondoc.Unmarshal(OrganisationSchema, data, (*plain)(o))
}
