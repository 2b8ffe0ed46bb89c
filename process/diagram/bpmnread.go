package diagram

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/process"
)

// Document is a BPMN file that was read: the map in it, and everything else, which is kept and written back.
type Document struct {
	Map process.Map
	// Problems tell what in the file could not be read as a part of the map; it is kept all the same.
	Problems []kvalitet.Problem

	head  []any
	root  *element
	pre   map[string]map[string]bool // namespace → prefixes
	nodes map[string]*element
	lanes map[string]*element
	pools map[string]string // pool's name in the map → participant
	plane string            // what the drawing is of: the collaboration or the process
	refs  map[string]bool   // identities of the elements that the map speaks of
	inDoc map[string]string // identity in the map → in the document, where they differ
	inMap map[string]string // the other way round
	found map[string]bool   // objects that only BPMN's elements tell of
	scope *element          // the sub-process whose inside this is; nil is the whole
}

// kinds are BPMN's elements as kinds of node.
var kinds = map[string]process.NodeKind{
	"startEvent": process.NodeStart, "endEvent": process.NodeEnd,
	"task": process.NodeActivity, "userTask": process.NodeActivity, "manualTask": process.NodeActivity, "serviceTask": process.NodeActivity,
	"sendTask": process.NodeActivity, "receiveTask": process.NodeActivity, "scriptTask": process.NodeActivity, "businessRuleTask": process.NodeActivity,
	"exclusiveGateway": process.NodeDecision, "parallelGateway": process.NodeParallel, "inclusiveGateway": process.NodeInclusive,
	"complexGateway": process.NodeComplex, "eventBasedGateway": process.NodeEventBased,
	"subProcess": process.NodeSubprocess, "callActivity": process.NodeSubprocess, "transaction": process.NodeSubprocess, "adHocSubProcess": process.NodeSubprocess,
	"intermediateCatchEvent": process.NodeEvent, "intermediateThrowEvent": process.NodeEvent, "boundaryEvent": process.NodeEvent,
}

// ReadBPMN reads a BPMN 2.0 file, whoever wrote it. The map holds pools, lanes, nodes, sequences and messages; what the
// map has no place for stays in the document. What is inside a sub-process is not part of the map.
func ReadBPMN(r io.Reader) (*Document, error) {
	head, root, err := parseXML(r)
	if err != nil {
		return nil, err
	}
	d := newDocument(root)
	d.head = head
	for _, a := range root.attrs {
		if prefix, ok := strings.CutPrefix(a.name, "xmlns:"); ok {
			d.declare(a.value, prefix)
		} else if a.name == "xmlns" {
			d.declare(a.value, "")
		}
	}
	if !d.is(root, modelNS, "definitions") {
		return nil, fmt.Errorf("%w: filen är inte BPMN 2.0 / the file is not BPMN 2.0", kvalitet.ErrInvalid)
	}
	d.readProcesses()
	return d, nil
}

func newDocument(root *element) *Document {
	return &Document{root: root, pre: make(map[string]map[string]bool), nodes: make(map[string]*element),
		lanes: make(map[string]*element), pools: make(map[string]string), refs: make(map[string]bool),
		inDoc: make(map[string]string), inMap: make(map[string]string), found: make(map[string]bool)}
}

func (d *Document) declare(ns, prefix string) {
	if d.pre[ns] == nil {
		d.pre[ns] = make(map[string]bool)
	}
	d.pre[ns][prefix] = true
}

// is reports whether an element is of the namespace and has one of the local names.
func (d *Document) is(e *element, ns string, locals ...string) bool {
	prefix := ""
	if p, _, ok := strings.Cut(e.name, ":"); ok {
		prefix = p
	}
	if !d.pre[ns][prefix] {
		return false
	}
	for _, l := range locals {
		if e.local() == l {
			return true
		}
	}
	return false
}

func (d *Document) all(parent *element, local string) []*element {
	var out []*element
	for _, e := range parent.elements() {
		if d.is(e, modelNS, local) {
			out = append(out, e)
		}
	}
	return out
}

func (d *Document) readProcesses() {
	m := &d.Map
	var problems check.List
	pool := make(map[string]*element) // process → participant
	for _, c := range d.all(d.root, "collaboration") {
		if d.plane == "" {
			d.plane = c.attr("id")
		}
		for _, p := range d.all(c, "participant") {
			if ref := localName(p.attr("processRef")); ref != "" {
				pool[ref] = p
				continue
			}
			other := process.Participant{ID: p.attr("id"), Name: p.attr("name")}
			d.read(p, &other, &problems)
			d.alias(other.ID, p.attr("id"))
			m.Participants = append(m.Participants, other)
			d.refs[p.attr("id")] = true
		}
	}
	for i, p := range d.all(d.root, "process") {
		name := p.attr("name")
		if participant := pool[p.attr("id")]; participant != nil {
			if participant.attr("name") != "" {
				name = participant.attr("name")
			}
			d.refs[participant.attr("id")] = true
		}
		inPool := ""
		if i == 0 {
			m.Name = p.attr("name")
			if m.Name == "" {
				m.Name = name
			}
			d.read(p, m, &problems)
			if m.Pool == "" && name != m.Name {
				m.Pool = name
			}
			if d.plane == "" {
				d.plane = p.attr("id")
			}
		} else if inPool = name; inPool == "" {
			inPool = p.attr("id")
		}
		if participant := pool[p.attr("id")]; participant != nil {
			d.pools[inPool] = participant.attr("id")
		}
		d.readProcess(p, inPool, &problems)
	}
	if m.Name == "" {
		m.Name = d.root.attr("name")
	}
	if m.Name == "" {
		m.Name = "Process"
	}
	if m.ID == (process.Map{}).ID {
		m.ID = nameID(m.Name)
	}
	d.readMessages(&problems)
	d.fromOutside()
	d.Problems = problems
}

