package process

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ArchitectureSchema is the schema member of an architecture's JSON form.
const ArchitectureSchema = "process/architecture/v1"

// Architecture is the whole of a municipality's processes (processarkitektur, övergripande processkarta): which there
// are, of which category, and which units work in them.
type Architecture struct {
	ID         uuid.UUID   `json:"id"`
	Version    int64       `json:"version"`
	Name       string      `json:"name"`
	Categories CategorySet `json:"categories"`
	// Need is what the main processes start from, and Value what they end in: "behov", "nöjda kunder".
	Need  string `json:"need,omitempty"`
	Value string `json:"value,omitempty"`
	// Units are all the organisational units that should have a process.
	Units     []string `json:"units,omitempty"`
	Processes []Entry  `json:"processes,omitempty"`
	// Source says where it is published, for presets.
	Source kvalitet.Source `json:"source,omitzero"`
}

// Entry is a process in the architecture, as its specification has it.
type Entry struct {
	Process  uuid.UUID `json:"process"`
	Name     string    `json:"name"`
	Category string    `json:"category,omitempty"`
	Klassa   string    `json:"klassa,omitempty"`
	Parent   uuid.UUID `json:"parent,omitzero"`
	Owner    string    `json:"owner,omitempty"`
	Units    []string  `json:"units,omitempty"`
}

// EntryOf takes what the architecture needs from a specification.
func EntryOf(s Specification) Entry {
	owner, ok := s.Holder(RoleOwner)
	if !ok {
		owner, _ = s.Holder(RoleSubOwner)
	}
	return Entry{Process: s.ID, Name: s.Name, Category: s.Category, Klassa: s.Klassa, Parent: s.Parent, Owner: owner.Holder, Units: s.Units}
}

// Problems reports what keeps the architecture from existing: processes without identity or name, listed twice, with a
// category that the set lacks, a parent that is not there, or a hierarchy that runs in a circle.
func (a Architecture) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", a.ID)
	ps.Version(a.Version)
	ps.Text("/name", a.Name)
	ps.Under("/categories", a.Categories.Problems())
	ps.OptionalText("/need", a.Need)
	ps.OptionalText("/value", a.Value)
	check.Unique(&ps, "/units", a.Units, fold)
	check.Unique(&ps, "/processes", a.Processes, func(e Entry) uuid.UUID { return e.Process })
	parent := make(map[uuid.UUID]uuid.UUID, len(a.Processes))
	for _, e := range a.Processes {
		parent[e.Process] = e.Parent
	}
	for i, e := range a.Processes {
		at := check.At("/processes", i)
		ps.ID(at+"/process", e.Process)
		ps.Text(at+"/name", e.Name)
		if e.Category != "" {
			_, ok := a.Categories.Category(e.Category)
			ps.If(!ok, "unknown", at+"/category", "kategorin finns inte: "+e.Category, "no such category: "+e.Category)
		}
		if _, ok := parent[e.Parent]; !ok && e.Parent != uuid.Nil {
			ps.Add("unknown", at+"/parent", "huvudprocessen finns inte", "no such parent")
		}
		ps.If(circular(parent, e.Process), "cycle", at+"/parent", "processen ingår i sig själv", "the process is a part of itself")
	}
	return ps
}

// circular follows the parents up; a chain longer than the map of parents has been somewhere twice.
func circular(parent map[uuid.UUID]uuid.UUID, id uuid.UUID) bool {
	at := parent[id]
	for range len(parent) {
		if at == uuid.Nil {
			return false
		}
		if at == id {
			return true
		}
		at = parent[at]
	}
	return false // a circle further up, reported there
}

// Validate returns the problems as an error.
func (a Architecture) Validate() error { return kvalitet.Invalid(a.Problems()) }

// Coverage is what the architecture does not cover.
type Coverage struct {
	// UnitsWithoutProcess and UnknownUnits are units listed that no process names, and named that are not listed.
	UnitsWithoutProcess []string `json:"unitsWithoutProcess"`
	UnknownUnits        []string `json:"unknownUnits"`
	// WithoutOwner, WithoutCategory and WithoutUnit are indices into the processes.
	WithoutOwner    []int `json:"withoutOwner"`
	WithoutCategory []int `json:"withoutCategory"`
	WithoutUnit     []int `json:"withoutUnit"`
	// EmptyCategories are codes that no process has.
	EmptyCategories []string `json:"emptyCategories"`
}

// Coverage compares units and categories with the processes. A process without an owner of its own is covered by the
// owner of a process above it only when the list says so; here every process is asked.
func (a Architecture) Coverage() Coverage {
	c := Coverage{UnitsWithoutProcess: []string{}, UnknownUnits: []string{}, WithoutOwner: []int{}, WithoutCategory: []int{},
		WithoutUnit: []int{}, EmptyCategories: []string{}}
	listed, used, categories := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, u := range a.Units {
		listed[fold(u)] = true
	}
	for i, e := range a.Processes {
		if !written(e.Owner) {
			c.WithoutOwner = append(c.WithoutOwner, i)
		}
		if cat, ok := a.Categories.Category(e.Category); ok {
			categories[cat.Code] = true
		} else {
			c.WithoutCategory = append(c.WithoutCategory, i)
		}
		if len(e.Units) == 0 {
			c.WithoutUnit = append(c.WithoutUnit, i)
		}
		for _, u := range e.Units {
			if !listed[fold(u)] && !used[fold(u)] {
				c.UnknownUnits = append(c.UnknownUnits, u)
			}
			used[fold(u)] = true
		}
	}
	for _, u := range a.Units {
		if !used[fold(u)] {
			c.UnitsWithoutProcess = append(c.UnitsWithoutProcess, u)
		}
	}
	for _, cat := range a.Categories.Categories {
		if !categories[cat.Code] {
			c.EmptyCategories = append(c.EmptyCategories, cat.Code)
		}
	}
	return c
}

// Complete reports whether nothing is left uncovered.
func (c Coverage) Complete() bool {
	return len(c.UnitsWithoutProcess)+len(c.UnknownUnits)+len(c.WithoutOwner)+len(c.WithoutCategory)+len(c.WithoutUnit)+len(c.EmptyCategories) == 0
}

// Translate gives the architecture with the categories of another set. Problems of the mapping are returned as an error.
func (a Architecture) Translate(to CategorySet, m CategoryMapping) (Architecture, error) {
	if err := kvalitet.Invalid(m.Problems(a.Categories, to)); err != nil {
		return Architecture{}, fmt.Errorf("mapping %s → %s: %w", a.Categories.Code, to.Code, err)
	}
	entries := make([]Entry, len(a.Processes))
	for i, e := range a.Processes {
		if c, ok := a.Categories.Category(e.Category); ok {
			e.Category = m[c.Code]
		}
		entries[i] = e
	}
	a.Categories, a.Processes = to, entries
	return a, nil
}

// MarshalJSON writes the architecture as a document of [ArchitectureSchema].
func (a Architecture) MarshalJSON() ([]byte, error) {
	type plain Architecture
	return jsondoc.Marshal(ArchitectureSchema, plain(a))
}

// UnmarshalJSON reads a document of [ArchitectureSchema]; an unknown member is [kvalitet.ErrInvalid].
func (a *Architecture) UnmarshalJSON(data []byte) error {
	type plain Architecture
	return jsondoc.Unmarshal(ArchitectureSchema, data, (*plain)(a))
}
