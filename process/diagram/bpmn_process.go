package diagram

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/process"
)

func (b *builder) process(pool int) *element {
	p := newElement(b.p+"process", "id", b.processIDs[pool], "name", b.poolName(pool), "isExecutable", "false")
	if pool == b.ownPool() {
		p.add(b.extension(b.mapData(), ""))
	}
	var lanes *element
	for i, l := range b.m.Lanes {
		if b.d.PoolOf[i] != pool {
			continue
		}
		if lanes == nil {
			lanes = newElement(b.p+"laneSet", "id", b.id("laneSet:"+strconv.Itoa(pool), "LaneSet_"+strconv.Itoa(pool+1), ""))
			p.add(lanes)
		}
		lane := newElement(b.p+"lane", "id", b.ids["l:"+l.ID], "name", l.Name).named(l.Name).
			add(b.extension(&process.Lane{ID: l.ID, HourlyCost: l.HourlyCost, Count: l.Count}, b.ids["l:"+l.ID]))
		for v, n := range b.m.Nodes {
			if b.d.LaneOf[v] == i {
				ref := newElement(b.p + "flowNodeRef")
				ref.children = append(ref.children, text(b.ids["n:"+n.ID]))
				lane.add(ref)
			}
		}
		lanes.add(lane)
	}
	for v := range b.m.Nodes {
		if b.poolOf(v) == pool {
			p.add(b.node(v))
		}
	}
	for _, f := range b.m.Flows {
		if !f.IsMessage() && b.poolOf(b.at[f.From]) == pool {
			p.add(newElement(b.p+"sequenceFlow", "id", b.ids["f:"+f.ID], "name", f.Name, "sourceRef", b.end(f.From), "targetRef", b.end(f.To)).named(f.Name).
				add(b.extension(flowData(f), b.ids["f:"+f.ID])))
		}
	}
	return p
}

// ownPool is the pool that carries the map's own data: the first with an inside.
func (b *builder) ownPool() int {
	for i := range b.d.Pools {
		if !b.d.Black[i] {
			return i
		}
	}
	return -1
}

func (b *builder) node(v int) *element {
	n := b.m.Nodes[v]
	tag := tags[n.Kind]
	if n.Kind == process.NodeEvent && slices.ContainsFunc(b.in[v], func(f int) bool {
		u, ok := b.at[b.m.Flows[f].From]
		return ok && b.m.Nodes[u].Kind == process.NodeEventBased
	}) {
		tag = "intermediateCatchEvent" // what the choice waits for
	}
	e := newElement(b.p+tag, "id", b.ids["n:"+n.ID], "name", n.Name).named(n.Name)
	if n.Note != "" {
		doc := newElement(b.p + "documentation")
		doc.children = append(doc.children, text(n.Note))
		e.add(doc)
	}
	e.add(b.extension(b.nodeData(v), b.ids["n:"+n.ID]))
	b.connect(e, v)
	if n.Kind == process.NodeStart && b.typed {
		e.add(newElement(b.p+"messageEventDefinition", "id", b.id("def:"+n.ID, b.ids["n:"+n.ID]+"_trigger", "")))
	}
	return e
}

// connect adds the flows in and out.
func (b *builder) connect(e *element, v int) {
	for _, ways := range []struct {
		tag   string
		flows []int
	}{{"incoming", b.in[v]}, {"outgoing", b.out[v]}} {
		for _, f := range ways.flows {
			c := newElement(b.p + ways.tag)
			c.children = append(c.children, text(b.ids["f:"+b.m.Flows[f].ID]))
			e.add(c)
		}
	}
}

// nodeData is the node without what BPMN says itself.
func (b *builder) nodeData(v int) *process.Node {
	n := b.m.Nodes[v]
	n.Kind, n.Name, n.Note = 0, "", ""
	if l := b.d.LaneOf[v]; l < 0 || b.m.Lanes[l].ID == n.Lane {
		n.Lane = ""
	}
	return &n
}

// flowData is the flow without what BPMN says itself.
func flowData(f process.Flow) *process.Flow {
	data := &process.Flow{ID: f.ID, Limit: f.Limit, Probability: f.Probability}
	if f.Kind == process.FlowBoundary {
		data.Kind = f.Kind
	}
	return data
}

// mapData is the map without its elements.
func (b *builder) mapData() *process.Map {
	m := *b.m
	m.Participants, m.Lanes, m.Nodes, m.Flows = nil, nil, nil, nil
	return &m
}

// extension holds the JSON form of what BPMN has no place for; nil when there is nothing. An identity is only kept when
// the document has another.
func (b *builder) extension(data any, id string) *element {
	raw, err := json.Marshal(data)
	if err != nil {
		return nil // only values that have been validated come here
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return nil
	}
	if id != "" && string(members["id"]) == strconv.Quote(id) {
		delete(members, "id")
	}
	for _, name := range []string{"from", "to", "schema"} {
		delete(members, name)
	}
	if string(members["kind"]) == `""` { // what kind of node it is the element says
		delete(members, "kind")
	}
	if id != "" {
		delete(members, "name")
	}
	if len(members) == 0 {
		return nil
	}
	if raw, err = json.Marshal(members); err != nil {
		return nil
	}
	body := newElement("kvalitet:data")
	body.children = append(body.children, text(raw))
	return newElement(b.p + "extensionElements").add(body)
}

// nameID is the identity of a map that has none: the same name always gives the same one.
func nameID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "kvalitet/process/bpmn/%s", name))
}
