package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// controlYear is what a file says of a year: the bodies, and what is common to them.
type controlYear struct {
	year      int
	on        kvalitet.Date
	model     control.Model
	bodies    []controlBody
	expected  []string
	executive control.Statement
	auditors  control.Statement
	findings  []controlFinding
	bad       bool
}

// controlBody is one body's file, with where in the document it stood.
type controlBody struct {
	file    control.File
	decided control.Grade
	motive  string
	system  []control.Judgement // of COSO's principles
	at      func(path string) string
}

// controlFinding is a finding in the JSON document: one per place.
type controlFinding struct {
	Rule     string `json:"rule"`
	Outcome  string `json:"outcome"`
	Severity string `json:"severity"`
	Body     string `json:"body"`
	Path     string `json:"path"`
	SV       string `json:"sv"`
	EN       string `json:"en"`
}

var statementShape = shape{
	{name: "text", aliases: []string{"yttrande", "kommentar", "comment", "statement"}},
	{name: "resolution", aliases: []string{"beslut", "decision"}, kind: asObject, sub: resolutionShape, scalar: resolution},
}

func yearShape() shape {
	s := shape{
		{name: "year", aliases: []string{"år", "verksamhetsår"}, kind: asWhole},
		{name: "on", aliases: []string{"per", "datum", "date", "granskningsdag"}, kind: asDay},
		{name: "model", aliases: []string{"modell"}, kind: asIs},
		{name: "limit", aliases: []string{"gräns", "riskgräns", "threshold"}},
		{name: "common", aliases: []string{"kommungemensamma", "gemensamma", "commonRisks"}, kind: asObjects, sub: riskShape},
		{name: "bodies", aliases: []string{"nämnder", "files", "akter", "boards"}, kind: asIs},
		{name: "expected", aliases: []string{"förväntade", "alla nämnder", "expectedBodies"}, kind: asTexts},
		{name: "executive", aliases: []string{"kommunstyrelsen", "ks"}, kind: asObject, sub: statementShape, scalar: member1("text")},
		{name: "auditors", aliases: []string{"revisorerna", "revisionen", "stadsrevisionen", "audit"}, kind: asObject, sub: statementShape, scalar: member1("text")},
	}
	for _, own := range []string{"municipality", "kommun", "overview", "next", "count", "grades", "name"} {
		s = append(s, field{name: own, kind: asIs})
	}
	return s
}

// readControl reads a document with one body, a list of bodies, or a year with bodies; also what the commands write.
func readControl(name string, data []byte, preset string) (*controlYear, error) {
	text, err := table.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	dec := json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	dec.UseNumber()
	v, err := readValue(dec)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", name, kvalitet.ErrInvalid, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w: text efter dokumentet / text after the document", name, kvalitet.ErrInvalid)
	}
	r := &reading{origin: map[string]string{}}
	y := &controlYear{}
	top, at := v, ""
	if o, ok := v.(object); ok { // what a command wrote: {"plan": {"bodies": …}, "findings": …}
		for _, wrapper := range []string{"plan", "report"} {
			if inner, ok := o.find(wrapper); ok {
				if io, ok := inner.(object); ok {
					if _, ok := io.find("bodies", "nämnder"); ok {
						top, at = io.without("on"), "/"+wrapper // the day of that check was another
					}
				}
			}
		}
	}
	var bodies []any
	bodiesAt := at
	common := map[string]any{}
	switch t := top.(type) {
	case []any:
		bodies = t
	case object:
		if list, ok := t.find("bodies", "nämnder", "akter", "files", "boards"); ok {
			common = r.object(t, yearShape(), "", at)
			for _, m := range t {
				if _, isBodies := (object{m}).find("bodies", "nämnder", "akter", "files", "boards"); isBodies {
					bodiesAt = at + "/" + m.name
				}
			}
			elements, isList := list.([]any)
			if !isList {
				return nil, fmt.Errorf("%s: %w: /bodies är ingen lista / is not a list", name, kvalitet.ErrInvalid)
			}
			bodies = elements
			break
		}
		shared, own := object{}, object{} // one body with the year's members beside its own
		for _, m := range t {
			if _, ok := bodyShape().field(m.name); !ok {
				if _, ok := yearShape().field(m.name); ok {
					shared = append(shared, m)
					continue
				}
			}
			own = append(own, m)
		}
		common = r.object(shared, yearShape(), "", at)
		bodies, bodiesAt = []any{own}, ""
		if n, ok := own.find("year", "år", "verksamhetsår"); ok {
			common["year"], _ = r.single(n, field{kind: asWhole}, "/year")
		}
	default:
		return nil, fmt.Errorf("%s: %w: väntade ett objekt eller en lista / expected an object or a list", name, kvalitet.ErrInvalid)
	}
	if err := y.common(r, common, preset); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for i, b := range bodies {
		place := bodiesAt
		if len(bodies) > 1 || place != "" {
			place += "/" + strconv.Itoa(i)
		}
		y.body(b, place, i, common["common"])
	}
	if y.year == 0 {
		return nil, fmt.Errorf("%s: %w: /year saknas / is missing", name, kvalitet.ErrInvalid)
	}
	if y.year < 1974 || y.year > 2199 {
		return nil, fmt.Errorf("%s: %w: /year är inte 1974–2199 / is not 1974–2199", name, kvalitet.ErrInvalid)
	}
	y.findings = append(r.findings, y.findings...)
	y.bad = y.bad || r.bad
	return y, nil
}

