package risk

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// tables reads the tables as they are written: numbers, names, or cells one by one.
func (p *matrixParser) tables(root map[string]any) {
	if t, ok := member(root, "values", "värden", "valuetable", "värdetabell").([]any); ok {
		p.values, _ = table(t)
	}
	for _, name := range gridMembers {
		if named, ok := member(root, name).(map[string]any); ok && isNamed(named) {
			root = maps.Clone(root)
			root["grid"] = p.byWords(root, named)
		}
	}
	if t, ok := member(root, append(gridMembers, rowMember(root)...)...).([]any); ok {
		if !isTable(t) {
			p.cells(t)
			return
		}
		values, words := table(t)
		if words != nil {
			p.words = words
		}
		if p.values == nil {
			p.values = values
		} else if values != nil && !slices.EqualFunc(values, p.values, slices.Equal) {
			p.problems.Add("contradiction", "/grid", "två tabeller har olika värden", "two tables have different values")
		}
	}
	if t, ok := member(root, "cells", "rutor").([]any); ok && p.values == nil && p.words == nil {
		p.cells(t)
	}
	if slices.Contains(axisNames[1], strings.ToLower(textOf(member(root, "rows", "rader")))) {
		p.values, p.words = transpose(p.values), transpose(p.words)
	}
}

// gridMembers are the names of the table of bands or values.
var gridMembers = []string{"grid", "matrix", "matris", "rutnät", "table", "tabell", "cells", "rutor"}

// rowMember adds the member "rows" when it holds the table itself and not what the rows are.
func rowMember(root map[string]any) []string {
	if isTable(member(root, "rows", "rader")) {
		return []string{"rows", "rader"}
	}
	return nil
}

// isNamed reports whether the object is a grid by words: every member is an object.
func isNamed(o map[string]any) bool {
	for _, v := range o {
		if _, ok := v.(map[string]any); !ok {
			return false
		}
	}
	return len(o) > 0
}

// byWords makes rows and columns of a grid that is written as an object of objects, by the words of the axes or, when
// there are none, by those that registers use.
func (p *matrixParser) byWords(root map[string]any, named map[string]any) []any {
	var columns map[string]any
	for _, row := range named {
		columns, _ = row.(map[string]any)
	}
	var sides [2]Reading
	for i, words := range [2][]string{slices.Sorted(maps.Keys(named)), slices.Sorted(maps.Keys(columns))} {
		var axis Axis
		if v := member(root, axisNames[i]...); v != nil {
			axis = p.axis(v, axisNames[i][0])
		}
		if len(axis.Steps) == 0 {
			axis = withWords(defaultAxis(i, len(words)), [2]map[int][][]string{likelihoodWords, consequenceWords}[i])
		}
		if len(axis.Steps) == 0 {
			return nil
		}
		sides[i] = axis.Reading(words...)
	}
	rows := make([]any, len(sides[0].axis.Steps))
	for i := range rows {
		rows[i] = make([]any, len(sides[1].axis.Steps))
	}
	for _, word := range slices.Sorted(maps.Keys(named)) {
		l, ok, _ := sides[0].Step(word)
		p.problems.If(!ok, "unknown", "/grid/"+word, "ordet är inget steg på skalan", "the word is no step of the scale")
		cells, _ := named[word].(map[string]any)
		for _, other := range slices.Sorted(maps.Keys(cells)) {
			c, inner, _ := sides[1].Step(other)
			p.problems.If(!inner, "unknown", "/grid/"+word+"/"+other, "ordet är inget steg på skalan", "the word is no step of the scale")
			if ok && inner {
				row, _ := rows[l-1].([]any)
				row[c-1] = cells[other]
			}
		}
	}
	return rows
}

// isTable reports whether the value is a list of lists.
func isTable(v any) bool {
	t, ok := v.([]any)
	if !ok || len(t) == 0 {
		return false
	}
	_, ok = t[0].([]any)
	return ok
}

// noValue marks a cell without a number in a table that has some.
const noValue = -1

