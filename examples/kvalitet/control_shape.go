package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// A shape tells how a hand-written document is turned into the library's own form: under which names a member may stand,
// what its value may look like, and where it belongs. What it does not know becomes a finding, and the rest is read.
type shape []field

type field struct {
	name    string   // the library's
	aliases []string // other spellings, in any case and punctuation
	kind    kind
	words   map[string]string // of a word: spelling → code
	sub     shape             // of an object or a list of them
	under   string            // members that the value is put under, "plan/analysis", when it stands above them
	scalar  func(v any) (any, bool)
}

type kind int

const (
	asText kind = iota
	asWhole
	asDay
	asYes
	asWord
	asObject
	asObjects
	asTexts
	asIs // a document of its own
)

// reading is one reading of a document: what was wrong, and where in the file each part of the library's form stood.
type reading struct {
	findings []controlFinding
	origin   map[string]string
	bad      bool
}

// at finds where in the file a path of the library's form stood.
func (r *reading) at(path string) string {
	for prefix := path; ; {
		if o, ok := r.origin[prefix]; ok {
			return o + path[len(prefix):]
		}
		i := strings.LastIndexByte(prefix, '/')
		if i < 0 {
			return path
		}
		prefix = prefix[:i]
	}
}

func (r *reading) note(rule, severity, path, sv, en string) {
	r.findings = append(r.findings, controlFinding{Rule: rule, Outcome: kvalitet.OutcomeNotMet.String(), Severity: severity, Path: path, SV: sv, EN: en})
}

func (r *reading) fail(path string, v any, sv, en string) {
	r.bad = true
	text := fmt.Sprint(v)
	r.note("control.input.value", "error", path, fmt.Sprintf("%q är %s.", text, sv), fmt.Sprintf("%q is %s.", text, en))
}

// object reads an object by a shape. own is the path in the library's form, at the one in the file.
func (r *reading) object(v any, s shape, own, at string) map[string]any {
	out := map[string]any{}
	r.origin[own] = at
	o, ok := v.(object)
	if !ok {
		r.fail(at, v, "inget objekt", "not an object")
		return out
	}
	for _, m := range o {
		place := at + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(m.name)
		f, ok := s.field(m.name)
		if !ok {
			if m.name != "schema" && m.name != "$schema" {
				r.note("control.input.unknown", "warning", place, fmt.Sprintf("Fältet %q är okänt och lästes inte.", m.name), fmt.Sprintf("The member %q is unknown and was not read.", m.name))
			}
			continue
		}
		if m.value == nil {
			continue
		}
		target, path := out, own
		if f.under != "" {
			for _, part := range strings.Split(f.under, "/") {
				path += "/" + part
				inner, ok := target[part].(map[string]any)
				if !ok {
					inner = map[string]any{}
					target[part] = inner
				}
				if _, ok := r.origin[path]; !ok {
					r.origin[path] = at
				}
				target = inner
			}
		}
		path += "/" + f.name
		r.origin[path] = place
		value, ok := r.value(m.value, f, path, place)
		if !ok {
			continue
		}
		if had, ok := target[f.name].(map[string]any); ok {
			if more, ok := value.(map[string]any); ok { // the plan's members stood beside it
				merge(had, more)
				continue
			}
		}
		target[f.name] = value
	}
	return out
}

// merge adds members to an object, and to the objects within it.
func merge(to, from map[string]any) {
	for k, v := range from {
		inner, ok := to[k].(map[string]any)
		if more, isObject := v.(map[string]any); ok && isObject {
			merge(inner, more)
			continue
		}
		to[k] = v
	}
}

func (s shape) field(name string) (field, bool) {
	plain := plainName(name)
	for _, f := range s {
		if plainName(f.name) == plain {
			return f, true
		}
	}
	for _, f := range s {
		for _, a := range f.aliases {
			if plainName(a) == plain {
				return f, true
			}
		}
	}
	return field{}, false
}

