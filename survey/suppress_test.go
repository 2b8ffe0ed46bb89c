package survey_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// crossTable is a table with margins: rows × columns and their sums.
func crossTable(counts [][]int) survey.Table {
	var t survey.Table
	rows, cols := len(counts), len(counts[0])
	at := func(i, j int) string { return fmt.Sprintf("%02d/%02d", i, j) }
	sums := make([][]int, rows+1)
	for i := range sums {
		sums[i] = make([]int, cols+1)
	}
	for i, row := range counts {
		for j, n := range row {
			sums[i][j] = n
			sums[i][cols] += n
			sums[rows][j] += n
			sums[rows][cols] += n
		}
	}
	for i := range sums {
		for j, n := range sums[i] {
			t.Cells = append(t.Cells, survey.Cell{Key: at(i, j), Count: n})
		}
	}
	for i := range rows + 1 {
		s := survey.Sum{Total: at(i, cols)}
		for j := range cols {
			s.Parts = append(s.Parts, at(i, j))
		}
		t.Sums = append(t.Sums, s)
	}
	for j := range cols + 1 {
		s := survey.Sum{Total: at(rows, j)}
		for i := range rows {
			s.Parts = append(s.Parts, at(i, j))
		}
		t.Sums = append(t.Sums, s)
	}
	return t
}

// attacker solves the sums for the hidden cells with exact fractions, by another way than the package's own, and
// returns the cells that it finds.
func attacker(t survey.Table, hidden func(string) bool) []string {
	column := map[string]int{}
	for _, c := range t.Cells {
		if hidden(c.Key) {
			column[c.Key] = len(column)
		}
	}
	var rows [][]*big.Rat
	for _, s := range t.Sums {
		if s.Perturbed {
			continue
		}
		row := make([]*big.Rat, len(column))
		for i := range row {
			row[i] = new(big.Rat)
		}
		for _, k := range append([]string{s.Total}, s.Parts...) {
			if c, ok := column[k]; ok {
				sign := int64(1)
				if k == s.Total {
					sign = -1
				}
				row[c].Add(row[c], big.NewRat(sign, 1))
			}
		}
		rows = append(rows, row)
	}
	rank := func(rows [][]*big.Rat) int {
		var m [][]*big.Rat
		for _, r := range rows {
			c := make([]*big.Rat, len(r))
			for i := range r {
				c[i] = new(big.Rat).Set(r[i])
			}
			m = append(m, c)
		}
		done := 0
		for c := range len(column) {
			p := slices.IndexFunc(m[done:], func(r []*big.Rat) bool { return r[c].Sign() != 0 })
			if p < 0 {
				continue
			}
			m[done], m[done+p] = m[done+p], m[done]
			for r := done + 1; r < len(m); r++ {
				f := new(big.Rat).Quo(m[r][c], m[done][c])
				for k := range m[r] {
					m[r][k].Sub(m[r][k], new(big.Rat).Mul(f, m[done][k]))
				}
			}
			if done++; done == len(m) {
				break
			}
		}
		return done
	}
	var found []string
	known := rank(rows)
	for key, c := range column { // a cell is found when saying its value adds nothing
		unit := make([]*big.Rat, len(column))
		for i := range unit {
			unit[i] = new(big.Rat)
		}
		unit[c].SetInt64(1)
		if rank(append(slices.Clone(rows), unit)) == known {
			found = append(found, key)
		}
	}
	slices.Sort(found)
	return found
}

func TestTheAttackerFindsAPrimaryCellThatStandsAlone(t *testing.T) {
	table := crossTable([][]int{{3, 20}, {12, 15}})
	assert.Equal(t, []string{"00/00"}, attacker(table, func(k string) bool { return k == "00/00" }))
}

func TestSuppressedTablesWithstandTheAttacker(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	hiddenCells := 0
	for round := range 150 {
		counts := make([][]int, 2+r.IntN(6))
		for i := range counts {
			counts[i] = make([]int, 0, 4)
			for range 2 + round%3 {
				n := r.IntN(40)
				if r.IntN(3) == 0 {
					n = r.IntN(8)
				}
				counts[i] = append(counts[i], n)
			}
		}
		table := crossTable(counts)
		s, err := table.Suppress(5)
		require.NoError(t, err)
		for _, c := range table.Cells {
			if c.Count > 0 && c.Count < 5 {
				require.True(t, s.Hidden(c.Key), "%v: %s is small and shown", counts, c.Key)
			}
		}
		if len(s.Exposed) > 0 {
			continue // said, and not to be published
		}
		hiddenCells += len(s.Primary) + len(s.Complementary)
		require.Empty(t, attacker(table, s.Hidden), "%v: %v %v", counts, s.Primary, s.Complementary)
	}
	assert.Greater(t, hiddenCells, 300)
}

