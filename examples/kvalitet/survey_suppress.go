package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func surveySuppressCommand(h *host) *cobra.Command {
	var minimum int
	cmd := &cobra.Command{
		Use:   "suppress FILE -min N",
		Short: "Dölj celler med få svar, och de som röjer dem / hide cells with few answers, and those that give them away",
		Long: `FILE är en tabell med antal: en rad per grupp, en kolumn per kategori. Rader och kolumner som heter totalt, summa, total,
alla, samtliga eller T är summor. En tabell med kolumnerna grupp och antal (n) är en lång tabell: andra talkolumner döljs med antalet.
Celler med 1 till N−1 döljs, och så många fler att ingen dold cell kan räknas fram ur det som står kvar.

FILE is a table of counts: a row a group, a column a category. Rows and columns called total, sum, all or T are sums. A
table with the columns group and n is a long one: other columns of numbers are hidden with the count. Cells of 1 to N−1
are hidden, and as many more as it takes so that no hidden cell can be computed from the others.`,
		Example: `  kvalitet survey suppress tabell.csv -min 5
  kvalitet survey suppress tabell.csv -min 10 -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.surveySuppress(args[0], minimum) },
	}
	cmd.Flags().IntVar(&minimum, "min", 0, "lägsta antal som visas / smallest count that is shown")
	_ = cmd.MarkFlagRequired("min")
	return cmd
}

// grid is a table of counts in a file: which columns are numbers, which rows and columns are sums.
type grid struct {
	table    *table.Table
	labels   []int // columns of text
	counts   []int // columns of counts
	figures  []int // other columns of numbers, in a long table
	totalRow []bool
	totalCol []bool // by place in counts
	cells    [][]int
	known    [][]bool
	sums     []rowSum
}

// rowSum says that a row is the sum of other rows, column by column.
type rowSum struct {
	total int
	parts []int
}

func totalName(name string) bool {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(name), ".:")) {
	case "total", "totalt", "totals", "summa", "sum", "alla", "all", "samtliga", "t", "tot", "hela kommunen", "kommunen", "riket":
		return true
	}
	return false
}

func countName(name string) bool {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "n", "antal", "antal svar", "count", "svar", "answers", "respondents", "svarande", "freq":
		return true
	}
	return false
}

// grid reads the table. A wide column where most numbers have decimals or are percentages holds figures, not counts. A cell in a column of counts that is no count is reported and counts as hidden already.
func (h *host) grid(t *table.Table) (*grid, error) {
	g := &grid{table: t}
	long := slices.IndexFunc(t.Header, countName)
	for c, name := range t.Header {
		numbers, texts, decimals, fractions := 0, 0, 0, 0
		for _, row := range t.Rows {
			cell := row.Cell(c)
			if d, err := table.ParseDecimal(cell); err == nil {
				numbers++
				if !d.IsInteger() || strings.Contains(cell, "%") {
					fractions++
				}
				if d.Exponent() < 0 || strings.Contains(cell, "%") {
					decimals++
				}
			} else if !table.Blank(cell) && !totalName(cell) && !strings.HasPrefix(cell, "<") {
				texts++
			}
		}
		switch {
		case numbers == 0 || texts > numbers || c == 0 && long != 0 && len(t.Header) > 1:
			g.labels = append(g.labels, c)
		case long >= 0 && c != long, fractions > 0 && 2*decimals > numbers && long < 0 && texts == 0:
			g.figures = append(g.figures, c)
		default:
			g.counts = append(g.counts, c)
			g.totalCol = append(g.totalCol, long < 0 && totalName(name))
		}
	}
	if len(g.counts) == 0 {
		return nil, fmt.Errorf("%s", h.t("tabellen har ingen kolumn med antal", "the table has no column of counts"))
	}
	for _, row := range t.Rows {
		total := false
		for _, c := range g.labels {
			total = total || totalName(row.Cell(c))
		}
		g.totalRow = append(g.totalRow, total)
		counts, known := make([]int, len(g.counts)), make([]bool, len(g.counts))
		for j, c := range g.counts {
			text := row.Cell(c)
			d, err := table.ParseDecimal(text)
			switch {
			case table.Blank(text), strings.HasPrefix(text, "<"): // hidden already
			case err != nil || !d.IsInteger() || d.IsNegative() || d.BigInt().BitLen() > 40:
				row.Fail(t.Header[c], "count", strconv.Quote(text)+" är inget antal", strconv.Quote(text)+" is not a count")
			default:
				counts[j], known[j] = int(d.IntPart()), true
			}
		}
		g.cells, g.known = append(g.cells, counts), append(g.known, known)
	}
	g.findTotals(long < 0)
	return g, nil
}

// findTotals looks for sums that no name tells: anybody who reads the table can add it up.
func (g *grid) findTotals(wide bool) {
	adds := func(total int, parts []int, at func(line, place int) (int, bool), places int) bool {
		if len(parts) == 0 {
			return false
		}
		found := false
		for k := range places {
			sum, known := at(total, k)
			for _, p := range parts {
				n, ok := at(p, k)
				sum, known = sum-n, known && ok
			}
			if !known || sum != 0 {
				return false
			}
			found = true
		}
		return found
	}
	cell := func(i, j int) (int, bool) { return g.cells[i][j], g.known[i][j] }
	turned := func(j, i int) (int, bool) { return g.cells[i][j], g.known[i][j] }
	others := func(n, but int) []int {
		var all []int
		for i := range n {
			if i != but {
				all = append(all, i)
			}
		}
		return all
	}
	if wide && !slices.Contains(g.totalCol, true) && len(g.counts) > 2 && len(g.cells) > 1 {
		for j := range g.counts {
			if !g.totalCol[j] && adds(j, others(len(g.counts), j), turned, len(g.cells)) {
				g.totalCol[j] = true
				break
			}
		}
	}
	if !slices.Contains(g.totalRow, true) && len(g.cells) > 2 && len(g.counts) > 1 {
		for i := range slices.Backward(g.cells) {
			if adds(i, others(len(g.cells), i), cell, len(g.counts)) {
				g.totalRow[i] = true
				break
			}
		}
	}
	var since, subtotals []int // rows since the last subtotal, and the subtotals
	for i, row := range g.table.Rows {
		named := false
		for _, c := range g.labels {
			name := strings.ToLower(row.Cell(c))
			named = named || strings.Contains(name, "total") || strings.Contains(name, "summa") || strings.Contains(name, "samtliga")
		}
		switch {
		case (named || g.totalRow[i]) && adds(i, since, cell, len(g.counts)):
			g.sums = append(g.sums, rowSum{i, slices.Clone(since)})
			g.totalRow[i] = true
			since, subtotals = nil, append(subtotals, i)
		case (named || g.totalRow[i]) && adds(i, subtotals, cell, len(g.counts)):
			g.sums = append(g.sums, rowSum{i, slices.Clone(subtotals)})
			g.totalRow[i] = true
			since, subtotals = nil, nil
		default:
			since = append(since, i)
		}
	}
}

func key(i, j int) string { return fmt.Sprintf("%04d/%04d", i, j) }

// published is the grid as what is published: cells, and the sums that hold. A sum is taken to hold when its name says
// so and every part is known; parts that do not add up (rounded or perturbed) give nothing away exactly.
func (g *grid) published() (survey.Table, []kvalitet.Problem) {
	var p survey.Table
	var notes []kvalitet.Problem
	for i := range g.cells {
		for j := range g.counts {
			if g.known[i][j] {
				p.Cells = append(p.Cells, survey.Cell{Key: key(i, j), Count: g.cells[i][j], Keep: g.totalRow[i] && (g.totalCol[j] || len(g.counts) == 1)})
			}
		}
	}
	add := func(total [2]int, parts [][2]int, what string) {
		s, sum := survey.Sum{Total: key(total[0], total[1])}, 0
		if !g.known[total[0]][total[1]] {
			return
		}
		for _, c := range parts {
			if !g.known[c[0]][c[1]] {
				return
			}
			s.Parts = append(s.Parts, key(c[0], c[1]))
			sum += g.cells[c[0]][c[1]]
		}
		if s.Perturbed = sum != g.cells[total[0]][total[1]]; s.Perturbed {
			notes = append(notes, kvalitet.Problem{Code: "sum", Path: "/" + what, SV: what + ": delarna summerar inte till totalen; den ändras inte",
				EN: what + ": the parts do not add up to the total; it is not changed"})
		}
		if len(s.Parts) > 0 {
			p.Sums = append(p.Sums, s)
		}
	}
	for i := range g.cells { // each row's total over its columns
		for j, total := range g.totalCol {
			if total {
				var parts [][2]int
				for k := range g.counts {
					if !g.totalCol[k] {
						parts = append(parts, [2]int{i, k})
					}
				}
				add([2]int{i, j}, parts, fmt.Sprintf("rad/row %d", g.table.Rows[i].Number))
			}
		}
	}
	for i, total := range g.totalRow { // each column's total over the rows of its block
		if !total {
			continue
		}
		for j := range g.counts {
			var parts [][2]int
			for _, k := range g.block(i) {
				parts = append(parts, [2]int{k, j})
			}
			add([2]int{i, j}, parts, g.table.Header[g.counts[j]])
		}
	}
	for _, s := range g.sums {
		for j := range g.counts {
			var parts [][2]int
			for _, k := range s.parts {
				parts = append(parts, [2]int{k, j})
			}
			add([2]int{s.total, j}, parts, g.table.Header[g.counts[j]])
		}
	}
	return p, notes
}

// block are the rows that a total row sums: those that agree with it in the text columns where it does not say total.
func (g *grid) block(total int) []int {
	var rows []int
	for i, row := range g.table.Rows {
		same := i != total && !g.totalRow[i]
		for _, c := range g.labels {
			want, have := g.table.Rows[total].Cell(c), row.Cell(c)
			if totalName(want) {
				same = same && !totalName(have)
			} else {
				same = same && want == have
			}
		}
		if same {
			rows = append(rows, i)
		}
	}
	return rows
}

func (h *host) surveySuppress(file string, minimum int) error {
	if minimum < 1 {
		return fmt.Errorf("-min %d: %s", minimum, h.t("minst 1", "at least 1"))
	}
	t, err := h.read(file)
	if err != nil {
		return err
	}
	g, err := h.grid(t)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	bad := h.badRows(t)
	published, notes := g.published()
	for _, n := range notes {
		fmt.Fprintf(h.errs, "kvalitet: %s\n", n.Text().In(h.lang))
	}
	hidden, err := published.Suppress(minimum)
	if err != nil {
		return err
	}
	for _, k := range hidden.Exposed {
		fmt.Fprintf(h.errs, "kvalitet: %s %s\n", h.t("kan inte skyddas:", "cannot be protected:"), k)
		h.failed = true
	}
	return h.emitSuppressed(g, hidden, bad, notes)
}

type suppressedCell struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
}

func (h *host) emitSuppressed(g *grid, hidden survey.Suppression, bad []table.Problem, notes []kvalitet.Problem) error {
	s := sheet{Name: column("Tabell", "Table")}
	for _, name := range g.table.Header {
		s.Columns = append(s.Columns, kvalitet.Label{SV: name, EN: name})
	}
	rows := []map[string]any{}
	primary, complementary := []suppressedCell{}, []suppressedCell{}
	for i, row := range g.table.Rows {
		out, line := make(map[string]any), make([]any, len(g.table.Header))
		secret := false
		for j, c := range g.counts {
			k, name := key(i, j), g.table.Header[c]
			switch {
			case hidden.Hidden(k):
				secret = true
				line[c] = survey.SymbolSecret.Sign()
				if slices.Contains(hidden.Primary, k) {
					primary = append(primary, suppressedCell{row.Number, name})
				} else {
					complementary = append(complementary, suppressedCell{row.Number, name})
				}
			case g.known[i][j]:
				line[c] = g.cells[i][j]
			default:
				line[c] = row.Cell(c)
			}
		}
		for _, c := range append(slices.Clone(g.labels), g.figures...) {
			if line[c] = row.Cell(c); secret && slices.Contains(g.figures, c) {
				line[c] = survey.SymbolSecret.Sign()
			}
		}
		for c, name := range g.table.Header {
			out[name] = line[c]
		}
		rows = append(rows, out)
		s.Rows = append(s.Rows, line)
	}
	return h.emit(map[string]any{"columns": notNil(g.table.Header), "rows": rows, "primary": primary, "complementary": complementary,
		"exposed": notNil(hidden.Exposed), "symbol": survey.SymbolSecret.Sign(), "notes": notNil(notes), "problems": bad}, s)
}
