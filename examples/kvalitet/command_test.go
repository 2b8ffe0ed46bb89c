package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// kommand runs a command line in process with the text on standard input.
func kommand(t *testing.T, stdin string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(t.Context(), args, strings.NewReader(stdin), &o, &e)
	return status, o.String(), e.String()
}

// kommandJSON runs a command line with -format json and decodes what it wrote; the status must be as wanted.
func kommandJSON[T any](t *testing.T, want int, stdin string, args ...string) T {
	t.Helper()
	status, out, errs := kommand(t, stdin, append(args, "-format", "json")...)
	require.Equal(t, want, status, errs)
	var v T
	require.NoError(t, json.Unmarshal([]byte(out), &v), out)
	return v
}

// file writes a file for a command and returns its name.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}
