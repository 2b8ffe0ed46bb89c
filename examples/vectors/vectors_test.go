// Package vectors_test runs check.py, which answers the library's vectors in another language from their JSON alone.
package vectors_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// python skips the test on a machine without Python 3, and fails it where CI is set.
func python(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("python3 is not on the machine; the Debian package python3 has it")
		}
		t.Skip("python3 is not on the machine; the Debian package python3 has it")
	}
	return path
}

func TestAnotherLanguageGivesTheSameAnswers(t *testing.T) {
	out, err := exec.Command(python(t), "check.py", "../..").CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, 6, strings.Count(string(out), " cases\n"), string(out))
}

// An answer that is not what the vector says is told.
func TestAnotherAnswerIsTold(t *testing.T) {
	dir := t.TempDir()
	files, err := filepath.Glob("../../*/*test/vectors/*.json")
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		path := filepath.Join(dir, strings.TrimPrefix(file, "../../"))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(string(text), "0.0645", "0.0646", 1)), 0o600))
	}
	out, err := exec.Command(python(t), "check.py", dir).CombinedOutput()
	var failed *exec.ExitError
	require.ErrorAs(t, err, &failed, string(out))
	assert.Contains(t, string(out), "adjusted.json: the published fifteen\n")
}