// value reads one value; false leaves it out.
func (r *reading) value(v any, f field, own, at string) (any, bool) {
	if f.scalar != nil {
		if _, isObject := v.(object); !isObject {
			if _, isList := v.([]any); !isList {
				if out, ok := f.scalar(v); ok {
					if f.kind == asObjects {
						r.origin[own+"/0"] = at
						return []any{out}, true
					}
					return out, true
				}
			}
		}
	}
	switch f.kind {
	case asObject:
		return r.object(v, f.sub, own, at), true
	case asObjects:
		elements, ok := v.([]any)
		if !ok {
			elements = []any{v}
		}
		out := make([]any, 0, len(elements))
		for i, e := range elements {
			place := at
			if ok {
				place += "/" + strconv.Itoa(i)
			}
			if f.scalar != nil {
				if o, fits := f.scalar(e); fits {
					r.origin[own+"/"+strconv.Itoa(i)] = place
					out = append(out, o)
					continue
				}
			}
			out = append(out, r.object(e, f.sub, own+"/"+strconv.Itoa(i), place))
		}
		return out, true
	case asTexts:
		return r.texts(v, f, at), true
	case asIs:
		return v, true
	default:
		return r.single(v, f, at)
	}
}

// texts reads a list of texts, or one text with commas between them.
func (r *reading) texts(v any, f field, at string) []any {
	elements, ok := v.([]any)
	if !ok {
		elements = split(fmt.Sprint(v))
	}
	out := []any{}
	for _, e := range elements {
		one := f
		one.kind = asText
		if f.words != nil {
			one.kind = asWord
		}
		if o, isObject := e.(object); isObject {
			if e, ok = o.find("id", "code", "number", "name"); !ok {
				r.fail(at, "{…}", "ingen text", "not a text")
				continue
			}
		}
		if text, ok := r.single(e, one, at); ok && text != "" {
			out = append(out, text)
		}
	}
	return out
}

// split takes words with commas between them apart; a sentence is left whole.
func split(text string) []any {
	var parts []any
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' }) {
		part = strings.TrimSpace(part)
		if strings.ContainsRune(part, ' ') {
			return []any{text}
		}
		parts = append(parts, part)
	}
	return parts
}

// single reads a value that is no list and no object.
func (r *reading) single(v any, f field, at string) (any, bool) {
	text := ""
	switch v := v.(type) {
	case string:
		text = strings.TrimSpace(v)
	case json.Number:
		text = v.String()
	case bool:
		if f.kind == asYes {
			return v, true
		}
		text = strconv.FormatBool(v)
	default:
		r.fail(at, "{…}", "inget enkelt värde", "not a single value")
		return nil, false
	}
	if table.Blank(text) {
		return nil, false
	}
	switch f.kind {
	case asWhole:
		head := strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\u00a0' })
		d, err := table.ParseDecimal(text)
		if err != nil && len(head) > 0 {
			d, err = table.ParseDecimal(head[0]) // "25 fakturor"
		}
		if err != nil || !d.IsInteger() || d.NumDigits() > 15 {
			r.fail(at, v, "inget heltal", "not a whole number")
			return nil, false
		}
		return d.IntPart(), true
	case asDay:
		d, err := table.ParseDate(text)
		if err != nil {
			r.fail(at, v, "inget datum (2006-01-02)", "not a date (2006-01-02)")
			return nil, false
		}
		return d.String(), true
	case asYes:
		switch strings.ToLower(text) {
		case "ja", "j", "yes", "y", "x", "sant", "true", "1", "visad", "shown":
			return true, true
		case "nej", "n", "no", "falskt", "false", "0", "inte visad", "not shown":
			return false, true
		}
		r.fail(at, v, "varken ja eller nej", "neither yes nor no")
		return nil, false
	case asWord:
		for word, code := range f.words {
			if plainName(word) == plainName(text) || plainName(code) == plainName(text) {
				return code, true
			}
		}
		if _, open := f.words["*"]; open {
			return text, true
		}
		r.fail(at, v, "inget av de kända orden", "none of the known words")
		return nil, false
	default:
		return text, true
	}
}
