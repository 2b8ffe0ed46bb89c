package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
)

// The writers are this program too.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == writerCommand {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

func TestNothingIsLost(t *testing.T) {
	postgrestest.Need(t, postgrestest.Find())
	faults := "killed,full"
	if os.Getuid() != 0 {
		faults = "killed" // a full disk takes a small file system
	}
	var out, errs bytes.Buffer
	code := run([]string{"-seconds", "1", "-fault", faults}, &out, &errs)
	t.Logf("%s%s", &out, &errs)
	require.Zero(t, code)
	assert.Empty(t, errs.String())
	trials := strings.Count(faults, ",")*2 + 2
	assert.Equal(t, trials, strings.Count(out.String(), ": lost 0, torn 0\n"))
	assert.Regexp(t, `postgres killed .* [1-9]\d* acknowledged`, out.String())
}

// Without the right to make file systems, a limit on the size of files fills the disk.
func TestLimitedFiles(t *testing.T) {
	trial := trial{database: "sqlite", fault: "limited", writers: 2, seed: 1, lasts: 1e9, limit: 512 << 10}
	result, err := trial.run()
	require.NoError(t, err)
	t.Log(result)
	assert.True(t, result.sound(), result)
	assert.Positive(t, result.refused, "the disk was full")
}

// The checks would notice.
func TestLossIsNoticed(t *testing.T) {
	notes := filepath.Join(t.TempDir(), "notes")
	sum := strings.Repeat("a", 64)
	for name, c := range map[string]struct {
		notes string
		want  result
	}{
		"all there":                   {"x 1 " + sum + "\n! full\n", result{acknowledged: 1, refused: 1}},
		"a note that was cut off":     {"x 1 " + sum + "\nx 2 aaa", result{acknowledged: 1}},
		"a version that is gone":      {"x 2 " + sum + "\n", result{acknowledged: 1, lost: 1}},
		"another text":                {"x 1 " + strings.Repeat("b", 64) + "\n", result{acknowledged: 1, lost: 1}},
		"a version given to two":      {"x 1 " + sum + "\nx 1 " + sum + "\n", result{acknowledged: 2, lost: 1}},
		"nothing acknowledged at all": {"", result{}},
	} {
		require.NoError(t, os.WriteFile(notes, []byte(c.notes), 0o600))
		var got result
		require.NoError(t, got.hold(map[string]string{"x 1": sum}, []string{notes, notes + " that is not there"}))
		assert.Equal(t, c.want.lost > 0, got.complaint != "", name)
		assert.Equal(t, name == "all there" || name == "a note that was cut off", got.sound(), name)
		got.complaint = ""
		assert.Equal(t, c.want, got, name)
	}
	assert.True(t, whole(sealed("en text med mellanrum")))
	assert.False(t, whole(sealed("en text")[1:]))
	assert.False(t, whole(""))
}

func TestUsage(t *testing.T) {
	var out, errs bytes.Buffer
	assert.Equal(t, 2, run([]string{"-what"}, &out, &errs))
	assert.Equal(t, 1, run([]string{"-db", "oracle"}, &out, &errs))
	assert.Contains(t, errs.String(), "no such database")
}
