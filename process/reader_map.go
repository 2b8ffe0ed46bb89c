package process

import (
	"strconv"

	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// readMap rewrites the body of a map in place.
func (r *reader) readMap(body map[string]any) {
	r.ids, r.taken = make(map[string]string), make(map[string]bool)
	if v, ok := body["dayHours"]; ok {
		hours, ok := number(text(v))
		if ok = ok && hours > 0 && hours <= 24; ok {
			r.day = hours * 3600
		} else {
			r.problems.Add("range", "/dayHours", "arbetsdagen är inte mellan 0 och 24 timmar", "the working day is not between 0 and 24 hours")
		}
	}
	delete(body, "dayHours")
	if u, ok := body["timeUnit"]; ok {
		r.unit = unitSeconds(text(u), r.day)
		if r.unit == 0 {
			r.problems.Add("syntax", "/timeUnit", "okänd tidsenhet", "unknown unit of time")
			r.unit = 1
		}
	}
	delete(body, "timeUnit")
	for _, name := range []string{"name", "language", "pool"} {
		setText(body, name)
	}
	for _, name := range []string{"id", "process", "baseline"} {
		r.identity(body, "/"+name, name)
	}
	r.code(body, "/state", "state", stateWords)
	r.code(body, "/detail", "detail", detailWords)
	setInteger(body, "version")
	participants := r.list(body, "participants", participantNames)
	lanes := r.list(body, "lanes", laneNames)
	nodes := r.list(body, "nodes", nodeNames)
	flows := r.list(body, "flows", flowNames)
	for _, m := range r.list(body, "messageFlows", flowNames) {
		m["kind"] = "message"
		flows = append(flows, m)
	}
	delete(body, "messageFlows")
	objects := r.list(body, "objects", objectNames)

	for i, n := range nodes {
		r.name(n, check.At("/nodes", i), "n", i)
	}
	for i, p := range participants {
		r.name(p, check.At("/participants", i), "participant", i)
		setText(p, "name")
	}
	laneID := make(map[string]string)
	for i, l := range lanes {
		written := text(l["id"])
		r.nameLane(l, laneID, written, i)
		_, blank := l["name"] // a name that is written but empty is for the rules to tell of
		setText(l, "name")
		setText(l, "pool")
		r.amount(l, check.At("/lanes", i), "hourlyCost")
		setInteger(l, "count")
		if l["name"] == nil && written != "" && !blank {
			l["name"] = written
		}
	}
	objectID := make(map[string]string)
	for i, o := range objects {
		written := text(o["id"])
		o["id"] = r.free(slug(first(written, text(o["name"]), "o"+strconv.Itoa(i+1))))
		objectID[fold(written)], objectID[fold(text(o["name"]))] = text(o["id"]), text(o["id"])
		setText(o, "name")
		setBool(o, "external")
	}
	for i, n := range nodes {
		lanes = r.readNode(n, check.At("/nodes", i), lanes, laneID)
		objects = r.readObjects(n, "inputs", objects, objectID)
		objects = r.readObjects(n, "outputs", objects, objectID)
	}
	for i, f := range flows {
		r.readFlow(f, check.At("/flows", i), i)
	}
	for name, l := range map[string][]map[string]any{"participants": participants, "lanes": lanes, "nodes": nodes, "flows": flows, "objects": objects} {
		delete(body, name)
		if len(l) > 0 {
			body[name] = l
		}
	}
}

func (r *reader) readNode(n map[string]any, at string, lanes []map[string]any, laneID map[string]string) []map[string]any {
	r.code(n, at+"/kind", "kind", kindWords)
	setText(n, "name")
	for _, name := range []string{"system", "risk", "position", "note"} {
		setText(n, name)
	}
	for _, name := range []string{"roles", "accountable", "routines"} {
		setTexts(n, name)
	}
	r.seconds(n, at, "work")
	r.seconds(n, at, "wait")
	r.seconds(n, at, "total")
	if total, ok := n["total"].(int64); ok { // the whole time; what is not work is waiting
		work, _ := n["work"].(int64)
		if _, waits := n["wait"]; !waits && total > work {
			n["wait"] = total - work
		}
	}
	delete(n, "total")
	r.amount(n, at, "cost")
	r.share(n, at, "rework")
	r.identity(n, at+"/process", "process")
	setBool(n, "critical")
	setTexts(n, "lane")
	performers, _ := n["lane"].([]string)
	delete(n, "lane")
	who := ""
	if len(performers) > 0 { // several performers: the first has the lane, the others take part
		who = performers[0]
		if roles, _ := n["roles"].([]string); len(performers) > 1 {
			n["roles"] = append(roles, performers[1:]...)
		}
	}
	if who == "" {
		return lanes
	}
	id, ok := laneID[fold(who)]
	if !ok {
		l := map[string]any{"id": "", "name": who}
		r.nameLane(l, laneID, who, len(lanes))
		lanes, id = append(lanes, l), text(l["id"])
	}
	n["lane"] = id
	return lanes
}

// readObjects turns names of objects into identities; an object that only a node speaks of is added.
func (r *reader) readObjects(n map[string]any, name string, objects []map[string]any, objectID map[string]string) []map[string]any {
	setTexts(n, name)
	list, _ := n[name].([]string)
	for i, written := range list {
		id, ok := objectID[fold(written)]
		if !ok {
			id = r.free(slug(written))
			objectID[fold(written)] = id
			objects = append(objects, map[string]any{"id": id, "name": written, "external": name == "inputs"})
		}
		list[i] = id
	}
	return objects
}

func (r *reader) readFlow(f map[string]any, at string, i int) {
	if text(f["id"]) == "" || r.taken[slug(text(f["id"]))] {
		f["id"] = r.free("f" + strconv.Itoa(i+1))
	} else {
		f["id"] = r.free(slug(text(f["id"])))
	}
	r.code(f, at+"/kind", "kind", flowWords)
	for _, end := range []string{"from", "to"} {
		written := text(f[end])
		if id, ok := r.ids[written]; ok {
			f[end] = id
		} else {
			f[end] = written
		}
	}
	setText(f, "name")
	setText(f, "limit")
	r.share(f, at, "probability")
}

func (r *reader) nameLane(l map[string]any, laneID map[string]string, written string, i int) {
	id := r.free(slug(first(written, text(l["name"]), "lane"+strconv.Itoa(i+1))))
	l["id"] = id
	for _, key := range []string{fold(written), fold(text(l["name"]))} {
		if _, ok := laneID[key]; !ok && key != "" {
			laneID[key] = id
		}
	}
}