// readProcess adds the lanes, nodes and flows of a process.
func (d *Document) readProcess(p *element, pool string, problems *check.List) {
	m := &d.Map
	laneOf := make(map[string]string)
	var walk func(set *element)
	walk = func(set *element) {
		for _, e := range d.all(set, "lane") {
			if inner := e.child("childLaneSet"); inner != nil {
				walk(inner)
				if !slices.ContainsFunc(d.all(e, "flowNodeRef"), func(ref *element) bool { return laneOf[ref.text()] == "" }) {
					continue // all that the outer lane lists stands in an inner one
				}
			}
			lane := process.Lane{ID: e.attr("id"), Name: e.attr("name")}
			d.read(e, &lane, problems)
			d.alias(lane.ID, e.attr("id"))
			lane.Pool = pool
			m.Lanes = append(m.Lanes, lane)
			d.lanes[lane.ID] = e
			d.refs[e.attr("id")] = true
			for _, ref := range d.all(e, "flowNodeRef") {
				if laneOf[ref.text()] == "" {
					laneOf[ref.text()] = lane.ID
				}
			}
		}
	}
	before := len(m.Lanes)
	for _, set := range d.all(p, "laneSet") {
		walk(set)
	}
	only := ""
	if pool != "" && len(m.Lanes) == before { // the map tells pools apart by their lanes
		only = p.attr("id")
		m.Lanes = append(m.Lanes, process.Lane{ID: only, Name: pool, Pool: pool})
	}
	for _, e := range p.elements() {
		id := e.attr("id")
		kind, isNode := kinds[e.local()]
		switch {
		case !d.is(e, modelNS, e.local()):
		case isNode && e.attr("triggeredByEvent") == "true":
			problems.Add("unused", "/nodes/"+id, "en händelsestyrd delprocess har inga flöden; den behålls men är inte med på kartan",
				"an event sub-process has no flows; it is kept but is not on the map")
		case isNode && (e.attr("isForCompensation") == "true" || e.child("compensateEventDefinition") != nil && e.attr("attachedToRef") != ""):
			problems.Add("unused", "/nodes/"+id, "det som återställer ett steg har inga flöden; det behålls men är inte med på kartan",
				"what undoes a step has no flows; it is kept but is not on the map")
		case isNode:
			n := process.Node{ID: id, Name: strings.Join(strings.Fields(e.attr("name")), " ")}
			d.read(e, &n, problems)
			n.Kind = kind
			if doc := e.child("documentation"); doc != nil {
				n.Note = doc.text()
			}
			if lane := cmp.Or(laneOf[id], only); lane != "" {
				n.Lane = lane
			}
			m.Nodes = append(m.Nodes, n)
			d.alias(n.ID, id)
			d.nodes[n.ID] = e
			d.refs[id] = true
			if host := e.attr("attachedToRef"); host != "" { // comes out of the activity that it is attached to
				m.Flows = append(m.Flows, process.Flow{ID: id + "_attached", Kind: process.FlowBoundary, From: host, To: id, Name: n.Name})
			}
		case e.local() == "sequenceFlow":
			f := process.Flow{ID: id, Name: e.attr("name"), From: e.attr("sourceRef"), To: e.attr("targetRef")}
			d.read(e, &f, problems)
			d.alias(f.ID, id)
			m.Flows = append(m.Flows, f)
			d.refs[id] = true
		}
	}
	d.readLinks(p)
	d.readObjects(p)
}

// alias remembers that an element has another identity in the map than in the document.
func (d *Document) alias(inMap, inDoc string) {
	if inMap != inDoc {
		d.inDoc[inMap], d.inMap[inDoc] = inDoc, inMap
	}
}

// doc is the identity in the document of an element of the map.
func (d *Document) doc(id string) string {
	if other, ok := d.inDoc[id]; ok {
		return other
	}
	return id
}

// mapped is the identity in the map of an element of the document.
func (d *Document) mapped(id string) string {
	if other, ok := d.inMap[id]; ok {
		return other
	}
	return id
}

// read fills in what an extension element of ours holds.
func (d *Document) read(e *element, v any, problems *check.List) {
	ext := e.child("extensionElements")
	if ext == nil {
		return
	}
	for _, data := range ext.elements() {
		if !d.is(data, kvalitetNS, "data") {
			continue
		}
		if err := json.Unmarshal([]byte(data.text()), v); err != nil {
			problems.Add("syntax", "/"+e.attr("id"), "tilläggsuppgifterna kan inte läsas", "the extension data cannot be read")
		}
	}
}
