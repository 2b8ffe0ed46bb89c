package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

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
