package main

import (
	"fmt"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// normal gives a body that has been read the library's form: identities, numbers, and what people leave out because it
// is plain.
type normal struct {
	body string
	year int
	r    *reading
	area map[string]string // letter → code
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func member0(m map[string]any, name string) string {
	s, _ := m[name].(string)
	return s
}

func (n normal) file(m map[string]any, common any) {
	if plan, ok := m["plan"].(map[string]any); ok || common != nil {
		if !ok {
			plan = map[string]any{}
			m["plan"] = plan
		}
		n.plan(plan, m, common)
	}
	var executions []any
	for i, e := range list(m["executions"]) {
		e := e.(map[string]any)
		if n.execution(e, i) {
			executions = append(executions, e)
		} else if len(executions) < i { // keep the paths right when one is left out
			n.shift("/executions", len(executions), i)
		}
	}
	for i := range executions {
		n.own(executions[i].(map[string]any), "execution", i)
	}
	m["executions"] = executions
	for i, d := range list(m["deviations"]) {
		d := d.(map[string]any)
		n.number(d, "activity", fmt.Sprintf("/deviations/%d/activity", i))
		n.deviation(d, i)
	}
	n.previous(m)
	if report, ok := m["report"].(map[string]any); ok {
		n.own(report, "report", 0)
		n.dated(report, "approved", member0(report, "registered"))
		for i, row := range list(report["rows"]) {
			n.number(row.(map[string]any), "activity", fmt.Sprintf("/report/rows/%d/activity", i))
		}
	}
}

// shift lets the paths of the elements from i on point where the elements stood when some before them are left out.
func (n normal) shift(prefix string, to, from int) {
	moved := map[string]string{}
	old := fmt.Sprintf("%s/%d", prefix, from)
	for path, origin := range n.r.origin {
		if path == old || strings.HasPrefix(path, old+"/") {
			moved[fmt.Sprintf("%s/%d", prefix, to)+path[len(old):]] = origin
		}
	}
	for path, origin := range moved {
		n.r.origin[path] = origin
	}
}

func (n normal) own(m map[string]any, kind string, i int) {
	if member0(m, "id") == "" || len(member0(m, "id")) != 36 {
		m["id"] = identity(kind, n.body, n.year, i)
	}
	m["body"], m["year"] = n.body, n.year
}

// dated gives a decision that says only "yes" the day of what it decides on.
func (n normal) dated(m map[string]any, name, day string) {
	if r, ok := m[name].(map[string]any); ok && member0(r, "reference") == "ja" && member0(r, "date") == "" && day != "" {
		r["date"] = day
	}
}

// number puts a running number in its one form; one that cannot be read is left out.
func (n normal) number(m map[string]any, name, path string) {
	text := member0(m, name)
	if text == "" {
		return
	}
	head, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	parsed, err := control.ParseNumber(strings.Trim(head, ".:,"))
	if err != nil {
		n.r.fail(n.r.at(path), text, "inget löpnummer som V1", "not a number such as V1")
		delete(m, name)
		return
	}
	m[name] = parsed.String()
}

func (n normal) plan(plan, body map[string]any, common any) {
	n.own(plan, "plan", 0)
	analysis, _ := plan["analysis"].(map[string]any)
	if analysis == nil {
		analysis = map[string]any{}
		plan["analysis"] = analysis
	}
	risks := list(analysis["risks"])
	for _, c := range list(common) {
		c := c.(map[string]any)
		known := false
		for _, r := range risks {
			r := r.(map[string]any)
			if member0(r, "id") == member0(c, "id") {
				known = true
				r["common"] = true
			}
		}
		if !known {
			copied := map[string]any{"common": true}
			for k, v := range c {
				copied[k] = v
			}
			risks = append(risks, copied)
		}
	}
	for i, r := range risks {
		r := r.(map[string]any)
		if member0(r, "id") == "" {
			r["id"] = fmt.Sprintf("R%d", i+1)
		}
		likelihood, ok1 := r["likelihood"].(int64)
		consequence, ok2 := r["consequence"].(int64)
		if _, rated := r["value"]; !rated && ok1 && ok2 {
			r["value"] = likelihood * consequence // where the file has no value of its own: the usual product
		}
		delete(r, "likelihood")
		n.dated(r, "resolution", member0(analysis, "date"))
	}
	if len(risks) > 0 {
		analysis["risks"] = risks
	}
	for i, a := range list(plan["activities"]) {
		n.activity(a.(map[string]any), fmt.Sprintf("/plan/activities/%d", i), body)
		byText(a.(map[string]any), risks)
	}
	n.amendments(plan)
}

// byText lets an activity name a risk by its text.
func byText(a map[string]any, risks []any) {
	refs := list(a["risks"])
	for i, ref := range refs {
		for _, r := range risks {
			r := r.(map[string]any)
			if text, _ := ref.(string); plainName(text) == plainName(member0(r, "id")) || plainName(text) == plainName(member0(r, "text")) {
				refs[i] = r["id"]
			}
		}
	}
}

func (n normal) activity(a map[string]any, path string, body map[string]any) {
	n.number(a, "number", path+"/number")
	if number, err := control.ParseNumber(member0(a, "number")); err == nil && member0(a, "area") == "" && n.area[number.Letter] != "" {
		a["area"] = n.area[number.Letter]
	}
	if p, ok := a["period"].(map[string]any); ok {
		if last, err := kvalitet.ParseDate(member0(p, "last")); err == nil && member0(p, "until") == "" {
			p["until"] = last.AddDays(1).String()
		}
		delete(p, "last")
	}
	inside := list(a["executions"])
	delete(a, "executions")
	for i, e := range inside { // results that stand within their activity
		e := e.(map[string]any)
		if member0(e, "activity") == "" {
			e["activity"] = member0(a, "number")
		}
		all := list(body["executions"])
		n.r.origin[fmt.Sprintf("/executions/%d", len(all))] = n.r.at(fmt.Sprintf("%s/executions/%d", path, i))
		body["executions"] = append(all, e)
	}
}

// amendments takes the short form {"number": "V1", "date": …} for one change.
func (n normal) amendments(plan map[string]any) {
	for i, am := range list(plan["amendments"]) {
		am := am.(map[string]any)
		path := fmt.Sprintf("/plan/amendments/%d", i)
		n.dated(am, "resolution", member0(am, "date"))
		n.number(am, "number", path+"/number")
		var changes []any
		for j, c := range list(am["changes"]) {
			c := c.(map[string]any)
			n.number(c, "number", fmt.Sprintf("%s/changes/%d/number", path, j))
			if a, ok := c["activity"].(map[string]any); ok {
				named := len(a) == 1 && member0(a, "number") != ""
				n.activity(a, fmt.Sprintf("%s/changes/%d/activity", path, j), map[string]any{})
				if member0(c, "number") == "" {
					c["number"] = member0(a, "number")
				}
				if member0(a, "number") == "" {
					a["number"] = member0(c, "number")
				}
				if named { // which goes
					delete(c, "activity")
				}
			}
			changes = append(changes, c)
		}
		if number := member0(am, "number"); number != "" && len(changes) == 0 {
			for _, a := range list(plan["activities"]) { // which stands as it is now, changed
				if a := a.(map[string]any); member0(a, "number") == number {
					changes = append(changes, map[string]any{"number": number, "activity": a})
				}
			}
		}
		delete(am, "number")
		am["changes"] = changes
	}
}

// execution reports whether it is one: a row that says "not done" tells that there is none.
func (n normal) execution(e map[string]any, i int) bool {
	n.number(e, "activity", fmt.Sprintf("/executions/%d/activity", i))
	if r := member0(e, "result"); r == "notDone" || r == "notDue" {
		return false
	}
	if member0(e, "result") == "" { // from the counts, when they are there
		if wrong, ok := e["wrong"].(int64); ok && wrong == 0 {
			e["result"] = "noDeviation"
		}
	}
	return true
}

func (n normal) deviation(d map[string]any, i int) {
	n.own(d, "deviation", i)
	closed := member0(d, "closed")
	switch strings.ToLower(closed) {
	case "":
		delete(d, "closed")
	case "true", "ja", "yes":
		d["closed"] = kvalitet.Year(n.year).Last().String()
		if done := member0(d, "done"); done != "" {
			d["closed"] = done
		}
	case "false", "nej", "no":
		delete(d, "closed")
	default:
		day, err := table.ParseDate(closed)
		if err != nil {
			n.r.fail(n.r.at(fmt.Sprintf("/deviations/%d/closed", i)), closed, "inget datum", "not a date")
			delete(d, "closed")
			return
		}
		d["closed"] = day.String()
	}
}

// previous gives last year's items identities, and moves answers that stand in them to the report.
func (n normal) previous(m map[string]any) {
	report, hasReport := m["report"].(map[string]any)
	ids := map[string]string{} // what a follow-up may call an item
	for i, it := range list(m["previous"]) {
		it := it.(map[string]any)
		n.number(it, "activity", fmt.Sprintf("/previous/%d/activity", i))
		number := member0(it, "activity")
		if member0(it, "id") == "" {
			it["id"] = fmt.Sprintf("%d-%s", n.year-1, number)
			if number == "" {
				it["id"] = fmt.Sprintf("%d-%d", n.year-1, i+1)
			}
		}
		id := member0(it, "id")
		if member0(it, "text") == "" {
			it["text"] = strings.TrimSpace(number + " " + member0(it, "action"))
			if member0(it, "text") == "" {
				it["text"] = id
			}
		}
		ids[strings.ToLower(id)] = id
		if number != "" {
			ids[strings.ToLower(number)] = id
		}
		answer, comment := member0(it, "answer"), member0(it, "comment")
		if answer != "" && hasReport {
			ups := list(report["followUps"])
			n.r.origin[fmt.Sprintf("/report/followUps/%d", len(ups))] = n.r.at(fmt.Sprintf("/previous/%d", i))
			report["followUps"] = append(ups, map[string]any{"item": id, "answer": answer, "text": comment})
		}
		delete(it, "answer")
		delete(it, "comment")
	}
	for _, f := range list(report["followUps"]) {
		f := f.(map[string]any)
		if id, ok := ids[strings.ToLower(strings.TrimSpace(member0(f, "item")))]; ok {
			f["item"] = id
		}
	}
}
