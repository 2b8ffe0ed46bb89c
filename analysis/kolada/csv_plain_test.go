package kolada_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// The quick way and the careful way give the same data: a quotation mark in the first row sends all rows the careful way.
func TestTheQuickWayReadsTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var rows strings.Builder
	for range 3000 {
		value := strconv.FormatFloat(r.NormFloat64()*1000, 'f', r.IntN(14), 64)
		switch r.IntN(12) {
		case 0:
			value = ".."
		case 1:
			value = strconv.FormatFloat(r.NormFloat64(), 'g', -1, 64)
		case 2:
			value = " " + value
		case 3:
			value = "x" + value
		case 4:
			value = "1e5"
		}
		fmt.Fprintf(&rows, "N%d,%04d,%d,%s,%s\n", r.IntN(5), r.IntN(20), 1990+r.IntN(30), value, []string{"", "T", "K", "M", "Q", "k"}[r.IntN(6)])
	}
	head := "kpi,entity,year,value,kön\n"
	quick, careful := text(t, head+rows.String()), text(t, head+"\"N0\",0000,1990,1,T\n"+rows.String())
	assert.Len(t, careful.Problems, len(quick.Problems))
	assert.NotEmpty(t, quick.Problems)
	for _, kpi := range quick.Measures() {
		for _, entity := range quick.EntityIDs() {
			for _, sex := range analysis.Sexes() {
				if entity != "0000" {
					require.Equal(t, careful.Series(kpi, entity, sex), quick.Series(kpi, entity, sex))
				}
			}
		}
	}
}

func TestRowsOfProblemsAreCountedAsASpreadsheetDoes(t *testing.T) {
	d := text(t, "kpi,entity,year,value\n\nN1,0319,x,1\nN1,0319,2024,\"7\"\n\nN1,0319,y,1\n")
	require.Len(t, d.Problems, 2)
	assert.Equal(t, []string{"/0/3/year", "/0/6/year"}, []string{d.Problems[0].Path, d.Problems[1].Path})
	assert.Equal(t, 1, d.Len())
}

// Swedish numbers without thousands are as quick, and no digit is lost.
func TestPlainNumbers(t *testing.T) {
	for _, s := range []string{"0", "-0.1", "123456789012345", "0.000000000000001", "99999.99", "334.166548", "1234567890.12345"} {
		want, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		p, ok := text(t, "kpi;entity;year;value\nN1;0319;2024;"+strings.Replace(s, ".", ",", 1)+"\n").Series("N1", "0319").At(2024)
		require.True(t, ok)
		assert.Equal(t, strconv.FormatFloat(want, 'g', -1, 64), strconv.FormatFloat(p.Value, 'g', -1, 64))
	}
}

func BenchmarkReadCSV(b *testing.B) {
	var rows strings.Builder
	rows.WriteString("kpi,unit,year,value\n")
	for i := range 100_000 {
		fmt.Fprintf(&rows, "N%05d,%04d,%d,%d.%02d\n", i/7500, i/25%300, 2001+i%25, 5000+i%977, i%100)
	}
	in := rows.String()
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := kolada.Read(strings.NewReader(in)); err != nil {
			b.Fatal(err)
		}
	}
}

// However the columns stand, the quick way reads what the careful way reads: the same rows, problems and gaps.
func TestTheQuickWayReadsAnyColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	fields := map[string]func() string{
		"kpi":    func() string { return pick("N1", "N1", "N1", "N2", "", " N3 ", "Ö4") },
		"kommun": func() string { return pick("0180", "0180", "0319", "180", "V15E1", "") },
		"år":     func() string { return pick("2019", "2020", "2021", "2022", "19", "20201", "x", "") },
		"värde": func() string {
			return pick("1", "-2.5", "333,4", "1 234,5", "12345678.25", "0.1", "..", "", "x", "5.", ".5", "-", "1e3")
		},
		"kön":         func() string { return pick("", "T", "T", "K", "M", "k", "F", "Q") },
		"antal":       func() string { return pick("", "", "1", "7", "-1", "x") },
		"status":      func() string { return pick("", "", "", "Secret", "Missing") },
		"kommentar":   func() string { return pick("", "lång rad", "–") },
		"kommentar 2": func() string { return pick("", "a.b") },
	}
	names, read, refused := slices.Sorted(maps.Keys(fields)), 0, 0
	for round := range 300 {
		comma, end := pick(";", "\t"), pick("\n", "\r\n")
		columns := []string{"kpi", "kommun", "år", "värde"}
		for _, name := range names {
			if !slices.Contains(columns, name) && r.IntN(3) == 0 {
				columns = append(columns, name)
			}
		}
		r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
		var rows strings.Builder
		for range 40 {
			var cells []string
			for _, c := range columns[:len(columns)-r.IntN(20)/19] { // a row may be cut off
				cells = append(cells, fields[c]())
			}
			rows.WriteString(strings.Join(cells, comma) + end)
		}
		head := strings.Join(columns, comma) + end
		first := "\"\"" + strings.Repeat(comma, len(columns)-1) + end // a problem of its own, and the careful way for the rest
		quick, careful := text(t, head+strings.Repeat(comma, len(columns)-1)+end+rows.String()), text(t, head+first+rows.String())
		require.Equal(t, careful.Problems, quick.Problems, "%d: %s", round, head)
		read, refused = read+quick.Len()+quick.Replaced, refused+len(quick.Problems)
		careful.Problems, quick.Problems = nil, nil
		require.Equal(t, careful, quick, "%d: %s%s", round, head, rows.String())
	}
	assert.Greater(t, read, 1000)
	assert.Greater(t, refused, 1000)
}

