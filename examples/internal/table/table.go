// Package table reads the tables that people have: CSV from any program, in any of the usual encodings, and XLSX.
//
// Columns are found by name, in Swedish or English, in any order; unknown columns are kept and ignored. A cell that
// cannot be read becomes a problem with its row and column, and the other rows are still read.
package table

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/kommunkvalitet/kvalitet"
)

// Column is a column that a command knows. The name is English; aliases are other spellings, in any case.
type Column struct {
	Name     string
	Aliases  []string
	Required bool
}

// Table is what was read. Rows are in the order of the file.
type Table struct {
	Rows []*Row
	// Header holds the file's own column names, in order.
	Header []string

	columns  []Column
	index    map[string]int // column name → cell
	problems []Problem
}

// Problem is something wrong in a row. Row counts as a spreadsheet does: the header is row 1.
type Problem struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	kvalitet.Problem
}

// In gives the problem on one line in the language.
func (p Problem) In(lang string) string {
	word := kvalitet.Label{SV: "rad", EN: "row"}
	at := fmt.Sprintf("%s %d", word.In(lang), p.Row)
	if p.Column != "" {
		at += ", " + p.Column
	}
	return at + ": " + p.Text().In(lang)
}

// Row is one row of a table.
type Row struct {
	Number int // as a spreadsheet counts: the first row after the header is 2
	cells  []string
	table  *Table
}

// Has reports whether the file has the column.
func (t *Table) Has(column string) bool {
	_, ok := t.index[column]
	return ok
}

// Title returns the file's own name of the column, or the column's name when the file lacks it.
func (t *Table) Title(column string) string {
	if i, ok := t.index[column]; ok {
		return t.Header[i]
	}
	return column
}

// Problems returns what was wrong in the rows, in order of row.
func (t *Table) Problems() []Problem {
	slices.SortStableFunc(t.problems, func(a, b Problem) int { return a.Row - b.Row })
	return t.problems
}

// fold makes a column name comparable: composed letters, lower case, no surrounding or doubled space, no BOM.
func fold(name string) string {
	name = strings.TrimPrefix(name, "\ufeff")
	name = strings.Join(strings.Fields(strings.ReplaceAll(name, "\u00a0", " ")), " ")
	return norm.NFC.String(strings.ToLower(name))
}

// names is a set of column names as fold makes them.
type names map[string]bool

func knownNames(columns []Column) names {
	known := names{}
	for _, c := range columns {
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			known[fold(name)] = true
		}
	}
	return known
}

// in counts the cells that are known names.
func (n names) in(cells []string) int {
	count := 0
	for _, cell := range cells {
		if n[fold(cell)] {
			count++
		}
	}
	return count
}

// headerReach is how many rows from the top the header is looked for in.
const headerReach = 10

// header finds the row of column names: the first, unless one under it names at least two more known columns. Titles and
// merged headings above it are left out.
func header(records []record, columns []Column) int {
	known := knownNames(columns)
	best := 0
	count := known.in(records[0].cells)
	for i := 1; i < min(headerReach, len(records)); i++ {
		if n := known.in(records[i].cells); n >= count+2 {
			best, count = i, n
		}
	}
	return best
}

// build finds the columns in the header and makes the rows.
func build(records []record, columns []Column) (*Table, error) {
	if len(records) == 0 {
		return nil, invalid("empty", "filen är tom", "the file is empty")
	}
	records = records[header(records, columns):]
	t := &Table{columns: columns, Header: records[0].cells, index: map[string]int{}}
	folded := make([]string, len(t.Header))
	for i, name := range t.Header {
		t.Header[i] = strings.TrimSpace(strings.TrimPrefix(name, "\ufeff"))
		folded[i] = fold(name)
	}
	for _, c := range columns {
		for _, alias := range append([]string{c.Name}, c.Aliases...) {
			if i := slices.Index(folded, fold(alias)); i >= 0 {
				t.index[c.Name] = i
				break
			}
		}
	}
	t.qualified(folded)
	for _, c := range columns {
		if c.Required {
			if err := t.Need(c.Name); err != nil {
				return nil, err
			}
		}
	}
	for _, r := range records[1:] {
		if r.problem != nil {
			t.problems = append(t.problems, Problem{Row: r.number, Problem: *r.problem})
			continue
		}
		if !slices.ContainsFunc(r.cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			continue
		}
		t.Rows = append(t.Rows, &Row{Number: r.number, cells: r.cells, table: t})
	}
	return t, nil
}

// qualified finds the columns that have not been found by their whole names by what stands before a parenthesis, as in
// "Sannolikhet (1–4)"; a heading that is another column's whole name is left alone.
func (t *Table) qualified(folded []string) {
	taken := map[int]bool{}
	for _, i := range t.index {
		taken[i] = true
	}
	bare := make([]string, len(folded))
	for i, name := range folded {
		if before, _, ok := strings.Cut(name, "("); ok && !taken[i] {
			bare[i] = strings.TrimSpace(before)
		}
	}
	for _, c := range t.columns {
		if t.Has(c.Name) {
			continue
		}
		for _, alias := range append([]string{c.Name}, c.Aliases...) {
			if i := slices.Index(bare, fold(alias)); i >= 0 && alias != "" && !taken[i] {
				t.index[c.Name], taken[i] = i, true
				break
			}
		}
	}
}

// DropTotals leaves out the sums that people write below a table: rows that begin with "Summa", "Totalt" or the like and
// are blank in all of the columns, which a row of the table's own fills in.
func (t *Table) DropTotals(columns ...string) {
	t.Rows = slices.DeleteFunc(t.Rows, func(r *Row) bool {
		return r.Total() && !slices.ContainsFunc(columns, func(c string) bool { return !r.Blank(c) })
	})
}

// Total reports whether the row begins as a row of sums does, whatever stands in it.
func (r *Row) Total() bool {
	i := slices.IndexFunc(r.cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
	return i >= 0 && slices.Contains(totals, strings.TrimRight(fold(r.cells[i]), ":."))
}

// totals are the words that a row of sums begins with.
var totals = []string{"summa", "summor", "totalt", "total", "totaler", "sum", "totals", "grand total", "delsumma", "subtotal"}

// Need says what is wrong when the file lacks the column: its names, what the file has, and the nearest of those.
func (t *Table) Need(column string) error {
	if t.Has(column) {
		return nil
	}
	for _, c := range t.columns {
		if c.Name == column {
			return t.missing(c)
		}
	}
	return t.missing(Column{Name: column})
}

// missing tells which column is wanted, and which of the file's comes nearest.
func (t *Table) missing(c Column) error {
	names := strings.Join(append([]string{c.Name}, c.Aliases...), " / ")
	sv := fmt.Sprintf("kolumnen %s saknas (filen har: %s)", names, strings.Join(t.Header, ", "))
	en := fmt.Sprintf("the column %s is missing (the file has: %s)", names, strings.Join(t.Header, ", "))
	best, distance := "", 4
	for i := range t.Header {
		have := fold(t.Header[i])
		for _, alias := range append([]string{c.Name}, c.Aliases...) {
			if d := levenshtein(have, fold(alias)); d < distance && d < len(alias) {
				best, distance = fmt.Sprintf("%q → %q", t.Header[i], alias), d
			}
		}
	}
	if best != "" {
		sv += "; kanske menades " + best
		en += "; perhaps it means " + best
	}
	return invalid("column", sv, en)
}

func levenshtein(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

func invalid(code, sv, en string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: code, SV: sv, EN: en}})
}
