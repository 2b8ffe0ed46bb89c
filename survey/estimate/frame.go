package estimate

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Frame is a table of answers as text, a respondent a row (svarsfil), for [Plan.Run]. Make one with [NewFrame]; it is
// read-only after that.
type Frame struct {
	names   []string
	columns map[string]*variable
	n       int
}

// variable is a column: its texts, and its numbers when every text that is there is one.
type variable struct {
	text    []string
	number  []float64 // NaN where there is none
	numeric bool
	bad     []int // rows of a numeric column whose text is no number
}

// mostly is the share of the cells with a text that must be numbers for the column to be one; the others are faults.
const mostly = 0.9

// Cell is a cell that could not be read as its column's others (felaktig cell).
type Cell struct {
	// Row counts from 0 below the header.
	Row    int
	Column string
	kvalitet.Problem
}

// Missing are the cells that say "no answer" (svarsbortfall, vet ej), in lower case.
func Missing() []string {
	return []string{"", "na", "nan", "null", "-", "–", ".", "..", "vet ej", "vet inte", "ingen åsikt", "ej svar", "don't know", "no answer"}
}

// NewFrame takes columns by name. All have the same number of rows ("size") and different names ("duplicate"). A cell
// that [Missing] lists is not answered; more can be added.
func NewFrame(names []string, columns [][]string, missing ...string) (*Frame, error) {
	var ps check.List
	ps.If(len(names) != len(columns), "size", "", "antalet namn är inte antalet kolumner", "the number of names is not the number of columns")
	check.Unique(&ps, "/names", names, func(s string) string { return s })
	for j := range columns {
		ps.If(len(columns[j]) != len(columns[0]), "size", check.At("/columns", j), "kolumnen har ett annat antal rader än den första",
			"the column has another number of rows than the first")
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return nil, err
	}
	none := make(map[string]bool)
	for _, m := range append(Missing(), missing...) {
		none[strings.ToLower(strings.TrimSpace(m))] = true
	}
	f := &Frame{names: names, columns: make(map[string]*variable, len(names))}
	for j, name := range names {
		f.columns[name] = read(columns[j], none)
		f.n = len(columns[j])
	}
	return f, nil
}

// Len is the number of rows.
func (f *Frame) Len() int { return f.n }

func read(cells []string, missing map[string]bool) *variable {
	v := &variable{text: make([]string, len(cells)), number: make([]float64, len(cells))}
	filled := 0
	for i, c := range cells {
		c = strings.TrimSpace(c)
		v.number[i] = math.NaN()
		if missing[strings.ToLower(c)] {
			continue
		}
		v.text[i] = c
		filled++
		if x, ok := number(c); ok {
			v.number[i] = x
		} else {
			v.bad = append(v.bad, i)
		}
	}
	v.numeric = float64(filled-len(v.bad)) >= mostly*float64(filled)
	return v
}

var separators = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2212", "-")

// number reads a number with decimal comma or point and spaces between thousands.
func number(s string) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		s = separators.Replace(s)
		if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
			s = strings.Replace(s, ",", ".", 1)
		}
		x, err = strconv.ParseFloat(s, 64)
	}
	return x, err == nil && !math.IsInf(x, 0) && !math.IsNaN(x)
}

// find looks a column up: by its name, and then without regard to case, points, hyphens and underscores.
func (f *Frame) find(name string) (*variable, bool) {
	if v, ok := f.columns[name]; ok {
		return v, true
	}
	key := fold(name)
	for _, n := range f.names {
		if fold(n) == key {
			return f.columns[n], true
		}
	}
	return nil, false
}

var folded = strings.NewReplacer(".", "", "_", "", "-", "", " ", "")

func fold(name string) string { return folded.Replace(strings.ToLower(name)) }

// levels are the different values of the rows that are used, in order: by number when all are numbers, otherwise by
// their bytes.
func (v *variable) levels(used func(int) bool) []string {
	seen := make(map[string]bool)
	var all []string
	for i, t := range v.text {
		if t != "" && !seen[t] && used(i) {
			seen[t] = true
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		if v.numeric {
			x, _ := number(a)
			y, _ := number(b)
			return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
		}
		return cmp.Compare(a, b)
	})
	return all
}

// has reports whether somebody has the level.
func (v *variable) has(level string) bool {
	for _, h := range v.hits(level) {
		if h == 1 {
			return true
		}
	}
	return false
}

// codes numbers the texts by the list of levels; −1 for none and for one that is not in the list.
func (v *variable) codes(levels []string) []int {
	place := make(map[string]int, len(levels))
	for k, l := range levels {
		place[l] = k
	}
	codes := make([]int, len(v.text))
	for i, t := range v.text {
		k, ok := place[t]
		if codes[i] = k; !ok || t == "" {
			codes[i] = -1
		}
	}
	return codes
}

// hits is 1 where the text is the level, 0 where it is another, NaN where there is none. Numbers are compared as numbers.
func (v *variable) hits(level string) []float64 {
	want, isNumber := number(level)
	out := make([]float64, len(v.text))
	for i, t := range v.text {
		switch {
		case t == "":
			out[i] = math.NaN()
		case t == level || isNumber && v.number[i] == want:
			out[i] = 1
		}
	}
	return out
}
