package kvalitet

import "strings"

// Reference names a thing in another system (referens): a goal in Stratsys, a matter in the case system W3D3, a page of
// the intranet. An import finds by it what it made the last time.
type Reference struct {
	// System is the municipality's word for the system: "stratsys".
	System string `json:"system"`
	// ID is the thing's identity there, as it is written there.
	ID  string `json:"id"`
	URL string `json:"url,omitempty"`
}

// IsZero reports whether there is no reference.
func (r Reference) IsZero() bool { return r == Reference{} }

// Same reports whether both name the same thing. The address does not count.
func (r Reference) Same(o Reference) bool { return r.System == o.System && r.ID == o.ID }

// Problems reports a system or an identity that is missing or only space ("missing").
func (r Reference) Problems() []Problem {
	var problems []Problem
	if strings.TrimSpace(r.System) == "" {
		problems = append(problems, Problem{"missing", "/system", "systemet saknas", "the system is missing"})
	}
	if strings.TrimSpace(r.ID) == "" {
		problems = append(problems, Problem{"missing", "/id", "identiteten i systemet saknas", "the identity in the system is missing"})
	}
	return problems
}
