package governance

import (
	"maps"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// MappingSchema is the schema member of a mapping's JSON form.
const MappingSchema = "governance/mapping/v1"

// Mapping says which level of one model becomes which level of another, when a municipality changes its steering model
// (översättning mellan styrmodeller). Two levels may become one; none may disappear.
type Mapping struct {
	From   uuid.UUID               `json:"from"`
	To     uuid.UUID               `json:"to"`
	Levels map[LevelCode]LevelCode `json:"levels"`
}

// Problems reports whether the mapping leads from the one model to the other: other models than it names ("conflict"),
// levels that do not exist ("unknown"), levels of the first model that are not mapped ("missing"), and a level whose
// goals would stand above, or unreachable from, those that they answer today ("order").
func (m Mapping) Problems(from, to Model) []kvalitet.Problem {
	var ps check.List
	ps.If(m.From != from.ID, "conflict", "/from", "översättningen gäller en annan modell", "the mapping is from another model")
	ps.If(m.To != to.ID, "conflict", "/to", "översättningen leder till en annan modell", "the mapping is to another model")
	for _, code := range slices.Sorted(maps.Keys(m.Levels)) {
		at := "/levels/" + string(code)
		_, known := from.Level(code)
		ps.If(!known, "unknown", at, "nivån finns inte i den första modellen", "the level is not in the first model")
		_, known = to.Level(m.Levels[code])
		ps.If(!known, "unknown", at, "nivån "+string(m.Levels[code])+" finns inte i den andra modellen",
			"level "+string(m.Levels[code])+" is not in the second model")
	}
	for _, l := range from.Levels {
		at := "/levels/" + string(l.Code)
		target, mapped := m.Levels[l.Code]
		if !mapped {
			ps.Add("missing", at, "nivån saknar motsvarighet", "the level is not mapped")
			continue
		}
		for _, parent := range l.Parents {
			above, mapped := m.Levels[parent]
			ps.If(mapped && above != target && !to.reaches(target, above), "order", at,
				"nivån kan inte besvara "+string(above)+" i den andra modellen", "the level cannot answer "+string(above)+" in the second model")
		}
	}
	return ps
}

// reaches reports whether a goal of the level answers, directly or through levels between, one of the level above.
func (m Model) reaches(level, above LevelCode) bool {
	seen := map[LevelCode]bool{}
	open := []LevelCode{level}
	for len(open) > 0 {
		code := open[len(open)-1]
		open = open[:len(open)-1]
		l, _ := m.Level(code)
		for _, p := range l.Parents {
			if p == above {
				return true
			}
			if !seen[p] {
				seen[p] = true
				open = append(open, p)
			}
		}
	}
	return false
}

// Apply returns the goals on their new levels. A mapping with problems is [kvalitet.ErrInvalid]. Where two levels become
// one, a goal takes over the parents of the parent on its own level, so that nothing answers its equal. Whether the
// result hangs together is for [NewTree] to say: a level may have come between.
func (m Mapping) Apply(from, to Model, goals []Goal) ([]Goal, error) {
	if err := kvalitet.Invalid(m.Problems(from, to)); err != nil {
		return nil, err
	}
	byID := make(map[uuid.UUID]Goal, len(goals))
	for _, g := range goals {
		byID[g.ID] = g
	}
	moved := make([]Goal, len(goals))
	for i, g := range goals {
		moved[i] = g
		moved[i].Level = m.Levels[g.Level]
		moved[i].Parents = m.parents(g, byID, len(goals))
	}
	return moved, nil
}

// parents are the goal's parents on other levels than its new one, looked for upwards in at most limit steps.
func (m Mapping) parents(g Goal, byID map[uuid.UUID]Goal, limit int) []uuid.UUID {
	var parents []uuid.UUID
	open := slices.Clone(g.Parents)
	for steps := 0; len(open) > 0 && steps <= limit; steps++ {
		id := open[0]
		open = open[1:]
		p, known := byID[id]
		if known && m.Levels[p.Level] == m.Levels[g.Level] {
			open = append(slices.Clone(p.Parents), open...)
			continue
		}
		if !slices.Contains(parents, id) {
			parents = append(parents, id)
		}
	}
	return parents
}

// MarshalJSON writes the mapping as a document of [MappingSchema].
func (m Mapping) MarshalJSON() ([]byte, error) {
	type plain Mapping
	return jsondoc.Marshal(MappingSchema, plain(m))
}

// UnmarshalJSON reads a document of [MappingSchema]; an unknown member is [kvalitet.ErrInvalid].
func (m *Mapping) UnmarshalJSON(data []byte) error {
	type plain Mapping
	return jsondoc.Unmarshal(MappingSchema, data, (*plain)(m))
}
