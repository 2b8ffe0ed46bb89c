package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
)

func TestProcessTop(t *testing.T) {
	type answer struct {
		Architecture                                                process.Architecture
		WithoutOwner, WithoutCategory, WithoutUnit, EmptyCategories []string
		Problems                                                    []problemRow
	}
	d := kommandJSON[answer](t, exitDone, "", "process", "top", "-preset", "Lidkoping")
	assert.Equal(t, []string{"main"}, d.EmptyCategories)
	picture := filepath.Join(t.TempDir(), "topp.svg")
	for _, preset := range topPresets {
		status, _, errs := kommand(t, "", "process", "top", "-preset", preset, "-o", picture)
		require.Equal(t, exitDone, status, errs)
		svg, err := os.ReadFile(picture)
		require.NoError(t, err)
		assert.Contains(t, string(svg), "</svg>")
	}
	data, err := json.Marshal(process.OrebroProcesses())
	require.NoError(t, err)
	d = kommandJSON[answer](t, exitDone, string(data), "process", "top", "-")
	assert.Equal(t, process.OrebroProcesses().Processes, d.Architecture.Processes)

	rows := "process;kategori;ägare;ingår i;enheter\nSkola;Huvudprocess;skolchef;;Skolan|Fritids\nPlacera barn;;;skola;\nStyra;ledning;;;\nX;rymd;;;\nY;;;okänd;\nskola;;;;\n"
	d = kommandJSON[answer](t, exitFindings, rows, "process", "top", "-")
	assert.Equal(t, []problemRow{{5, "unknown"}, {6, "unknown"}, {7, "duplicate"}}, d.Problems)
	assert.Equal(t, []string{"Placera barn", "Styra"}, d.WithoutOwner)
	assert.Equal(t, []string{"Placera barn"}, d.WithoutCategory)
	assert.Equal(t, []string{"support"}, d.EmptyCategories)
	assert.Equal(t, d.Architecture.Processes[0].Process, d.Architecture.Processes[1].Parent)
	assert.Equal(t, []string{"Skolan", "Fritids"}, d.Architecture.Processes[0].Units)
	four := kommandJSON[answer](t, exitDone, "process;kategori\nLeverera;operativ\n", "process", "top", "-", "-categories", "skelleftea")
	assert.Len(t, four.EmptyCategories, 3)

	for name, args := range map[string][]string{"no file": {}, "no such preset": {"-preset", "ale"}, "no such categories": {"-", "-categories", "fem"}} {
		status, _, errs := kommand(t, rows, append([]string{"process", "top"}, args...)...)
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
	for name, text := range map[string]string{"no document": "{", "two": "[" + string(data) + "," + string(data) + "]", "a ring": "process;ingår i\na;b\nb;a\n"} {
		status, _, _ := kommand(t, text, "process", "top", "-")
		assert.Equal(t, exitUsage, status, name)
	}
	status, out, _ := kommand(t, "", "process", "top", "-preset", "orebro")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "Lärande")
}
