package portfolio

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// ProjectRole is a part that somebody plays in a project or an assignment (projektroll). The set is open.
type ProjectRole struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// AlsoCalled are other Swedish names: those of an assignment.
	AlsoCalled []string `json:"alsoCalled,omitempty"`
	// Sizes are those that have the role.
	Sizes  []Size          `json:"sizes"`
	Source kvalitet.Source `json:"source"`
}

// ProjectRoles returns the roles of Projektil in Örebro: nine in a project, three of them in an assignment too, where
// they are called uppdragsägare, uppdragsledare and uppdragsmedlem.
func ProjectRoles() []ProjectRole {
	projektil := kvalitet.Source{Title: "Örebro kommun, Projektil", Section: "roller, faser och mallar", Grade: kvalitet.GradePublished}
	role := func(code, sv, en, assignment string) ProjectRole {
		r := ProjectRole{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Sizes: []Size{SizeProject}, Source: projektil}
		if assignment != "" {
			r.AlsoCalled, r.Sizes = []string{assignment}, []Size{SizeAssignment, SizeProject}
		}
		return r
	}
	return []ProjectRole{
		role("owner", "projektägare", "project owner", "uppdragsägare"),
		role("steeringGroup", "styrgrupp", "steering group", ""),
		role("referenceGroup", "referensgrupp", "reference group", ""),
		role("leader", "projektledare", "project leader", "uppdragsledare"),
		role("member", "projektmedlem", "project member", "uppdragsmedlem"),
		role("resourceOwner", "resursägare", "resource owner", ""),
		role("receiver", "mottagare", "receiver", ""),
		role("administrator", "projektadministratör", "project administrator", ""),
		role("expert", "expert", "expert", ""),
	}
}

// Holder returns who has the role in the initiative, and the empty text when nobody does. Owner, leader and receiver
// have members of their own; the others are looked for in Roles by code or by name.
func (in Initiative) Holder(r ProjectRole) string {
	own := map[string]string{"owner": in.Owner, "leader": in.Leader, "receiver": in.Receiver}[r.Code]
	names := append([]string{r.Code, r.Name.SV, r.Name.EN}, r.AlsoCalled...)
	for _, name := range names {
		own = cmp.Or(own, strings.TrimSpace(in.Roles[name]))
	}
	return own
}

// Unfilled returns the roles that the initiative's size has and that nobody holds, in order.
func (in Initiative) Unfilled(roles []ProjectRole) []ProjectRole {
	var open []ProjectRole
	for _, r := range roles {
		if slices.Contains(r.Sizes, in.Size) && in.Holder(r) == "" {
			open = append(open, r)
		}
	}
	return open
}
