package process

import (
	"fmt"
	"math"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// MapSchema is the schema member of a map's JSON form.
const MapSchema = "process/map/v1"

// Map is a drawing of a process as data (processkarta): who does what, in which order, from the trigger to the
// result. Nodes keep their ID between the present and the wanted state, so that [Diff] can tell what is new.
type Map struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Process is the identity of the [Specification] that the map draws; zero when there is none yet.
	Process uuid.UUID `json:"process,omitzero"`
	Name    string    `json:"name"`
	State   MapState  `json:"state,omitzero"`
	// Baseline is the map of the present state that a wanted state starts from.
	Baseline uuid.UUID `json:"baseline,omitzero"`
	Detail   Detail    `json:"detail,omitzero"`
	// Language is that of the names; empty is Swedish. The Swedish naming rules leave other languages alone.
	Language string `json:"language,omitempty"`
	// Pool is the name of the process's own pool; empty means that it is named as the map.
	Pool string `json:"pool,omitempty"`
	// Participants are the others: whole pools whose inside is not drawn, such as the applicant.
	Participants []Participant `json:"participants,omitempty"`
	Lanes        []Lane        `json:"lanes,omitempty"`
	Nodes        []Node        `json:"nodes,omitempty"`
	Flows        []Flow        `json:"flows,omitempty"`
	Objects      []Object      `json:"objects,omitempty"`
}

// Participant is someone outside the process who is sent messages and sends them (deltagare, intressent).
type Participant struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Lane is a role that carries out work (simbana, roll): a role, never a person.
type Lane struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Pool names the pool when it is not the process's own; a sequence may not run between pools.
	Pool string `json:"pool,omitempty"`
	// HourlyCost is in kronor, what an hour of work costs.
	HourlyCost decimal.Decimal `json:"hourlyCost,omitzero"`
	// Count is how many there are to do the work, for the bottleneck; zero reads as one.
	Count int `json:"count,omitzero"`
}

// Node is one step, decision or event (nod).
type Node struct {
	// ID is ASCII: letters, digits, hyphen, underscore and full stop.
	ID   string   `json:"id"`
	Kind NodeKind `json:"kind"`
	Name string   `json:"name,omitempty"`
	// Lane is the ID of the lane that the node stands in: for an activity, the role that carries it out.
	Lane string `json:"lane,omitempty"`
	// Roles are further roles that take part; Accountable those that answer for the activity (RACI's A). Without any,
	// the lane answers.
	Roles       []string `json:"roles,omitempty"`
	Accountable []string `json:"accountable,omitempty"`
	// Inputs and Outputs are IDs of objects.
	Inputs  []string `json:"inputs,omitempty"`
	Outputs []string `json:"outputs,omitempty"`
	// Routines are codes of documents in the specification; System is the IT system in which the work is done.
	Routines []string `json:"routines,omitempty"`
	System   string   `json:"system,omitempty"`
	// Work and Wait are in whole seconds: hands on, and lying before anyone begins.
	Work int64 `json:"work,omitzero"`
	Wait int64 `json:"wait,omitzero"`
	// Cost is in kronor each time, beside the hours.
	Cost decimal.Decimal `json:"cost,omitzero"`
	// Rework is the probability (0 ≤ r < 1) that the activity must be done again.
	Rework float64 `json:"rework,omitzero"`
	// Process is the map or process that a sub-process stands for.
	Process uuid.UUID `json:"process,omitzero"`
	// Critical marks a step where a fault is costly; Risk is the reference of its risk analysis.
	Critical bool   `json:"critical,omitzero"`
	Risk     string `json:"risk,omitempty"`
	// Position is the job title of the one who carries it out, when it has been noted (befattning).
	Position string `json:"position,omitempty"`
	Note     string `json:"note,omitempty"`
}

// Flow is an arrow (flöde).
type Flow struct {
	ID   string   `json:"id"`
	Kind FlowKind `json:"kind,omitzero"`
	// From and To are IDs of nodes; one end of a message may be a participant.
	From string `json:"from"`
	To   string `json:"to"`
	// Name is the answer on a way out of a decision: "Ja".
	Name string `json:"name,omitempty"`
	// Probability (0–1) of a way out of a decision; nil is not known.
	Probability *float64 `json:"probability,omitempty"`
	// Limit says how often a way back may be taken, or by which rule it ends: "högst 2 gånger".
	Limit string `json:"limit,omitempty"`
}

// IsMessage reports whether the flow is a message; every other flow leads the case on.
func (f Flow) IsMessage() bool { return f.Kind == FlowMessage }

// Object is something that flows through the process and gains value (objekt in, objekt ut).
type Object struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// External objects come from outside or go there.
	External bool `json:"external,omitzero"`
}

// PoolName is the name of the process's own pool.
func (m Map) PoolName() string {
	if m.Pool != "" {
		return m.Pool
	}
	return m.Name
}

// MaxElements is the most nodes, and the most flows, that a map may hold.
const MaxElements = 100_000

