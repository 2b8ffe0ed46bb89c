package governance

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ModelSchema is the schema member of a model's JSON form.
const ModelSchema = "governance/model/v1"

// Model is a municipality's steering model (styrmodell): its levels, from the top. A municipality changes it as data;
// [Orebro], [Lidkoping], [Haparanda] and [Skelleftea] are presets.
type Model struct {
	ID      uuid.UUID      `json:"id"`
	Version int64          `json:"version"`
	Name    kvalitet.Label `json:"name"`
	Levels  []Level        `json:"levels"`
	// FollowUps is how many times a year goals are followed up; 0 is not said.
	FollowUps int             `json:"followUps,omitzero"`
	Source    kvalitet.Source `json:"source"`
}

// Level returns the level with the code.
func (m Model) Level(code LevelCode) (Level, bool) {
	i := slices.IndexFunc(m.Levels, func(l Level) bool { return l.Code == code })
	if i < 0 {
		return Level{}, false
	}
	return m.Levels[i], true
}

// Problems reports what keeps the model from existing: among others a parent level that is not in the model
// ("unknown") and one that stands below its child ("order").
func (m Model) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.Label("/name", m.Name)
	ps.If(m.FollowUps < 0 || m.FollowUps > 366, "range", "/followUps", "antalet uppföljningar är inte 0–366", "the number of follow-ups is not 0–366")
	ps.If(len(m.Levels) == 0, "missing", "/levels", "modellen har inga nivåer", "the model has no levels")
	check.Unique(&ps, "/levels", m.Levels, func(l Level) LevelCode { return l.Code })
	place := make(map[LevelCode]int, len(m.Levels))
	for i, l := range m.Levels {
		place[l.Code] = i
	}
	for i, l := range m.Levels {
		at := check.At("/levels", i)
		ps.Under(at, l.Problems())
		for j, parent := range l.Parents {
			above, ok := place[parent]
			ps.If(!ok, "unknown", check.At(at+"/parents", j), "nivån finns inte i modellen", "the level is not in the model")
			ps.If(ok && above > i, "order", check.At(at+"/parents", j),
				"den överordnade nivån står under sin underordnade", "the parent level stands below its child")
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (m Model) Validate() error { return kvalitet.Invalid(m.Problems()) }

// MarshalJSON writes the model as a document of [ModelSchema].
func (m Model) MarshalJSON() ([]byte, error) {
	type plain Model
	return jsondoc.Marshal(ModelSchema, plain(m))
}

// UnmarshalJSON reads a document of [ModelSchema]; an unknown member is [kvalitet.ErrInvalid].
func (m *Model) UnmarshalJSON(data []byte) error {
	type plain Model
	return jsondoc.Unmarshal(ModelSchema, data, (*plain)(m))
}
