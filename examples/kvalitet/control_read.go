package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/google/uuid"

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
	if y.year == 0 && len(y.bodies) > 0 {
		y.year = y.bodies[0].file.Year
	}
	if y.year == 0 {
		return nil, fmt.Errorf("%s: %w: /year saknas / is missing", name, kvalitet.ErrInvalid)
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

// common takes what stands once for all bodies.
func (y *controlYear) common(r *reading, m map[string]any, preset string) error {
	if n, ok := m["year"].(int64); ok {
		y.year = int(n)
	}
	var rest struct {
		On        kvalitet.Date     `json:"on"`
		Expected  []string          `json:"expected"`
		Executive control.Statement `json:"executive"`
		Auditors  control.Statement `json:"auditors"`
	}
	if err := into(pick(m, "on", "expected", "executive", "auditors"), &rest); err != nil {
		return err
	}
	y.on, y.expected, y.executive, y.auditors = rest.On, rest.Expected, rest.Executive, rest.Auditors
	y.model = control.Orebro()
	if preset == "" {
		switch model := m["model"].(type) {
		case string:
			preset = model
		case object:
			data, err := json.Marshal(plainValue(model))
			if err != nil {
				return err
			}
			if err := json.Unmarshal(data, &y.model); err != nil {
				return fmt.Errorf("/model: %w", err)
			}
			if err := y.model.Validate(); err != nil {
				return err
			}
		}
	}
	if preset != "" {
		found, err := controlModel(preset)
		if err != nil {
			return err
		}
		y.model = found
	}
	if limit, ok := m["limit"].(string); ok {
		c, err := parseLimit(limit)
		if err != nil {
			r.fail("/limit", limit, "ingen gräns som \"över 9\" eller \"minst 9\"", "not a limit such as \"over 9\" or \"at least 9\"")
			return nil
		}
		criteria := []control.Criterion{c}
		for _, old := range y.model.Criteria {
			if old.Kind != control.CriterionOver && old.Kind != control.CriterionAtLeast && old.Kind != control.CriterionConsequence {
				criteria = append(criteria, old)
			}
		}
		y.model.Criteria = criteria
	}
	return nil
}

// controlModel finds a preset by its code or a model in a file.
func controlModel(name string) (control.Model, error) {
	codes := map[string]func() control.Model{"orebro": control.Orebro, "örebro": control.Orebro, "gothenburg": control.Gothenburg, "goteborg": control.Gothenburg,
		"göteborg": control.Gothenburg, "hultsfred": control.Hultsfred, "kalmar": control.Kalmar, "mellerud": control.Mellerud}
	if preset, ok := codes[strings.ToLower(strings.TrimSpace(name))]; ok {
		return preset(), nil
	}
	data, err := table.Bytes(name, bytes.NewReader(nil))
	if err != nil {
		return control.Model{}, fmt.Errorf("modell %s: orebro, gothenburg, hultsfred, kalmar, mellerud eller en fil / or a file: %w", name, err)
	}
	var m control.Model
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	return m, m.Validate()
}

var limitText = regexp.MustCompile(`^(över|over|above|>|minst|at ?least|from|från|>=|≥)?\s*(\d{1,5})$`)

// parseLimit reads "över 9", "> 9", "minst 9", "≥ 9"; a number alone is "at least".
func parseLimit(text string) (control.Criterion, error) {
	part := limitText.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if part == nil {
		return control.Criterion{}, kvalitet.ErrInvalid
	}
	n, err := strconv.Atoi(part[2])
	switch part[1] {
	case "över", "over", "above", ">":
		return control.Over(n), err
	default:
		return control.AtLeast(n), err
	}
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
	if y.year != 0 && year != y.year {
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
		r.note("control.input."+p.Code, "warning", r.at(p.Path), capital(p.SV)+".", capital(p.EN)+".")
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

func capital(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = []rune(strings.ToUpper(string(r[0])))[0]
	}
	return string(r)
}

// identity gives a document of the file the same identity at every reading.
func identity(parts ...any) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/control/"+fmt.Sprint(parts...))).String()
}

// pick takes the members that are there.
func pick(m map[string]any, names ...string) map[string]any {
	out := map[string]any{}
	for _, name := range names {
		if v, ok := m[name]; ok {
			out[name] = v
		}
	}
	return out
}

// into turns the plain form into the library's.
func into(m any, v any) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// part turns one part of a body into the library's form; one that cannot be is left out, with a finding.
func part[T any](r *reading, m any, path string) *T {
	v := new(T)
	if err := into(m, v); err != nil {
		r.fail(r.at(path), err, "inte läsbart", "not readable")
		return nil
	}
	return v
}

// parts turns a list, and keeps the place of each.
func parts[T any](r *reading, l any, path string) []T {
	var out []T
	for i, e := range list(l) {
		v := part[T](r, e, fmt.Sprintf("%s/%d", path, i))
		if v == nil {
			v = new(T)
		}
		out = append(out, *v)
	}
	return out
}

// plainValue turns an ordered object into maps.
func plainValue(v any) any {
	switch v := v.(type) {
	case object:
		out := map[string]any{}
		for _, m := range v {
			out[m.name] = plainValue(m.value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plainValue(v[i])
		}
		return out
	default:
		return v
	}
}