// table takes the numbers and the names of a two-dimensional list apart; nil for what no cell has.
func table(t []any) (values [][]int, words [][]string) {
	numbers, names := 0, 0
	for _, row := range t {
		cells, _ := row.([]any)
		vs, ws := make([]int, len(cells)), make([]string, len(cells))
		for i, c := range cells {
			vs[i] = noValue
			var name string
			switch c := c.(type) {
			case json.Number:
				if n, ok := integer(c); ok {
					vs[i] = n
				}
			case map[string]any:
				if n, ok := integer(member(c, "value", "värde", "riskvärde")); ok {
					vs[i] = n
				}
				name = textOf(member(c, "band", "level", "nivå", "name", "namn", "label"))
			default:
				n, numbered, word := split(textOf(c))
				if numbered {
					vs[i] = n
				}
				name = word
			}
			if vs[i] != noValue {
				numbers++
			}
			if name != "" {
				names++
			}
			ws[i] = name
		}
		values, words = append(values, vs), append(words, ws)
	}
	if numbers == 0 {
		values = nil
	}
	if names == 0 {
		words = nil
	}
	return values, words
}

// cells reads a list of single cells. The same cell twice with another value or band is a contradiction.
func (p *matrixParser) cells(list []any) {
	type at struct{ l, c int }
	values, words := make(map[at]int), make(map[at]string)
	rows, columns := 0, 0
	for i, e := range list {
		o, _ := e.(map[string]any)
		l, ok1 := integer(member(o, axisNames[0]...))
		c, ok2 := integer(member(o, axisNames[1]...))
		path := check.At("/cells", i)
		if !ok1 || !ok2 || l < 1 || c < 1 || l > maxSteps || c > maxSteps {
			p.problems.Add("range", path, "rutan saknar steg från 1 till 6", "the cell does not have steps from 1 to 6")
			continue
		}
		rows, columns = max(rows, l), max(columns, c)
		k := at{l, c}
		if v, ok := integer(member(o, "value", "värde", "riskvärde")); ok {
			before, twice := values[k]
			p.problems.If(twice && before != v, "contradiction", path,
				fmt.Sprintf("sannolikhet %d, konsekvens %d har både värdet %d och %d", l, c, before, v),
				fmt.Sprintf("likelihood %d, consequence %d has both the value %d and %d", l, c, before, v))
			values[k] = v
		}
		if w := textOf(member(o, "band", "level", "nivå", "risknivå")); w != "" {
			before, twice := words[k]
			p.problems.If(twice && wordKey(before) != wordKey(w), "contradiction", path,
				fmt.Sprintf("sannolikhet %d, konsekvens %d har både nivån %s och %s", l, c, before, w),
				fmt.Sprintf("likelihood %d, consequence %d has both the band %s and %s", l, c, before, w))
			words[k] = w
		}
	}
	for l := range rows {
		vs, ws := make([]int, columns), make([]string, columns)
		for c := range columns {
			k := at{l + 1, c + 1}
			v, ok := values[k]
			if !ok {
				v = noValue
			}
			p.problems.If(!ok && words[k] == "", "missing", "/cells", fmt.Sprintf("rutan för sannolikhet %d, konsekvens %d saknas", k.l, k.c),
				fmt.Sprintf("the cell of likelihood %d, consequence %d is missing", k.l, k.c))
			vs[c], ws[c] = v, words[k]
		}
		if len(values) > 0 {
			p.values = append(p.values, vs)
		}
		if len(words) > 0 {
			p.words = append(p.words, ws)
		}
	}
}

// size gives the rows and columns of the tables; 0, 0 without one.
func (p *matrixParser) size() (rows, columns int) {
	for _, row := range p.values {
		rows, columns = len(p.values), max(columns, len(row))
	}
	for _, row := range p.words {
		rows, columns = len(p.words), max(columns, len(row))
	}
	return rows, columns
}

// orient turns the tables so that rows are likelihood and both begin with the lowest step.
func (p *matrixParser) orient(root map[string]any, likelihoods, consequences int) {
	rows, columns := p.size()
	if rows == consequences && columns == likelihoods && likelihoods != consequences {
		p.values, p.words = transpose(p.values), transpose(p.words)
	}
	switch strings.ToLower(textOf(member(root, "order", "ordning"))) {
	case "descending", "fallande", "highfirst", "högst först", "desc":
		slices.Reverse(p.values)
		slices.Reverse(p.words)
	}
}

func transpose[T any](t [][]T) [][]T {
	var out [][]T
	for _, row := range t {
		for c, v := range row {
			if c == len(out) {
				out = append(out, nil)
			}
			out[c] = append(out[c], v)
		}
	}
	return out
}
