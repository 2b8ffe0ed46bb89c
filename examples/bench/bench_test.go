package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// write writes a little-endian column.
func write[T number](t *testing.T, dir, name string, values ...T) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, binary.Write(&b, binary.LittleEndian, values))
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600))
}

// output runs a workload on the columns in dir and returns the lines that it printed, by workload.
func output(t *testing.T, dir, workload string) map[string]line {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	stdout := os.Stdout
	os.Stdout = w
	err = workloads[workload](&bench{dir: dir, reps: 1})
	os.Stdout = stdout
	require.NoError(t, w.Close())
	require.NoError(t, err)
	lines := map[string]line{}
	for dec := json.NewDecoder(r); ; {
		var l line
		err := dec.Decode(&l)
		if err == io.EOF {
			return lines
		}
		require.NoError(t, err)
		lines[l.Workload] = l
	}
}

func TestForest(t *testing.T) {
	dir := t.TempDir()
	write[int32](t, dir, "w1_parent.i32", -1, 0, 0, 1, 1)
	write[uint8](t, dir, "w1_level.u8", 0, 1, 4, 4, 4)
	write[int32](t, dir, "w1_weight.i32", 100, 100, 300, 100, 50)
	write[int64](t, dir, "w1_baseline.i64", 0, 0, 0, 0, 0)
	write[int64](t, dir, "w1_target.i64", 0, 0, 1000, 1000, 1000)
	write[int64](t, dir, "w1_outcome.i64", 0, 0, 500, 250, math.MinInt64)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "w1_uuid.b16"), func() []byte {
		ids := make([]byte, 5*16)
		for i := range 5 {
			ids[16*i] = byte(i + 1)
		}
		return ids
	}(), 0o600))
	for _, name := range []string{"W1", "W1-edge"} {
		check := output(t, dir, "w1")[name].Check
		// Node 1 is 25; the root is (100·25 + 300·50)/400 = 43.75.
		assert.InDelta(t, 68.75, check["sum_value"], 1e-9, name)
		assert.InDelta(t, 43.75, check["sum_root"], 1e-9, name)
		assert.InDelta(t, 1+100.0/150, check["sum_cov"], 1e-9, name)
		assert.InDelta(t, 3, check["sum_npres"], 0, name)
	}
}

func TestRegister(t *testing.T) {
	dir := t.TempDir()
	write[uint16](t, dir, "w2_unit.u16", 0, 1, 0)
	write[uint8](t, dir, "w2_l5.u8", 5, 0, 2)
	write[uint8](t, dir, "w2_c5.u8", 4, 0, 2)
	write[uint8](t, dir, "w2_l4.u8", 4, 0, 1)
	write[uint8](t, dir, "w2_c4.u8", 3, 0, 2)
	write[int32](t, dir, "w2_day.i32", 1, 1, 1)
	check := output(t, dir, "w2")["W2"].Check
	assert.InDelta(t, 24, check["sum_score"], 0)
	assert.InDelta(t, 2*2, check["top_hash"], 0) // rows 0 and 2 at places 1 and 2
	assert.Equal(t, []any{0.0, 1.0, 0.0, 1.0}, check["bands"])
	assert.InDelta(t, 29+12, check["m5_hash"], 0)
	assert.InDelta(t, 19+6, check["m4_hash"], 0)
}

func TestSurveyBothWaysAgree(t *testing.T) {
	dir, n := t.TempDir(), 12_000
	rng := rand.New(rand.NewPCG(1, 2))
	municipality, sex, age := make([]uint16, n), make([]uint8, n), make([]uint8, n)
	weight, answers := make([]float64, n), make([]uint8, n*questions)
	for i := range n {
		municipality[i], sex[i], age[i] = uint16(i%municipalities), uint8(i/municipalities%2), uint8(i/municipalities/2%ages)
		weight[i] = 1 + float64(municipality[i]%5) + float64(sex[i])/2 + float64(age[i])/4
	}
	for i := range answers {
		answers[i] = uint8(rng.IntN(11))
	}
	size := make([]int32, municipalities)
	for i := range size {
		size[i] = 5000
	}
	write(t, dir, "w3_muni.u16", municipality...)
	write(t, dir, "w3_gender.u8", sex...)
	write(t, dir, "w3_age.u8", age...)
	write(t, dir, "w3_answers.u8", answers...)
	write(t, dir, "w3_weight.f64", weight...)
	write(t, dir, "w3_pop.i32", size...)
	lines := output(t, dir, "w3")
	for key, want := range lines["W3"].Check {
		assert.InEpsilon(t, 1+want.(float64), 1+lines["W3-weights"].Check[key].(float64), 1e-9, key)
	}
	var w, wy float64
	for i := range n {
		if a := answers[i]; a > 0 {
			w += weight[i]
			wy += weight[i] * float64(a-1) / 9 * 100
		}
	}
	assert.InEpsilon(t, wy/w, lines["W3"].Check["nat0"], 1e-9)
}