// Problems reports what keeps the map from existing: identities that are missing, repeated or not ASCII, flows and
// lanes that lead nowhere, figures out of range. Whether it is a good map is for [MapRules] to say.
func (m Map) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.Text("/name", m.Name)
	ps.OptionalEnum("/state", m.State)
	ps.OptionalEnum("/detail", m.Detail)
	ps.If(len(m.Nodes) > MaxElements || len(m.Flows) > MaxElements, "size", "", "kartan är för stor", "the map is too large")
	ids := make(map[string]string)
	take := func(path, id string) {
		ps.If(id == "", "missing", path, "id saknas", "the id is missing")
		ps.If(id != "" && !ValidID(id), "id", path, "id:t får bara ha bokstäver a–z, siffror och . _ -", "the id may hold only letters a–z, digits and . _ -")
		if first, ok := ids[id]; ok && id != "" {
			ps.Add("duplicate", path, "samma id som "+first, "same id as "+first)
		} else {
			ids[id] = path
		}
	}
	for i, p := range m.Participants {
		take(check.At("/participants", i)+"/id", p.ID)
		ps.OptionalText(check.At("/participants", i)+"/name", p.Name)
	}
	lanes := make(map[string]bool, len(m.Lanes))
	for i, l := range m.Lanes {
		at := check.At("/lanes", i)
		take(at+"/id", l.ID)
		lanes[l.ID] = true
		ps.OptionalText(at+"/name", l.Name)
		ps.Decimal(at+"/hourlyCost", l.HourlyCost)
		ps.If(l.Count < 0, "range", at+"/count", "antalet är negativt", "the count is negative")
	}
	for i, n := range m.Nodes {
		at := check.At("/nodes", i)
		take(at+"/id", n.ID)
		n.problems(&ps, at)
		ps.If(n.Lane != "" && !lanes[n.Lane], "unknown", at+"/lane", "banan finns inte: "+n.Lane, "no such lane: "+n.Lane)
	}
	for i, f := range m.Flows {
		at := check.At("/flows", i)
		take(at+"/id", f.ID)
		ps.OptionalEnum(at+"/kind", f.Kind)
		ps.OptionalText(at+"/name", f.Name)
		m.endProblems(&ps, at+"/from", f, f.From, ids)
		m.endProblems(&ps, at+"/to", f, f.To, ids)
		if p := f.Probability; p != nil {
			ps.If(!(*p >= 0 && *p <= 1), "range", at+"/probability", "sannolikheten är inte mellan 0 och 1", "the probability is not between 0 and 1")
		}
	}
	objects := make(map[string]bool, len(m.Objects))
	for i, o := range m.Objects {
		take(check.At("/objects", i)+"/id", o.ID)
		ps.OptionalText(check.At("/objects", i)+"/name", o.Name)
		objects[o.ID] = true
	}
	for i, n := range m.Nodes {
		for j, id := range n.Inputs {
			ps.If(!objects[id], "unknown", check.At(check.At("/nodes", i)+"/inputs", j), "objektet finns inte: "+id, "no such object: "+id)
		}
		for j, id := range n.Outputs {
			ps.If(!objects[id], "unknown", check.At(check.At("/nodes", i)+"/outputs", j), "objektet finns inte: "+id, "no such object: "+id)
		}
	}
	return ps
}

func (n Node) problems(ps *check.List, at string) {
	ps.Enum(at+"/kind", n.Kind)
	ps.OptionalText(at+"/name", n.Name)
	ps.OptionalText(at+"/note", n.Note)
	ps.If(n.Work < 0 || n.Work > maxSeconds, "range", at+"/work", "arbetstiden är utanför 0–100 år", "the work is outside 0–100 years")
	ps.If(n.Wait < 0 || n.Wait > maxSeconds, "range", at+"/wait", "väntetiden är utanför 0–100 år", "the wait is outside 0–100 years")
	ps.Decimal(at+"/cost", n.Cost)
	ps.If(math.IsNaN(n.Rework) || n.Rework < 0 || n.Rework >= 1, "range", at+"/rework",
		"omarbetet är inte minst 0 och under 1", "the rework is not at least 0 and below 1")
}

// maxSeconds keeps sums of times exact: a hundred years.
const maxSeconds = 100 * 366 * 24 * 60 * 60

// endProblems wants an end of a flow to be a node, or a participant when it is a message. Nodes, lanes and
// participants have been taken into ids before the first flow.
func (m Map) endProblems(ps *check.List, path string, f Flow, id string, ids map[string]string) {
	at, ok := ids[id]
	isNode, isParticipant := len(at) > 6 && at[:6] == "/nodes", len(at) > 13 && at[:13] == "/participants"
	switch {
	case id == "":
		ps.Add("missing", path, "flödets ände saknas", "the end of the flow is missing")
	case !ok || !isNode && !isParticipant:
		ps.Add("unknown", path, "noden finns inte: "+id, "no such node: "+id)
	case isParticipant && !f.IsMessage():
		ps.Add("kind", path, "bara meddelanden går till och från en deltagare", "only messages run to and from a participant")
	}
}

// ValidID reports whether the text may be an element's identity: it begins with an ASCII letter, digit or underscore
// and holds only those, hyphens and full stops.
func ValidID(id string) bool {
	for i := range len(id) {
		c := id[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
		if !letter && (i == 0 || c != '-' && c != '.') {
			return false
		}
	}
	return id != "" && len(id) <= 200
}

// Validate returns the problems as an error.
func (m Map) Validate() error { return kvalitet.Invalid(m.Problems()) }

// MarshalJSON writes the map as a document of [MapSchema].
func (m Map) MarshalJSON() ([]byte, error) {
	type plain Map
	return jsondoc.Marshal(MapSchema, plain(m))
}

// UnmarshalJSON reads a document of [MapSchema]; an unknown member is [kvalitet.ErrInvalid]. [ReadFile] is more
// forgiving.
func (m *Map) UnmarshalJSON(data []byte) error {
	type plain Map
	return jsondoc.Unmarshal(MapSchema, data, (*plain)(m))
}

// Node returns the node with the ID.
func (m Map) Node(id string) (Node, bool) {
	for _, n := range m.Nodes {
		if n.ID == id {
			return n, true
		}
	}
	return Node{}, false
}

// String gives the name and the size: "Ansöka om bygglov (12 noder, 3 banor)".
func (m Map) String() string {
	return fmt.Sprintf("%s (%d noder, %d banor)", m.Name, len(m.Nodes), len(m.Lanes))
}
