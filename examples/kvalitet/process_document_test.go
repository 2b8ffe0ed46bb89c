package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestProcessDocument(t *testing.T) {
	status, text, errs := kommand(t, "", "process", "document", "-preset", "styrprocess")
	require.Equal(t, exitDone, status, errs)
	for _, tag := range []string{"table", "tr", "td", "th", "dl", "svg"} {
		assert.Equal(t, strings.Count(text, "</"+tag+">"), strings.Count(text, "<"+tag+">")+strings.Count(text, "<"+tag+" "), tag)
	}
	assert.Contains(t, text, `<html lang="sv">`)
	assert.Contains(t, text, "Processkarta")
	assert.Contains(t, text, "<svg")
	assert.NotContains(t, text, "<script")
	assert.Contains(t, text, "Mottagare")

	// What a person wrote is text, not markup, and what is not filled in is said to be missing.
	file := `{"map": {"name": "Pröva <b>", "nodes": [{"id": "s", "kind": "start", "name": "Inkommen"}, {"id": "a", "kind": "activity", "name": "<script>x</script>", "system": "Diariet"},
		{"id": "e", "kind": "end", "name": "Klart"}], "flows": [["s", "a"], ["a", "e"]]}, "specification": {"name": "Pröva <b>", "purpose": "Rätt beslut & snabbt"}}`
	status, text, errs = kommand(t, file, "process", "document", "-", "-lang", "en")
	require.Equal(t, exitDone, status, errs)
	assert.NotContains(t, text, "<script")
	assert.Contains(t, text, "Rätt beslut &amp; snabbt")
	assert.Contains(t, text, `<dt>Receivers</dt><dd class="missing">missing</dd>`)
	assert.Contains(t, text, "Diariet")
}
