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
