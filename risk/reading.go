package risk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Reading turns the words and numbers of one register's column into steps. Make one with [Axis.Reading].
type Reading struct {
	axis  Axis
	words []string
	rival []string
	cells []string // the column's different cells, while a reading is being chosen
	known int      // how many of them the list knows
}

// Reading chooses the list of words that the column is written with: among the steps' Swedish names, their English
// names and the axis's other lists, the first that knows most of the column's different words. The same word stands
// at different steps in different municipalities ("möjlig" is step 3 of four in one list and 2 in another), so a list
// is chosen for the column as a whole. A cell that gives both number and word ("3 – möjlig") rules out the lists that
// say otherwise. [Matrix.Reading] also goes by the values that the register states.
func (a Axis) Reading(column ...string) Reading { return settle(a.readings(column)) }

// readings gives a reading for each list that knows equally many of the column's words, no list fewer; the axis's own
// names come first.
func (a Axis) readings(column []string) []Reading {
	cells := slices.Clone(column)
	slices.Sort(cells)
	cells = slices.Compact(cells)
	lists := a.lists()
	scores := make([]int, len(lists))
	for i, list := range lists {
		for _, cell := range cells {
			n, numbered, word := split(cell)
			switch at := indexOf(list, word); {
			case at >= 0 && (!numbered || n == at+1):
				scores[i]++
			case at >= 0:
				scores[i] -= len(cells)
			}
		}
	}
	most := slices.Max(scores)
	var readings []Reading
	for i, list := range lists {
		if scores[i] == most {
			readings = append(readings, Reading{axis: a, words: list, cells: cells, known: most})
		}
	}
	return readings
}

// settle takes the first of the readings that fit equally well, and notes the first of the others that reads the column otherwise.
func settle(readings []Reading) Reading {
	r := readings[0]
	for _, other := range readings[1:] {
		if r.known > 0 && r.rival == nil && differ(r.words, other.words, r.cells) {
			r.rival = other.words
		}
	}
	r.cells = nil
	return r
}

// lists returns the axis's word lists: the names in Swedish, in English, and the others.
func (a Axis) lists() [][]string {
	sv, en := make([]string, len(a.Steps)), make([]string, len(a.Steps))
	for i, s := range a.Steps {
		sv[i], en[i] = s.Name.SV, s.Name.EN
	}
	return append([][]string{sv, en}, a.Words...)
}

// differ reports whether a cell without a number stands at different steps in the two lists.
func differ(a, b, cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool {
		_, numbered, word := split(cell)
		i := indexOf(a, word)
		return !numbered && i >= 0 && i != indexOf(b, word)
	})
}

// Words returns the list that was chosen, from the lowest step.
func (r Reading) Words() []string { return slices.Clone(r.words) }

// Rival returns another list that knows just as many of the column's words but has some of them at other steps; nil
// when the choice was clear.
func (r Reading) Rival() []string { return slices.Clone(r.rival) }

// Step reads one cell: a number ("3", "3,0"), a word, or both. A cell that says that nothing was rated (empty, a dash,
// "ej bedömd", "not rated") gives false. A number that is no step of the axis, 0 and −1 among them, is
// [kvalitet.ErrInvalid] and is neither clamped nor taken as "not rated"; so is a word that is not known.
func (r Reading) Step(cell string) (step int, rated bool, err error) {
	if unrated(cell) {
		return 0, false, nil
	}
	n, numbered, word := split(cell)
	if numbered {
		if !r.axis.Has(n) {
			return 0, false, cellProblem("range", fmt.Sprintf("%q är inget steg: skalan går från 1 till %d", cell, len(r.axis.Steps)),
				fmt.Sprintf("%q is no step: the scale runs from 1 to %d", cell, len(r.axis.Steps)))
		}
		if at := indexOf(r.words, word); at >= 0 && at+1 != n {
			return 0, false, cellProblem("conflict", fmt.Sprintf("talet i %q är inte ordets steg, %d", cell, at+1),
				fmt.Sprintf("the number in %q is not the word's step, %d", cell, at+1))
		}
		return n, true, nil
	}
	if at := indexOf(r.words, word); at >= 0 {
		return at + 1, true, nil
	}
	if first, second, ok := strings.Cut(cell, "/"); ok { // "allvarlig/katastrofal": a step with two names
		for _, name := range []string{first, second} {
			if at := indexOf(r.words, name); at >= 0 {
				return at + 1, true, nil
			}
		}
	}
	found := -1
	for _, list := range r.axis.lists() {
		at := indexOf(list, word)
		if at < 0 || at == found {
			continue
		}
		if found >= 0 {
			return 0, false, cellProblem("ambiguous", fmt.Sprintf("%q står på olika steg i olika skalor", cell),
				fmt.Sprintf("%q stands at different steps in different scales", cell))
		}
		found = at
	}
	if found < 0 {
		list := strings.Join(r.words, ", ")
		return 0, false, cellProblem("unknown", fmt.Sprintf("%q är inget steg på skalan: %s", cell, list),
			fmt.Sprintf("%q is no step of the scale: %s", cell, list))
	}
	return found + 1, true, nil
}

