package kolada_test

import (
	"fmt"
	"math/rand/v2"
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
