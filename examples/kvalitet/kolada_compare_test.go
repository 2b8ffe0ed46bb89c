package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const fourMunicipalities = "kpi,entity,year,value\n" +
	"N01951,0001,2024,10\nN01951,0002,2024,11\nN01951,0003,2024,20\nN01951,0004,2024,8\n" +
	"N02280,0001,2024,5\nN02280,0002,2024,9\nN02280,0003,2024,5\nN02280,0004,2024,\n"

func TestKoladaSimilar(t *testing.T) {
	args := []string{"kolada", "similar", "-municipality", "0001", "-count", "1", "-"}
	out := kommandJSON[similarJSON](t, exitDone, fourMunicipalities, append(args, "-kpi", "N01951")...)
	require.Len(t, out.Nearest, 1)
	assert.Equal(t, "0002", out.Nearest[0].Municipality, "10 beside 11, 20 and 8")
	assert.Equal(t, []conditionJSON{{"N01951", "", 2024, 1, 10}}, out.Conditions)

	out = kommandJSON[similarJSON](t, exitDone, fourMunicipalities, append(args, "-kpi", "N01951,N02280=100")...)
	assert.Equal(t, "0003", out.Nearest[0].Municipality, "the second condition outweighs the first")
	assert.InDelta(t, 0.5, out.Nearest[0].Stability, 1e-12, "not without it")
	assert.Equal(t, []string{"0004"}, out.Incomplete, "a value is missing, which is not zero")
	assert.Contains(t, out.Attribution, "Egen", "what is computed is not Kolada's")

	status, _, errs := kommand(t, fourMunicipalities, "kolada", "similar", "-municipality", "0999", "-")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "0999")
}

// The similar municipalities that Kolada publishes for Arboga in 2025 are shown with who has Arboga in its own group.
func TestKoladaSimilarPublishedGroups(t *testing.T) {
	out := kommandJSON[similarJSON](t, exitDone, "", "kolada", "similar", "-municipality", "1984",
		koladaTestdata+"v3_data_N03702_N03703.json", koladaTestdata+"v3_municipality.json", koladaTestdata+"v3_municipality_groups.json",
		koladaTestdata+"municipality_groups_similar_v3_2026.csv")
	require.NotEmpty(t, out.Groups)
	assert.Equal(t, "G37329", out.Groups[0].ID)
	assert.Len(t, out.Groups[0].Members, 7)
	for _, m := range out.Groups[0].Members {
		require.NotNil(t, m.Mutual, m.Municipality)
		assert.True(t, *m.Mutual, "%s: all seven have Arboga in theirs, counted by hand in the file", m.Municipality)
	}
	require.NotNil(t, out.Nearest[0].Published)
}

func TestKoladaIndex(t *testing.T) {
	// Three values 0, 50 and 100 have the outer percentiles 2.5 and 97.5: 100·(50−2.5)/95 = 50.
	csv := "kpi,entity,year,value\nA,0001,2024,0\nA,0002,2024,50\nA,0003,2024,100\nB,0001,2024,3\nB,0002,2024,2\nB,0003,2024,1\nB,0004,2024,1\n"
	out := kommandJSON[indexJSON](t, exitDone, csv, "kolada", "index", "-better", "A=higher,B=lower", "-")
	require.Len(t, out.Entities, 4)
	assert.Nil(t, out.Entities[3].Index, "a measure is missing")
	assert.Equal(t, []float64{0, 100}, []float64{*out.Entities[0].Index, *out.Entities[2].Index})
	assert.Equal(t, []int{3, 2, 1}, []int{*out.Entities[0].Rank, *out.Entities[1].Rank, *out.Entities[2].Rank})
	assert.Len(t, out.Sensitivity, 2)
	one := kommandJSON[indexJSON](t, exitDone, csv, "kolada", "index", "-better", "A=higher,B=lower", "-municipality", "0002", "-")
	assert.Equal(t, out.Entities[1:2], one.Entities, "the index is over all")
}

func TestKoladaRevisions(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		return file
	}
	header := "kpi,entity,year,value\n"
	older := write("old.csv", header+"A,0001,2022,1\nA,0001,2023,2\nA,0002,2023,4\n")
	newer := write("new.csv", header+"A,0001,2022,1\nA,0001,2023,2.5\nA,0001,2024,3\n")
	out := kommandJSON[revisionsJSON](t, exitDone, "", "kolada", "revisions", older, newer)
	var kinds []string
	for _, r := range out.Revisions {
		kinds = append(kinds, string(r.Kind))
	}
	assert.Equal(t, "changed added removed", strings.Join(kinds, " "))
	assert.Equal(t, []float64{2, 2.5}, []float64{*out.Revisions[0].Before, *out.Revisions[0].After})
	_, text, _ := kommand(t, "", "kolada", "revisions", older, newer)
	assert.Contains(t, text, "försvunnit")
}