func cellProblem(code, sv, en string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: code, SV: sv, EN: en}})
}

// unrated reports whether the cell says that there is no rating.
func unrated(cell string) bool {
	switch wordKey(cell) {
	case "", "-", "–", "—", "?", "ej bedömd", "ej bedöm", "inte bedömd", "inte bedöm", "ej värderad", "ej skattad", "ej angiven", "ej angive",
		"saknas", "not rated", "unrated", "na", "n/a", "null", "nan", "none":
		return true
	}
	return false
}

// split takes a cell apart: a whole number first or last ("3 – möjlig", "möjlig (3)", "3,0"), and the word beside it.
func split(cell string) (n int, numbered bool, word string) {
	s := strings.Map(func(r rune) rune {
		switch r {
		case '(', ')', '[', ']', ':', '=', ';', '\t', '\u00a0', '\u202f':
			return ' '
		case '−':
			return '-'
		}
		return r
	}, cell)
	fields := strings.Fields(s)
	for len(fields) > 0 && isDash(fields[0]) {
		fields = fields[1:]
	}
	if len(fields) == 0 {
		return 0, false, ""
	}
	number := func(f string) (int, bool) {
		f = strings.TrimRight(f, ".")
		whole, rest, decimal := strings.Cut(strings.Replace(f, ",", ".", 1), ".")
		if decimal && strings.Trim(rest, "0") != "" {
			whole = whole + "x"
		}
		v, err := strconv.Atoi(whole)
		if err != nil && len(whole) == 2 && strings.ContainsRune("SKLCPIVsklcpiv", rune(whole[0])) { // "S3", "K4"
			v, err = strconv.Atoi(whole[1:])
		}
		return v, err == nil
	}
	if v, ok := number(fields[0]); ok {
		n, numbered, fields = v, true, fields[1:]
	} else if v, ok := number(fields[len(fields)-1]); ok {
		n, numbered, fields = v, true, fields[:len(fields)-1]
	}
	fields = slices.DeleteFunc(fields, isDash)
	return n, numbered, strings.Join(fields, " ")
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" }

func indexOf(list []string, word string) int {
	key := wordKey(word)
	if key == "" {
		return -1
	}
	return slices.IndexFunc(list, func(w string) bool { return wordKey(w) == key })
}

var composer = strings.NewReplacer("a\u030a", "å", "a\u0308", "ä", "o\u0308", "ö", "e\u0301", "é", "\u00a0", " ")

// wordKey makes a word comparable: lower case, single spaces, composed letters, and without the ending of gender or
// number ("möjligt", "höga"), so that a register may write the adjective as its sentence wants.
func wordKey(word string) string {
	key := strings.Join(strings.Fields(composer.Replace(strings.ToLower(word))), " ")
	key = strings.TrimRight(key, ".")
	switch {
	case strings.HasSuffix(key, "litet"):
		return strings.TrimSuffix(key, "t") + "n"
	case strings.HasSuffix(key, "små"):
		return strings.TrimSuffix(key, "små") + "liten"
	}
	for _, ending := range []string{"t", "a"} {
		stem := strings.TrimSuffix(key, ending)
		if stem != key && len([]rune(stem)) >= 3 {
			return stem
		}
	}
	return key
}
