package org

import (
	"strings"
	"unicode"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Role is what somebody is in the organisation (roll): a title, a part in a process or a project. It is never a person.
type Role struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// AlsoCalled are other Swedish names: abbreviations, plurals, older titles.
	AlsoCalled []string `json:"alsoCalled,omitempty"`
	// Task says what the role answers for, in a sentence.
	Task kvalitet.Label `json:"task,omitzero"`
	// ReportsTo is the code of the role above.
	ReportsTo string `json:"reportsTo,omitempty"`
}

// Problems reports what keeps the role from existing.
func (r Role) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", r.Code)
	ps.Label("/name", r.Name)
	ps.If(r.ReportsTo == r.Code && r.Code != "", "cycle", "/reportsTo", "rollen rapporterar till sig själv", "the role reports to itself")
	return ps
}

// Forum is a standing meeting (forum): a group, a network, a council of staff, a day that returns.
type Forum struct {
	Code       string         `json:"code"`
	Name       kvalitet.Label `json:"name"`
	AlsoCalled []string       `json:"alsoCalled,omitempty"`
	// Chair is the code of the role that leads it.
	Chair string `json:"chair,omitempty"`
	// Members are the codes of the roles that belong to it.
	Members []string `json:"members,omitempty"`
	// PerYear is how often it meets, where that is said; 0 is not said.
	PerYear int `json:"perYear,omitzero"`
	// Mandate says what the forum is for.
	Mandate kvalitet.Label `json:"mandate,omitzero"`
}

// Problems reports what keeps the forum from existing. A forum without mandate exists; [Rules] finds it.
func (f Forum) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", f.Code)
	ps.Label("/name", f.Name)
	ps.If(f.PerYear < 0 || f.PerYear > 366, "range", "/perYear", "antalet möten är inte 0–366", "the number of meetings is not 0–366")
	check.Unique(&ps, "/members", f.Members, func(code string) string { return code })
	return ps
}

// called reports whether a name is one of those of a role, a forum or a body: case, spaces and hyphens do not matter.
func called(name string, main kvalitet.Label, also []string) bool {
	want := plain(name)
	if want == "" {
		return false
	}
	if plain(main.SV) == want || plain(main.EN) == want {
		return true
	}
	for _, a := range also {
		if plain(a) == want {
			return true
		}
	}
	return false
}

func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
