package diagram

import (
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet/process"
)

// readObjects adds the data objects and stores of a process, and what its activities read and write of them. A store
// outlives the process and is external to it.
func (d *Document) readObjects(p *element) {
	m := &d.Map
	known := make(map[string]bool)
	for _, o := range m.Objects {
		known[o.ID] = true
	}
	for _, e := range p.elements() {
		id := e.attr("id")
		if !d.is(e, modelNS, "dataObjectReference", "dataStoreReference") || id == "" || known[id] {
			continue
		}
		known[id] = true
		name := strings.Join(strings.Fields(e.attr("name")), " ")
		if name == "" {
			name = id
		}
		m.Objects = append(m.Objects, process.Object{ID: id, Name: name, External: e.local() == "dataStoreReference"})
		d.found[id] = true
	}
	for i := range m.Nodes {
		n := &m.Nodes[i]
		e := d.nodes[n.ID]
		if e == nil {
			continue
		}
		for _, way := range []struct {
			tag, end string
			list     *[]string
		}{{"dataInputAssociation", "sourceRef", &n.Inputs}, {"dataOutputAssociation", "targetRef", &n.Outputs}} {
			for _, a := range d.all(e, way.tag) {
				for _, ref := range d.all(a, way.end) {
					if id := localName(ref.text()); known[id] && !slices.Contains(*way.list, id) {
						*way.list = append(*way.list, id)
					}
				}
			}
		}
	}
}

// fromOutside marks the data objects that come with what starts the process or a step: nobody makes them, and a step that
// follows a start or an event that is waited for, or that a message comes to, takes them. BPMN has no other way to say so.
func (d *Document) fromOutside() {
	m := &d.Map
	brings := make(map[string]bool) // node → something comes to it from outside
	for id, e := range d.nodes {
		brings[id] = d.is(e, modelNS, "startEvent", "intermediateCatchEvent", "boundaryEvent") && e.child("linkEventDefinition") == nil
	}
	first := make(map[string]bool)
	for _, f := range m.Flows {
		if f.IsMessage() || brings[f.From] {
			first[f.To] = true
		}
	}
	taken, made := make(map[string]bool), make(map[string]bool)
	for _, n := range m.Nodes {
		for _, o := range n.Inputs {
			taken[o] = taken[o] || first[n.ID]
		}
		for _, o := range n.Outputs {
			made[o] = true
		}
	}
	for i, o := range m.Objects {
		m.Objects[i].External = o.External || d.found[o.ID] && taken[o.ID] && !made[o.ID]
	}
}
