package estimate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// node is a JSON value that keeps the order of its members and is read by name with some tolerance.
type node struct {
	kind  byte // '{', '[', '"', '0', 't', 'n'
	text  string
	keys  []string
	items []*node
	path  string
	used  map[string]bool
}

// parse reads a document as a tree.
func parse(data []byte) (*node, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	n, err := build(dec, "")
	if err == nil {
		if _, end := dec.Token(); !errors.Is(end, io.EOF) {
			err = errors.New("text efter dokumentet / text after the document")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	return n, nil
}

func build(dec *json.Decoder, path string) (*node, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{path: path}
	switch t := token.(type) {
	case json.Delim:
		n.kind = byte(t)
		for dec.More() {
			at := path + "/" + strconv.Itoa(len(n.items))
			if n.kind == '{' {
				key, err := dec.Token()
				if err != nil {
					return nil, err
				}
				n.keys = append(n.keys, fmt.Sprint(key))
				at = path + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(fmt.Sprint(key))
			}
			item, err := build(dec, at)
			if err != nil {
				return nil, err
			}
			n.items = append(n.items, item)
		}
		_, err = dec.Token()
	case string:
		n.kind, n.text = '"', t
	case json.Number:
		n.kind, n.text = '0', t.String()
	case bool:
		n.kind, n.text = 't', strconv.FormatBool(t)
	default:
		n.kind = 'n'
	}
	return n, err
}

// get finds a member by any of its names, without regard to case, points, hyphens and underscores; nil for none and
// for null.
func (n *node) get(names ...string) *node {
	if n == nil || n.kind != '{' {
		return nil
	}
	if n.used == nil {
		n.used = make(map[string]bool)
	}
	for _, name := range names {
		for i, k := range n.keys {
			if fold(k) == fold(name) {
				n.used[k] = true
				if n.items[i].kind != 'n' {
					return n.items[i]
				}
			}
		}
	}
	return nil
}

// unknown are the members of an object that nobody asked for: most often misspelt.
func (n *node) unknown() []kvalitet.Problem {
	var ps []kvalitet.Problem
	if n.kind == '{' && n.used != nil {
		for i, k := range n.keys {
			if !n.used[k] && !remark(k) {
				ps = append(ps, kvalitet.Problem{Code: "unknown", Path: n.items[i].path, SV: "okänt namn: " + k, EN: "unknown name: " + k})
			}
		}
	}
	for _, item := range n.items {
		ps = append(ps, item.unknown()...)
	}
	return ps
}

// remark reports whether a member is for people only.
func remark(key string) bool {
	switch fold(key) {
	case "name", "title", "comment", "description", "note", "source", "label", "data", "file", "id", "seed", "unit", "expected", "tolerance", "call":
		return true
	}
	return strings.HasPrefix(key, "_") || strings.HasPrefix(key, "$")
}

// str is the text of a value that is a text or a number; "" for others.
func (n *node) str() string {
	if n == nil || n.kind != '"' && n.kind != '0' && n.kind != 't' {
		return ""
	}
	return n.text
}

// num is the number of a value; false when it is none. "Inf" is a number.
func (n *node) num() (float64, bool) {
	if n == nil {
		return 0, false
	}
	switch strings.ToLower(n.text) {
	case "inf", "infinity", "+inf", "∞":
		return math.Inf(1), true
	case "-inf", "-infinity":
		return math.Inf(-1), true
	}
	if n.kind != '0' && n.kind != '"' {
		return 0, false
	}
	return number(n.text)
}

// yes reports whether the value is true, or a text that says so.
func (n *node) yes() bool {
	switch strings.ToLower(n.str()) {
	case "true", "yes", "ja", "1", "t":
		return true
	}
	return false
}

// nums are the numbers of a list, or of a value on its own.
func (n *node) nums() []float64 {
	var all []float64
	for _, item := range n.list() {
		x, ok := item.num()
		if !ok {
			return nil
		}
		all = append(all, x)
	}
	return all
}

// list are the elements of a list, the members of an object, or the value itself.
func (n *node) list() []*node {
	switch {
	case n == nil:
		return nil
	case n.kind == '[' || n.kind == '{':
		return n.items
	}
	return []*node{n}
}

// names are variables: a list of texts, a text, or a formula such as "~a+b". "~1", "1" and "0" are none.
func (n *node) names() []string {
	var all []string
	for _, item := range n.list() {
		all = append(all, terms(item.str())...)
	}
	return all
}

func terms(formula string) []string {
	formula = strings.TrimSpace(formula)
	if !strings.HasPrefix(formula, "~") {
		if formula == "" || formula == "1" || formula == "0" {
			return nil
		}
		return []string{formula}
	}
	var all []string
	depth, start := 0, 1
	for i := 1; i <= len(formula); i++ {
		if i < len(formula) {
			switch formula[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if formula[i] != '+' || depth > 0 {
				continue
			}
		}
		if t := strings.TrimSpace(formula[start:i]); t != "" && t != "1" && t != "0" {
			all = append(all, t)
		}
		start = i + 1
	}
	return all
}
