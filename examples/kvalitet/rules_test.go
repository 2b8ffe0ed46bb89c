package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type rulesDocument struct {
	Rules    []ruleEntry
	Count    int
	NotFound []string
}

// The command shows every rule of the library: those that the library's own list has (testdata/rules.txt), no fewer.
func TestRulesAreAllThere(t *testing.T) {
	listed, err := os.ReadFile("../../testdata/rules.txt")
	require.NoError(t, err)
	d := kommandJSON[rulesDocument](t, exitDone, "", "rules")
	var shown []string
	for _, e := range d.Rules {
		shown = append(shown, e.Package+" "+e.ID)
		assert.True(t, e.Title.Complete() && e.Doc.Complete() && e.Source.Title != "" && e.Source.Grade.Valid(), e.ID)
	}
	slices.Sort(shown)
	assert.Equal(t, strings.Split(strings.TrimSpace(string(listed)), "\n"), shown)
	assert.Equal(t, len(shown), d.Count)
}

func TestRules(t *testing.T) {
	d := kommandJSON[rulesDocument](t, exitDone, "", "rules", "governance.smarta.measurable")
	require.Len(t, d.Rules, 1)
	assert.Equal(t, []string{"SMARTA"}, d.Rules[0].Sets)
	assert.True(t, strings.HasSuffix(d.Rules[0].Title.SV, "?"))

	smarta := kommandJSON[rulesDocument](t, exitDone, "", "rules", "governance.smarta")
	assert.Equal(t, 6, smarta.Count, "S, M, A, R, T, A")
	both := kommandJSON[rulesDocument](t, exitDone, "", "rules", "governance.smarta", "rosa/staffing")
	assert.Equal(t, smarta.Count+kommandJSON[rulesDocument](t, exitDone, "", "rules", "rosa/staffing").Count, both.Count)

	statute := kommandJSON[rulesDocument](t, exitDone, "", "rules", "governance/org", "-grade", "statute")
	require.NotEmpty(t, statute.Rules)
	for _, e := range statute.Rules {
		assert.Contains(t, e.Source.Title, "Kommunallag", e.ID)
	}

	missing := kommandJSON[rulesDocument](t, exitFindings, "", "rules", "governance.smart", "rosa")
	assert.Equal(t, []string{"governance.smart"}, missing.NotFound, "half a word is no beginning")
	assert.NotEmpty(t, missing.Rules)

	status, out, _ := kommand(t, "", "rules", "governance.smarta.measurable", "-lang", "en", "-format", "csv")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "rule,question,source,grade,what and why\ngovernance.smarta.measurable,")
	status, _, errs := kommand(t, "", "rules", "-grade", "rumour")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "-grade")
}