// without returns the object without a member.
func (o object) without(name string) object {
	var out object
	for _, m := range o {
		if m.name != name {
			out = append(out, m)
		}
	}
	return out
}

// body reads one body.
func (y *controlYear) body(v any, at string, i int, common any) {
	r := &reading{origin: map[string]string{}}
	m := r.object(v, bodyShape(), "", at)
	b := controlBody{at: r.at}
	name, _ := m["body"].(string)
	if name == "" {
		name = fmt.Sprintf("nämnd %d", i+1)
		r.note("control.input.value", "warning", at, "Nämnden har inget namn.", "The body has no name.")
	}
	year := y.year
	if n, ok := m["year"].(int64); ok {
		year = int(n)
	}
	if y.year == 0 { // the first body's, when the file has none of its own
		y.year = year
	}
	if year != y.year {
		r.fail(r.at("/year"), year, "ett annat år än de andra", "another year than the others'")
	}
	n := normal{body: name, year: year, r: r, area: map[string]string{}}
	for _, a := range y.model.Areas {
		n.area[a.Letter] = string(a.Code)
	}
	n.file(m, common)
	if plan, ok := m["plan"]; ok {
		b.file.Plan = part[control.Plan](r, plan, "/plan")
	}
	if report, ok := m["report"]; ok {
		b.file.Report = part[control.Report](r, report, "/report")
	}
	b.file.Executions = parts[control.Execution](r, m["executions"], "/executions")
	b.file.Deviations = parts[control.Deviation](r, m["deviations"], "/deviations")
	b.file.Previous = parts[control.Item](r, m["previous"], "/previous")
	b.file.Body, b.file.Year = name, year
	if g, ok := m["decided"].(string); ok {
		b.decided, _ = control.ParseGrade(g)
	}
	b.motive, _ = m["motive"].(string)
	b.system = parts[control.Judgement](r, m["principles"], "/principles")
	if last, ok := m["previousYear"].(object); ok {
		before := &controlYear{year: year - 1, model: y.model}
		before.body(last, r.at("/previousYear"), i, nil)
		b.file.Previous = append(b.file.Previous, control.CarryForward(before.bodies[0].file, y.model, control.EndOf(y.model, year-1))...)
		r.findings = append(r.findings, before.findings...)
	}
	for _, p := range b.file.Problems() {
		if p.Code == "missing" && strings.HasSuffix(p.Path, "/text") {
			p.SV, p.EN = "texten saknas", "the text is missing"
		}
		r.note("control.input."+p.Code, "warning", r.at(p.Path), sentence(p.SV), sentence(p.EN))
	}
	for j := range r.findings {
		if r.findings[j].Body == "" {
			r.findings[j].Body = name
		}
	}
	y.findings = append(y.findings, r.findings...)
	y.bad = y.bad || r.bad
	y.bodies = append(y.bodies, b)
}
