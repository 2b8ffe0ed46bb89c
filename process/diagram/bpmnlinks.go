package diagram

import (
	"cmp"

	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/process"
)

// readLinks joins link events: what goes into the throwing one goes on at the one that catches the same name.
func (d *Document) readLinks(p *element) {
	catching := make(map[string]string)
	link := func(e *element) string {
		if l := e.child("linkEventDefinition"); l != nil {
			return cmp.Or(l.attr("name"), e.attr("name"))
		}
		return ""
	}
	for _, e := range d.all(p, "intermediateCatchEvent") {
		if name := link(e); name != "" {
			catching[name] = e.attr("id")
		}
	}
	for _, e := range d.all(p, "intermediateThrowEvent") {
		if to := catching[link(e)]; to != "" {
			d.Map.Flows = append(d.Map.Flows, process.Flow{ID: e.attr("id") + "_link", From: e.attr("id"), To: to})
		}
	}
}

func (d *Document) readMessages(problems *check.List) {
	m := &d.Map
	for i, f := range m.Flows {
		m.Flows[i].From, m.Flows[i].To = d.mapped(f.From), d.mapped(f.To)
	}
	ends, pools := make(map[string]bool), make(map[string]bool)
	for _, p := range m.Participants {
		ends[p.ID] = true
	}
	for _, id := range d.pools {
		pools[id] = true
	}
	for _, n := range m.Nodes {
		ends[n.ID] = true
	}
	for _, c := range d.all(d.root, "collaboration") {
		for _, e := range d.all(c, "messageFlow") {
			f := process.Flow{ID: e.attr("id"), Kind: process.FlowMessage, Name: e.attr("name"), From: localName(e.attr("sourceRef")), To: localName(e.attr("targetRef"))}
			d.read(e, &f, problems)
			f.From, f.To = d.mapped(f.From), d.mapped(f.To)
			d.alias(f.ID, e.attr("id"))
			switch {
			case ends[f.From] && ends[f.To]:
				m.Flows = append(m.Flows, f)
				d.refs[e.attr("id")] = true
			case (ends[f.From] || pools[f.From]) && (ends[f.To] || pools[f.To]):
				problems.Add("unused", "/flows/"+f.ID, "meddelandet går till eller från en hel pool med egna noder; det behålls men är inte med på kartan",
					"the message is to or from a whole pool with nodes of its own; it is kept but is not on the map")
			default:
				problems.Add("unknown", "/flows/"+f.ID, "meddelandets ände är ingen nod; det behålls men är inte med på kartan",
					"an end of the message is no node; it is kept but is not on the map")
			}
		}
	}
}