// Files larger than a block, in several orders, read the same on any number of processors, and problems keep their rows.
func TestBlocksAreJoinedInTheirOrder(t *testing.T) {
	const kpis, entities, years = 60, 40, 25
	line := func(k, e, y int) string { return fmt.Sprintf("N%d,%04d,%d,%d.25\r\n", k, e, 2000+y, k*1000+e*25+y) }
	orders := map[string]func(add func(k, e, y int)){
		"by measure": func(add func(k, e, y int)) {
			for i := range kpis * entities * years {
				add(i/years/entities, i/years%entities, i%years)
			}
		},
		"by year": func(add func(k, e, y int)) {
			for i := range kpis * entities * years {
				add(i%kpis, i/kpis%entities, i/kpis/entities)
			}
		},
		"backwards": func(add func(k, e, y int)) {
			for i := range kpis * entities * years {
				add(kpis-1-i/years/entities, entities-1-i/years%entities, years-1-i%years)
			}
		},
	}
	var want *kolada.Data
	for _, name := range []string{"by measure", "by year", "backwards"} {
		var rows strings.Builder
		rows.WriteString("kpi,entity,year,value\r\n")
		n := 0
		orders[name](func(k, e, y int) {
			if n++; n == 50_000 {
				rows.WriteString("N1,0001,x,1\r\n\r\nN1,0001,2001,\r\n")
			}
			rows.WriteString(line(k, e, y))
		})
		rows.WriteString("N1,0001,2001,-7\nN1,0001,2001,-8") // twice more
		for _, processors := range []int{1, 2, 5} {
			before := runtime.GOMAXPROCS(processors)
			d := text(t, rows.String())
			runtime.GOMAXPROCS(before)
			require.Len(t, d.Problems, 1)
			require.Equal(t, "/0/50001/year", d.Problems[0].Path)
			require.Equal(t, 3, d.Replaced)
			require.Equal(t, kpis*entities*years, d.Len())
			if want == nil {
				want = d
				p, ok := d.Series("N1", "0001").At(2001)
				require.True(t, ok)
				require.InDelta(t, -8, p.Value, 0)
				p, _ = d.Series("N59", "0039").At(2024)
				require.InDelta(t, 59*1000+39*25+24+0.25, p.Value, 0)
			}
			d.Problems = want.Problems
			require.Equal(t, want, d, "%s on %d", name, processors)
		}
	}
}

// A quotation mark far into a file sends what follows the careful way, and nothing is lost at the border.
func TestAQuotationMarkBehindTheFirstBlock(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("kpi,entity,year,value,comment\n")
	for i := range 100_000 {
		note := ""
		if i == 70_000 {
			note = "\"two\nlines\""
		}
		fmt.Fprintf(&rows, "N%d,%04d,%d,%d,%s\n", i/1000, i/20%50, 2000+i%20, i, note)
	}
	rows.WriteString("N1,0001,x,1,\n")
	d := text(t, rows.String())
	require.Equal(t, 100_000, d.Len())
	require.Len(t, d.Problems, 1)
	require.Equal(t, "/0/100003/year", d.Problems[0].Path)
}

func TestALineLongerThanABlock(t *testing.T) {
	long := strings.Repeat("x", 2_000_000)
	d := text(t, "kpi,entity,year,value,comment\nN1,0001,2020,1,\nN1,0001,2021,2,"+long+"\nN1,0001,2022,3,\n")
	require.Equal(t, 3, d.Len())
}

func TestMoreEntitiesThanAColumnHolds(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("kpi,entity,year,value\n")
	for i := range 65_540 {
		fmt.Fprintf(&rows, "N1,V%d,2024,%d\n", i, i)
	}
	d := text(t, rows.String())
	require.Equal(t, 65_535, d.Len())
	require.Len(t, d.Problems, 5)
	require.Contains(t, d.Problems[0].EN, `"V65535"`)
	require.Zero(t, d.Replaced)
}

func TestReadAllocatesNothingPerRow(t *testing.T) {
	allocated := func(n int) float64 {
		var rows strings.Builder
		rows.WriteString("kpi,entity,year,value\n")
		for i := range n {
			fmt.Fprintf(&rows, "N1,%04d,%d,%d.5\n", i/25%300, 2000+i%25, i)
		}
		in := rows.String()
		return testing.AllocsPerRun(3, func() {
			_, err := kolada.Read(strings.NewReader(in))
			require.NoError(t, err)
		})
	}
	few, many := allocated(7500), allocated(75_000)
	assert.Less(t, many-few, 1000.0) // a block's tables, not its rows
}
