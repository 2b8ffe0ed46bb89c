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
/
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
