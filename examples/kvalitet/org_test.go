package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance/org"
)

type orgDocument struct {
	Entries  []orgEntry
	NotFound []string
}

func TestOrg(t *testing.T) {
	d := kommandJSON[orgDocument](t, exitDone, "", "org", "kvalitetsråd", "KOMMUNDIREKTÖRENS STYRGRUPP", "vuit", "driftsnämnd")
	require.Len(t, d.Entries, 4)
	assert.Equal(t, "forum", d.Entries[0].Kind)
	assert.Equal(t, 12, d.Entries[0].PerYear)
	assert.Equal(t, "kommundirektör", d.Entries[1].Above)
	assert.Equal(t, "verksamhetsutvecklare med stöd av IT", d.Entries[2].Name)
	assert.Equal(t, "driftnämnd", d.Entries[3].Purpose)

	d = kommandJSON[orgDocument](t, exitDone, "", "org", "Enklare vardag")
	require.Len(t, d.Entries, 1)
	assert.Equal(t, []string{"channel", "kvalitetsdirektör"}, []string{d.Entries[0].Kind, d.Entries[0].Above})

	d = kommandJSON[orgDocument](t, exitFindings, "", "org", "rymdminister", "chefsforum", "-preset", "Örebro", "-lang", "en")
	assert.Equal(t, []string{"rymdminister"}, d.NotFound)
	require.Len(t, d.Entries, 1)
	assert.Equal(t, "managers' forum", d.Entries[0].Name)

	own, err := json.Marshal(org.Mark())
	require.NoError(t, err)
	o := org.Mark()
	for _, preset := range []string{"mark", file(t, "mark.json", string(own)), "-"} {
		d = kommandJSON[orgDocument](t, exitDone, string(own), "org", "-preset", preset)
		assert.Len(t, d.Entries, len(o.Bodies)+len(o.Roles)+len(o.Forums)+len(o.Channels))
	}
	for _, preset := range []string{"lidkoping", "haparanda", "skelleftea", "all"} {
		status, out, _ := kommand(t, "", "org", "-preset", preset)
		assert.Equal(t, exitDone, status)
		assert.Contains(t, out, "kommunfullmäktige")
	}
	status, out, _ := kommand(t, "", "org", "-h")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "kvalitet org kvalitetsråd")
	for name, c := range map[string]struct{ preset, stdin string }{"no such preset": {"ale", ""}, "no JSON": {"-", "{"}, "no organisation": {"-", "{}"}} {
		status, _, errs := kommand(t, c.stdin, "org", "-preset", c.preset)
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
}
