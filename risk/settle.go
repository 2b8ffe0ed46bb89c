package risk

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// settle decides what the tables mean: values, bands, or both, beside the formula.
func (p *matrixParser) settle(m *Matrix) {
	if p.words != nil {
		p.settleWords(m)
	}
	switch {
	case p.values == nil && m.Formula == 0 && len(m.Grid) > 0 && !m.limited():
		m.Formula = FormulaLevel
	case p.values == nil && m.Formula == 0:
		m.Formula = FormulaProduct
	case p.values == nil:
	case m.Formula == FormulaProduct || m.Formula == FormulaSum:
		p.besideFormula(m)
	default:
		p.settleNumbers(m)
	}
}

// settleWords makes the grid of names. Bands that are not listed are taken from the grid, ordered by the mean product
// of their cells; bands that are listed without limits from the highest are turned.
func (p *matrixParser) settleWords(m *Matrix) {
	sum, n := make(map[string]float64), make(map[string]float64)
	var names []string
	for i, row := range p.words {
		for j, w := range row {
			key := wordKey(w)
			if n[key] == 0 {
				names = append(names, w)
			}
			sum[key] += float64((i + 1) * (j + 1))
			n[key]++
		}
	}
	mean := func(w string) float64 { return sum[wordKey(w)] / max(n[wordKey(w)], 1) }
	if len(m.Bands) == 0 {
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(mean(a), mean(b)) })
		for _, w := range names {
			if w != "" {
				m.Bands = append(m.Bands, Band{Code: w, Name: label(w, w)})
			}
		}
	} else if last := len(m.Bands) - 1; !m.limited() && mean(m.Bands[0].Name.SV) > mean(m.Bands[last].Name.SV) && n[wordKey(m.Bands[last].Name.SV)] > 0 {
		slices.Reverse(m.Bands)
	}
	for i, row := range p.words {
		codes := make([]string, len(row))
		for j, w := range row {
			b, ok := m.BandNamed(w)
			p.problems.If(!ok, "unknown", check.At(check.At("/grid", i), j), fmt.Sprintf("nivån %q finns inte", w), fmt.Sprintf("no such band: %q", w))
			codes[j] = cmp.Or(b.Code, w)
		}
		m.Grid = append(m.Grid, codes)
	}
}

// besideFormula compares a table of numbers with the formula that stands beside it: the numbers are the bands' when
// no cell can have more than there are bands, otherwise they ought to be the formula's values.
func (p *matrixParser) besideFormula(m *Matrix) {
	highest, zero := 0, false
	for _, row := range p.values {
		for _, n := range row {
			highest, zero = max(highest, n), zero || n == 0
		}
	}
	if highest <= len(m.Bands) && m.Grid == nil {
		for _, row := range p.values {
			codes := make([]string, len(row))
			for j, n := range row {
				if !zero {
					n--
				}
				if n >= 0 && n < len(m.Bands) {
					codes[j] = m.Bands[n].Code
				}
			}
			m.Grid = append(m.Grid, codes)
		}
		return
	}
	same := true
	for i, row := range p.values {
		for j, n := range row {
			want, _ := m.value(i+1, j+1)
			if n != want {
				same = false
				p.problems.Add("contradiction", check.At(check.At("/values", i), j),
					fmt.Sprintf("sannolikhet %d, konsekvens %d: tabellen har %d, beräkningen ger %d", i+1, j+1, n, want),
					fmt.Sprintf("likelihood %d, consequence %d: the table has %d, the formula gives %d", i+1, j+1, n, want))
			}
		}
	}
	if !same {
		m.Formula, m.Values = FormulaTable, p.values
	}
}

// settleNumbers takes the numbers as values. Bands without limits begin at their own number, from 0 when the table
// has a 0; without bands every number is a band.
func (p *matrixParser) settleNumbers(m *Matrix) {
	m.Formula, m.Values = FormulaTable, p.values
	if len(m.Grid) > 0 || m.limited() {
		return
	}
	var numbers []int
	for _, row := range p.values {
		numbers = append(numbers, row...)
	}
	slices.Sort(numbers)
	numbers = slices.DeleteFunc(slices.Compact(numbers), func(n int) bool { return n == noValue })
	if len(m.Bands) == 0 {
		for _, n := range numbers {
			name := fmt.Sprintf("Nivå %d", n)
			m.Bands = append(m.Bands, Band{Code: fmt.Sprintf("level-%d", n), Name: label(name, fmt.Sprintf("Level %d", n)), Lower: AtLeast(n)})
		}
		return
	}
	from := 1
	if len(numbers) > 0 && numbers[0] == 0 {
		from = 0
	}
	for i := range m.Bands {
		n := from + i
		m.Bands[i].Lower, m.Bands[i].Highest = AtLeast(n), &n
	}
}
