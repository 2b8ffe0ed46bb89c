package diagram

import (
	"io"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet/process"
)

// The namespaces of BPMN 2.0 and of what a map holds beyond it.
const (
	modelNS    = "http://www.omg.org/spec/BPMN/20100524/MODEL"
	diNS       = "http://www.omg.org/spec/BPMN/20100524/DI"
	dcNS       = "http://www.omg.org/spec/DD/20100524/DC"
	ddNS       = "http://www.omg.org/spec/DD/20100524/DI"
	kvalitetNS = "https://github.com/kommunkvalitet/kvalitet/process/v1"
)

// WriteBPMN writes the map as BPMN 2.0 with its drawing: a collaboration with a pool for the process and one for each
// participant, lanes, every node and every flow with its shape. Identities are made ASCII; a map whose identities are
// so already keeps them. What BPMN has no place for (times, costs, objects, references) stands in extension elements
// and comes back with [ReadBPMN]. The same map always gives the same bytes.
//
// The map must be valid ([process.Map.Validate]); what is not gives an error and nothing is written.
func WriteBPMN(w io.Writer, m process.Map) error {
	if err := m.Validate(); err != nil {
		return err
	}
	b := newBuilder(m)
	return writeXML(w, nil, b.definitions(), true)
}

// builder makes the elements of a document.
type builder struct {
	m          *process.Map
	d          Drawing
	ids        map[string]string // "n:"+node, "f:"+flow, "l:"+lane, "p:"+pool → identity in the document
	taken      map[string]bool
	in, out    [][]int // per node: sequence flows
	at         map[string]int
	typed      bool   // starts are messages, as there are several
	p          string // prefix of the model's elements, with its colon
	dip        string
	dcp        string
	ddp        string
	processIDs map[int]string // by pool
}

func newBuilder(m process.Map) *builder {
	b := &builder{m: &m, d: Layout(m), ids: make(map[string]string), taken: make(map[string]bool), processIDs: make(map[int]string),
		p: "bpmn:", dip: "bpmndi:", dcp: "dc:", ddp: "di:"}
	for _, n := range m.Nodes {
		b.id("n:"+n.ID, n.ID, "Node_")
	}
	for _, f := range m.Flows {
		b.id("f:"+f.ID, f.ID, "Flow_")
	}
	for _, l := range m.Lanes {
		b.id("l:"+l.ID, l.ID, "Lane_")
	}
	for i, p := range b.d.Pools {
		if b.d.Black[i] {
			b.id("p:"+strconv.Itoa(i), p.ID, "Participant_")
		}
	}
	for i := range b.d.Pools {
		if !b.d.Black[i] {
			b.id("p:"+strconv.Itoa(i), "Pool_"+strconv.Itoa(i+1), "")
			b.processIDs[i] = b.id("process:"+strconv.Itoa(i), "Process_"+strconv.Itoa(i+1), "")
		}
	}
	b.in, b.out = make([][]int, len(m.Nodes)), make([][]int, len(m.Nodes))
	b.at = make(map[string]int, len(m.Nodes))
	starts := 0
	for i, n := range m.Nodes {
		b.at[n.ID] = i
		if n.Kind == process.NodeStart {
			starts++
		}
	}
	b.typed = starts > 1
	for i, f := range m.Flows {
		if f.IsMessage() {
			continue
		}
		if v, ok := b.at[f.From]; ok { // another tool's file may have a flow to nowhere
			b.out[v] = append(b.out[v], i)
		}
		if v, ok := b.at[f.To]; ok {
			b.in[v] = append(b.in[v], i)
		}
	}
	return b
}

// id takes an identity that XML allows: it begins with a letter or an underscore and is used once.
func (b *builder) id(key, want, prefix string) string {
	var ascii strings.Builder
	for _, r := range want {
		if r < 0x80 && (r == '_' || r == '-' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			ascii.WriteRune(r)
		} else {
			ascii.WriteByte('_')
		}
	}
	id := ascii.String()
	if id == "" || id[0] >= '0' && id[0] <= '9' || id[0] == '-' || id[0] == '.' {
		id = prefix + id
	}
	try := id
	for n := 2; b.taken[try]; n++ {
		try = id + "_" + strconv.Itoa(n)
	}
	b.taken[try] = true
	b.ids[key] = try
	return try
}

func (b *builder) definitions() *element {
	defs := newElement(b.p+"definitions", "xmlns:bpmn", modelNS, "xmlns:bpmndi", diNS, "xmlns:dc", dcNS, "xmlns:di", ddNS, "xmlns:kvalitet", kvalitetNS,
		"id", b.id("definitions", "Definitions_1", ""), "targetNamespace", kvalitetNS, "exporter", "kvalitet")
	collaboration := newElement(b.p+"collaboration", "id", b.id("collaboration", "Collaboration_1", ""))
	for i := range b.d.Pools {
		if !b.d.Black[i] {
			collaboration.add(newElement(b.p+"participant", "id", b.ids["p:"+strconv.Itoa(i)], "name", b.poolName(i), "processRef", b.processIDs[i]))
		}
	}
	for _, p := range b.m.Participants {
		id := b.end(p.ID)
		collaboration.add(newElement(b.p+"participant", "id", id, "name", p.Name).add(b.extension(&process.Participant{ID: p.ID}, id)))
	}
	for _, f := range b.m.Flows {
		if f.IsMessage() {
			collaboration.add(newElement(b.p+"messageFlow", "id", b.ids["f:"+f.ID], "name", f.Name, "sourceRef", b.end(f.From), "targetRef", b.end(f.To)).named(f.Name).
				add(b.extension(&process.Flow{ID: f.ID, Limit: f.Limit, Probability: f.Probability}, b.ids["f:"+f.ID])))
		}
	}
	defs.add(collaboration)
	for i := range b.d.Pools {
		if !b.d.Black[i] {
			defs.add(b.process(i))
		}
	}
	return defs.add(b.diagram(b.ids["collaboration"]))
}

// named drops an empty name.
func (e *element) named(name string) *element {
	if name == "" {
		for i, a := range e.attrs {
			if a.name == "name" {
				e.attrs = append(e.attrs[:i], e.attrs[i+1:]...)
				break
			}
		}
	}
	return e
}

func (b *builder) poolName(i int) string {
	s := b.d.Pools[i]
	if s.ID != "" {
		return s.ID
	}
	return b.m.PoolName()
}

// end is the identity of a message's end.
func (b *builder) end(id string) string {
	if ref, ok := b.ids["n:"+id]; ok {
		return ref
	}
	for i, s := range b.d.Pools {
		if b.d.Black[i] && s.ID == id {
			return b.ids["p:"+strconv.Itoa(i)]
		}
	}
	return ""
}

// poolOf is the pool in which a node stands.
func (b *builder) poolOf(node int) int {
	if l := b.d.LaneOf[node]; l >= 0 {
		return b.d.PoolOf[l]
	}
	for i := range b.d.Pools {
		if !b.d.Black[i] {
			return i
		}
	}
	return 0
}

// tags are the elements for the kinds of node. A sub-process is a call of a process drawn elsewhere.
var tags = map[process.NodeKind]string{
	process.NodeStart: "startEvent", process.NodeEnd: "endEvent", process.NodeActivity: "task", process.NodeDecision: "exclusiveGateway",
	process.NodeParallel: "parallelGateway", process.NodeInclusive: "inclusiveGateway", process.NodeComplex: "complexGateway",
	process.NodeSubprocess: "callActivity", process.NodeEvent: "intermediateThrowEvent", process.NodeEventBased: "eventBasedGateway",
}
