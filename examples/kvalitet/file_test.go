package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A file that cannot be written is named as the user named it, and what could not be drawn leaves the old file.
func TestFilesAreReplacedWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "saknas", "karta.svg")
	for _, args := range [][]string{
		{"process", "svg", "-preset", "styrprocess", "-o", missing},
		{"calendar", "-year", "2026", "-ics", missing},
		{"process", "svg", "-preset", "styrprocess", "-o", dir}, // a directory stands there
	} {
		status, _, errs := kommand(t, "", args...)
		assert.Equal(t, exitUsage, status, args)
		assert.Contains(t, errs, args[len(args)-1]+" går inte att skriva")
		assert.NotContains(t, errs, ".kvalitet-")
	}
	old := filepath.Join(dir, "karta.svg")
	require.NoError(t, os.WriteFile(old, []byte("gammal"), 0o600))
	status, _, _ := kommand(t, `{"flows":[{"from":"a","to":"b"}]}`, "process", "svg", "-", "-o", old)
	assert.Equal(t, exitUsage, status)
	content, err := os.ReadFile(old)
	require.NoError(t, err)
	assert.Equal(t, "gammal", string(content))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1)
}

func TestADocumentThatIsCutOffSaysSo(t *testing.T) {
	for _, text := range []string{"", `{"nodes": [`} {
		status, _, errs := kommand(t, text, "process", "check", "-")
		assert.Equal(t, exitUsage, status)
		assert.Contains(t, errs, "tom eller avbruten", text)
	}
}
