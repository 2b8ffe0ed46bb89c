package survey

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Table is everything that is published of one survey, or of several that share cells (tabeller som publiceras): the
// cells, and which are the sum of which others. Cells of different tables that count the same people are one cell, so
// that nothing can be found by laying the tables beside each other or beside an earlier publication.
type Table struct {
	Cells []Cell
	Sums  []Sum
}

// Cell is a cell with the number of people behind it (cell).
type Cell struct {
	Key   string
	Count int
	// Out says that the figure is already published and cannot be kept back.
	Out bool
	// Keep says that the cell is one that readers need, such as a total: others are kept back before it.
	Keep bool
}

// Sum says that one cell is the sum of others, by their keys.
type Sum struct {
	Total string
	Parts []string
	// Perturbed says that the publisher has changed the cells at random and each for itself, as SCB has with the cell
	// key method since 2025: the parts need not add up, nothing follows from them, and they are not repaired.
	Perturbed bool
}

// Problems reports keys that occur twice ("duplicate") or are not there ("unknown"), negative counts ("range") and sums
// that are not the sum of their parts ("sum").
func (t Table) Problems() []kvalitet.Problem {
	var ps check.List
	check.Unique(&ps, "/cells", t.Cells, func(c Cell) string { return c.Key })
	place := t.places()
	for i, c := range t.Cells {
		ps.If(c.Count < 0, "range", check.At("/cells", i)+"/count", "antalet är negativt", "the count is negative")
	}
	for i, s := range t.Sums {
		at := check.At("/sums", i)
		total, ok := place[s.Total]
		ps.If(!ok, "unknown", at+"/total", "cellen finns inte", "there is no such cell")
		check.Unique(&ps, at+"/parts", s.Parts, func(k string) string { return k })
		sum := 0
		for j, k := range s.Parts {
			p, found := place[k]
			ps.If(!found, "unknown", check.At(at+"/parts", j), "cellen finns inte", "there is no such cell")
			ps.If(k == s.Total, "cycle", check.At(at+"/parts", j), "cellen är en del av sig själv", "the cell is a part of itself")
			if ok = ok && found; ok {
				sum += t.Cells[p].Count
			}
		}
		ps.If(ok && !s.Perturbed && sum != t.Cells[total].Count, "sum", at, "delarna summerar inte till totalen", "the parts do not add up to the total")
	}
	return ps
}

// Validate returns the problems as an error.
func (t Table) Validate() error { return kvalitet.Invalid(t.Problems()) }

func (t Table) places() map[string]int {
	place := make(map[string]int, len(t.Cells))
	for i, c := range t.Cells {
		if _, ok := place[c.Key]; !ok {
			place[c.Key] = i
		}
	}
	return place
}

// Suppression says for each cell whether it is kept back, and why (sekretessprövning).
type Suppression struct {
	// Primary are cells with too few people, Complementary those kept back so that the primary ones cannot be found.
	Primary, Complementary []string
	// Exposed are cells that should be kept back and that nothing can protect, because they or what they follow from is
	// already out. A table with any is not to be published.
	Exposed []string
	hidden  map[string]bool
}

// Hidden reports whether the cell is kept back.
func (s Suppression) Hidden(key string) bool { return s.hidden[key] }

// Symbol is what stands in the cell: the sign for secrecy, or nothing when the figure does.
func (s Suppression) Symbol(key string) Symbol {
	if s.hidden[key] {
		return SymbolSecret
	}
	return 0
}

// Suppress decides which cells are kept back when a figure needs at least minimum people (undertryckning). Cells with
// fewer, but not none, are primary. Then, until nobody with the sums in hand can find a kept-back cell, or a group of
// kept-back people smaller than the minimum, the smallest cell that helps is kept back too; at last every such cell
// that turned out not to be needed is let out again. The answer depends only on the table, not on its order of sums.
func (t Table) Suppress(minimum int) (Suppression, error) {
	if err := t.Validate(); err != nil {
		return Suppression{}, err
	}
	a := newAttack(t, minimum)
	primary := make([]bool, len(t.Cells))
	for i, c := range t.Cells {
		primary[i] = c.Count > 0 && c.Count < minimum
		a.hidden[i] = primary[i] && !c.Out
	}
	safe := len(a.weak()) == 0
	helpers := a.protect()
	safe = safe || len(a.weak()) == 0
	for _, i := range slices.Backward(helpers) {
		if safe && a.hidden[i] {
			a.release(i, primary)
		}
	}
	s := Suppression{hidden: make(map[string]bool)}
	for i, c := range t.Cells {
		switch {
		case primary[i] && c.Out:
			s.Exposed = append(s.Exposed, c.Key)
		case !a.hidden[i]:
			continue
		case primary[i]:
			s.Primary = append(s.Primary, c.Key)
		default:
			s.Complementary = append(s.Complementary, c.Key)
		}
		s.hidden[c.Key] = a.hidden[i]
	}
	for _, w := range a.weak() {
		for _, i := range w {
			if primary[i] && !slices.Contains(s.Exposed, t.Cells[i].Key) {
				s.Exposed = append(s.Exposed, t.Cells[i].Key)
			}
		}
	}
	return s, nil
}
