package process

import "fmt"

// Change is one difference between two maps.
type Change struct {
	// What is "lane", "node", "flow", "object" or "participant".
	What string `json:"what"`
	ID   string `json:"id"`
	// How is "added", "removed" or "changed".
	How string `json:"how"`
	// Field is the JSON name of what changed; empty when the whole was added or removed.
	Field  string `json:"field,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Diff tells what the wanted state changes in the present one (nuläge, önskat läge), by identity: lanes, participants,
// nodes, flows and objects, each in the order of the first map and then of the second.
func Diff(present, wanted Map) []Change {
	var changes []Change
	diff(&changes, "lane", present.Lanes, wanted.Lanes, func(l Lane) (string, [][2]string) {
		return l.ID, [][2]string{{"name", l.Name}, {"pool", l.Pool}, {"hourlyCost", l.HourlyCost.String()}, {"count", fmt.Sprint(l.Count)}}
	})
	diff(&changes, "participant", present.Participants, wanted.Participants, func(p Participant) (string, [][2]string) {
		return p.ID, [][2]string{{"name", p.Name}}
	})
	diff(&changes, "node", present.Nodes, wanted.Nodes, func(n Node) (string, [][2]string) {
		return n.ID, [][2]string{{"kind", n.Kind.String()}, {"name", n.Name}, {"lane", n.Lane}, {"roles", list(n.Roles)},
			{"accountable", list(n.Accountable)}, {"inputs", list(n.Inputs)}, {"outputs", list(n.Outputs)}, {"routines", list(n.Routines)},
			{"system", n.System}, {"work", fmt.Sprint(n.Work)}, {"wait", fmt.Sprint(n.Wait)}, {"cost", n.Cost.String()},
			{"rework", fmt.Sprint(n.Rework)}, {"critical", fmt.Sprint(n.Critical)}, {"risk", n.Risk}}
	})
	diff(&changes, "flow", present.Flows, wanted.Flows, func(f Flow) (string, [][2]string) {
		probability := ""
		if f.Probability != nil {
			probability = fmt.Sprint(*f.Probability)
		}
		return f.ID, [][2]string{{"from", f.From}, {"to", f.To}, {"name", f.Name}, {"probability", probability}, {"limit", f.Limit}}
	})
	diff(&changes, "object", present.Objects, wanted.Objects, func(o Object) (string, [][2]string) {
		return o.ID, [][2]string{{"name", o.Name}, {"external", fmt.Sprint(o.External)}}
	})
	return changes
}

// diff compares two lists whose elements show themselves as an identity and named values.
func diff[T any](changes *[]Change, what string, before, after []T, show func(T) (string, [][2]string)) {
	left := make(map[string][][2]string, len(after))
	for _, e := range after {
		id, values := show(e)
		left[id] = values
	}
	had := make(map[string]bool, len(before))
	for _, e := range before {
		id, values := show(e)
		had[id] = true
		now, ok := left[id]
		if !ok {
			*changes = append(*changes, Change{What: what, ID: id, How: "removed"})
			continue
		}
		for i, v := range values {
			if v[1] != now[i][1] {
				*changes = append(*changes, Change{What: what, ID: id, How: "changed", Field: v[0], Before: v[1], After: now[i][1]})
			}
		}
	}
	for _, e := range after {
		if id, _ := show(e); !had[id] {
			*changes = append(*changes, Change{What: what, ID: id, How: "added"})
		}
	}
}

func list(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return fmt.Sprint(texts)
}
