package effect

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// MapSchema is the schema member of an effect map's JSON form.
const MapSchema = "governance/effect-map/v1"

// Map is an effect map (effektkarta): nodes on four levels, each tied to nodes on the level before it.
type Map struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Name    string          `json:"name"`
	Nodes   []Node          `json:"nodes"`
	Source  kvalitet.Source `json:"source,omitzero"`
}

// Node is one box of the map.
type Node struct {
	ID    string `json:"id"` // unique within the map
	Level Level  `json:"level"`
	Text  string `json:"text"`
	// Serves are the nodes on the level before that this one serves.
	Serves []Edge `json:"serves,omitempty"`
	// Metric is how one sees that a purpose is reached or a need met (mätpunkt).
	Metric Metric `json:"metric,omitzero"`
	// Link is the host's identity of an indicator, a project or a process.
	Link string `json:"link,omitempty"`
}

// Edge ties a node to one that it serves.
type Edge struct {
	Node string `json:"node"`
	// Weight is how much of what serves the other node comes from this one, in whole parts; 0 is an equal share.
	Weight int `json:"weight,omitzero"`
}

// Metric is a point of measurement.
type Metric struct {
	Method   string              `json:"method"`
	Baseline decimal.NullDecimal `json:"baseline,omitzero"`
	Target   decimal.NullDecimal `json:"target,omitzero"`
	Due      kvalitet.Date       `json:"due,omitzero"`
}

// IsZero reports whether there is no metric.
func (m Metric) IsZero() bool { return m == Metric{} }

// Problems reports what keeps the map from existing: two nodes with one id ("duplicate"), a tie to a node that is not
// there ("unknown") or that is not on the level before ("order").
func (m Map) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.Text("/name", m.Name)
	check.Unique(&ps, "/nodes", m.Nodes, func(n Node) string { return n.ID })
	level := make(map[string]Level, len(m.Nodes))
	for _, n := range m.Nodes {
		level[n.ID] = n.Level
	}
	for i, n := range m.Nodes {
		at := check.At("/nodes", i)
		ps.Text(at+"/id", n.ID)
		ps.Enum(at+"/level", n.Level)
		ps.Text(at+"/text", n.Text)
		check.Unique(&ps, at+"/serves", n.Serves, func(e Edge) string { return e.Node })
		for j, e := range n.Serves {
			path := check.At(at+"/serves", j)
			above, ok := level[e.Node]
			ps.If(!ok, "unknown", path+"/node", "noden finns inte", "the node does not exist")
			ps.If(ok && n.Level.Valid() && above != n.Level-1, "order", path+"/node", "noden ligger inte på nivån före", "the node is not on the level before")
			ps.If(e.Weight < 0 || e.Weight > 1_000_000, "range", path+"/weight", "vikten är inte 0–1 000 000", "the weight is not 0–1,000,000")
		}
		for _, d := range []struct {
			path string
			v    decimal.NullDecimal
		}{{"/metric/baseline", n.Metric.Baseline}, {"/metric/target", n.Metric.Target}} {
			if d.v.Valid {
				ps.Decimal(at+d.path, d.v.Decimal)
			}
		}
		ps.OptionalDate(at+"/metric/due", n.Metric.Due)
	}
	return ps
}

// Validate returns the problems as an error.
func (m Map) Validate() error { return kvalitet.Invalid(m.Problems()) }

// Contribution is how much of the map's purposes a node stands for.
type Contribution struct {
	Node string `json:"node"`
	// Share is 0–1; the purposes weigh alike, and what serves a node shares it by weight.
	Share float64 `json:"share"`
}

// Contributions returns every node's contribution, in the order of the map. The contributions of all nodes on a level
// add up to 1 when every node above is served, and to less when one is not. The map must be valid.
func (m Map) Contributions() []Contribution {
	place := make(map[string]int, len(m.Nodes))
	for i, n := range m.Nodes {
		place[n.ID] = i
	}
	// The weights of everything that serves a node; an equal share counts as 1.
	total := make([]int, len(m.Nodes))
	for _, n := range m.Nodes {
		for _, e := range n.Serves {
			total[place[e.Node]] += max(e.Weight, 1)
		}
	}
	share := make([]float64, len(m.Nodes))
	purposes := 0
	for _, n := range m.Nodes {
		if n.Level == LevelPurpose {
			purposes++
		}
	}
	for _, level := range Levels() {
		for i, n := range m.Nodes {
			if n.Level != level {
				continue
			}
			if level == LevelPurpose {
				share[i] = 1 / float64(purposes)
			}
			for _, e := range n.Serves {
				p := place[e.Node]
				share[i] += share[p] * float64(max(e.Weight, 1)) / float64(total[p])
			}
		}
	}
	out := make([]Contribution, len(m.Nodes))
	for i, n := range m.Nodes {
		out[i] = Contribution{n.ID, share[i]}
	}
	return out
}

// MarshalJSON writes the map as a document of [MapSchema].
func (m Map) MarshalJSON() ([]byte, error) {
	type plain Map
	return jsondoc.Marshal(MapSchema, plain(m))
}

// UnmarshalJSON reads a document of [MapSchema]; an unknown member is [kvalitet.ErrInvalid].
func (m *Map) UnmarshalJSON(data []byte) error {
	type plain Map
	return jsondoc.Unmarshal(MapSchema, data, (*plain)(m))
}