func TestSuppressHidesNoMoreThanNeeded(t *testing.T) {
	s, err := crossTable([][]int{{3, 20}, {12, 15}, {9, 30}}).Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, []string{"00/00"}, s.Primary)
	assert.Len(t, s.Complementary, 3)
	assert.Equal(t, survey.SymbolSecret, s.Symbol("00/00"))
	assert.Zero(t, s.Symbol("02/02"))

	calm, err := crossTable([][]int{{30, 20}, {0, 15}}).Suppress(5)
	require.NoError(t, err)
	assert.Empty(t, calm.Primary, "that nobody is there may be told")
	assert.Empty(t, calm.Complementary)
}

// Total known, men shown, women hidden: women are the difference, so one more is hidden.
func TestWomenMenAndTotal(t *testing.T) {
	table := survey.Table{
		Cells: []survey.Cell{{Key: "K", Count: 4}, {Key: "M", Count: 16}, {Key: "T", Count: 20}},
		Sums:  []survey.Sum{{Total: "T", Parts: []string{"K", "M"}}},
	}
	s, err := table.Suppress(7)
	require.NoError(t, err)
	assert.Equal(t, []string{"K"}, s.Primary)
	assert.Equal(t, []string{"M"}, s.Complementary)
}

// Two hidden units whose sum is the total less the shown ones: together they are still too few.
func TestHiddenPeopleTogetherAreEnough(t *testing.T) {
	table := survey.Table{
		Cells: []survey.Cell{{Key: "a", Count: 1}, {Key: "b", Count: 2}, {Key: "c", Count: 30}, {Key: "d", Count: 9}, {Key: "t", Count: 42}},
		Sums:  []survey.Sum{{Total: "t", Parts: []string{"a", "b", "c", "d"}}},
	}
	s, err := table.Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, []string{"d"}, s.Complementary)
}

// Last year's report showed units a and b together and the whole; this year's would show b: a follows.
func TestDifferencingAgainstAnEarlierPublication(t *testing.T) {
	table := survey.Table{
		Cells: []survey.Cell{{Key: "a", Count: 3}, {Key: "b", Count: 17}, {Key: "c", Count: 40},
			{Key: "a+b", Count: 20, Out: true}, {Key: "all", Count: 60, Out: true}},
		Sums: []survey.Sum{{Total: "a+b", Parts: []string{"a", "b"}}, {Total: "all", Parts: []string{"a+b", "c"}}},
	}
	s, err := table.Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, []string{"b"}, s.Complementary)
	assert.Empty(t, s.Exposed)

	table.Cells[1].Out = true // b has been shown too
	s, err = table.Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, []string{"a"}, s.Exposed)

	table.Cells[0].Out = true
	s, err = table.Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, []string{"a"}, s.Exposed)
	assert.False(t, s.Hidden("a"))
}

func TestPerturbedTotalsAreNotRepaired(t *testing.T) {
	table := survey.Table{
		Cells: []survey.Cell{{Key: "K", Count: 4}, {Key: "M", Count: 16}, {Key: "T", Count: 21}},
		Sums:  []survey.Sum{{Total: "T", Parts: []string{"K", "M"}, Perturbed: true}},
	}
	require.NoError(t, table.Validate())
	s, err := table.Suppress(7)
	require.NoError(t, err)
	assert.Empty(t, s.Complementary, "nothing follows from cells that are changed each for itself")
	table.Sums[0].Perturbed = false
	_, err = table.Suppress(7)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestTableProblems(t *testing.T) {
	for code, table := range map[string]survey.Table{
		"duplicate": {Cells: []survey.Cell{{Key: "a"}, {Key: "a"}}},
		"range":     {Cells: []survey.Cell{{Key: "a", Count: -1}}},
		"unknown":   {Cells: []survey.Cell{{Key: "a"}}, Sums: []survey.Sum{{Total: "a", Parts: []string{"b"}}}},
		"cycle":     {Cells: []survey.Cell{{Key: "a"}}, Sums: []survey.Sum{{Total: "a", Parts: []string{"a"}}}},
	} {
		ps := table.Problems()
		require.NotEmpty(t, ps, code)
		assert.Equal(t, code, ps[0].Code)
	}
}

// The answer does not depend on the order of the sums.
func TestSuppressIsTheSameInAnyOrder(t *testing.T) {
	table := crossTable([][]int{{3, 20, 8}, {12, 15, 4}, {9, 30, 31}, {2, 6, 7}})
	first, err := table.Suppress(5)
	require.NoError(t, err)
	slices.Reverse(table.Sums)
	second, err := table.Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, first, second)
}

// What may not be shown is fewer than the least number: the least number itself is shown, and so is an empty cell.
func TestTheLeastNumberIsShown(t *testing.T) {
	table := survey.Table{Cells: []survey.Cell{{Key: "4", Count: 4}, {Key: "5", Count: 5}, {Key: "0"}}}
	s, err := table.Suppress(5)
	require.NoError(t, err)
	assert.Equal(t, []string{"4"}, s.Primary)
	assert.Empty(t, s.Complementary)
	assert.False(t, s.Hidden("5"))
	assert.False(t, s.Hidden("0"))
}