func TestPanels(t *testing.T) {
	dir := t.TempDir()
	values := make([]float64, panelUnits*panelYears)
	for i := range values {
		values[i] = float64(i/panelYears) + 2*float64(i%panelYears)
	}
	write(t, dir, "w4_values.f64", values...)
	write[int8](t, dir, "w4_dir.i8", -1)
	write[float64](t, dir, "w4_target.f64", 0)
	var rows strings.Builder
	rows.WriteString("kpi,unit,year,value\n")
	for i, v := range values {
		fmt.Fprintf(&rows, "0,%d,%d,%.2f\n", i/panelYears, 2001+i%panelYears, v)
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "w4.csv"), []byte(rows.String()), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "w4_kpi.csv"), []byte("kpi,dir,target\n0,-1,0\n"), 0o600))
	lines := output(t, dir, "w4")
	check := lines["W4"].Check
	for name, v := range check {
		if name != "q" {
			assert.InEpsilon(t, v.(float64)+1, lines["W4-csv"].Check[name].(float64)+1, 1e-9, name)
		}
	}
	assert.Equal(t, check["q"], lines["W4-csv"].Check["q"])
	assert.Equal(t, check, lines["W4-stream"].Check)
	assert.InDelta(t, 2*panelUnits, check["sum_chg"], 1e-9)
	assert.InDelta(t, 2*panelUnits, check["abs_slope"], 1e-9)
	assert.InDelta(t, 290*291/2+21*22/2, check["sum_rank"], 0)
}

func TestPairs(t *testing.T) {
	dir := t.TempDir()
	values := make([]float64, 2*municipalities)
	for i := range municipalities {
		values[i], values[municipalities+i] = float64(i), -float64(i)*2
	}
	write(t, dir, "w5_values.f64", values...)
	for name, l := range output(t, dir, "w5") {
		assert.InDelta(t, 1, l.Check["sum_abs_r"], 1e-12, name)
		assert.InDelta(t, 1, l.Check["signif"], 0, name)
	}
}

func TestLosses(t *testing.T) {
	dir := t.TempDir()
	write[float64](t, dir, "w6_p.f64", 1, 0.25)
	write[float64](t, dir, "w6_min.f64", 3, 1)
	write[float64](t, dir, "w6_mode.f64", 3, 1)
	write[float64](t, dir, "w6_max.f64", 3, 9)
	check := output(t, dir, "w6")["W6"].Check
	assert.InDelta(t, 3+0.25*11.0/3, check["exact_mean"], 1e-12)
	assert.InDelta(t, 3, check["q50"], 1e-12)
	assert.Less(t, math.Abs(check["z_mean"].(float64)), 4.0)
}

func TestTexts(t *testing.T) {
	dir := t.TempDir()
	text := "Nämnden ska öka andelen med 5 % senast 2027\nVi ska utveckla en god skola för barn\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "w7.txt"), []byte(text), 0o600))
	write[uint32](t, dir, "w7_off.u32", 0, 45, uint32(len(text)))
	check := output(t, dir, "w7")["W7"].Check
	assert.Equal(t, []any{1.0, 1.0, 1.0, 1.0, 1.0, 1.0}, check["SMARTV"])
	assert.InDelta(t, (1+2+4+16)*1+(8+32)*2, check["hash"], 0)
}

func TestColumnsThatAreNotThere(t *testing.T) {
	for name, run := range workloads {
		require.Error(t, run(&bench{dir: t.TempDir(), reps: 1}), name)
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x"), []byte{1, 2, 3}, 0o600))
	_, err := column[int32](&bench{dir: dir}, "x")
	require.Error(t, err)
}
