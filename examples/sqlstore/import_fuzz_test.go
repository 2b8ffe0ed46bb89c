package sqlstore_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

// Whatever a file holds, it is imported as a whole and hangs together, or is refused with one of two errors.
func FuzzImport(f *testing.F) {
	s, err := sqlstore.Open(f.Context(), filepath.Join(f.TempDir(), "x.db"), sqlstore.Options{})
	require.NoError(f, err)
	f.Cleanup(func() { _ = s.Close() })
	_, err = s.PutGoal(f.Context(), goal(1))
	require.NoError(f, err)
	var file bytes.Buffer
	require.NoError(f, s.Export(f.Context(), &file))
	lines := strings.SplitAfter(file.String(), "\n")
	f.Add(file.String())
	f.Add(lines[0] + lines[2])
	f.Add(lines[0] + lines[1])
	f.Add(resealed([]string{lines[0], strings.Replace(lines[1], "vision", "\\u0000", 1), ""}))
	f.Add(resealed([]string{lines[0], strings.Replace(lines[1], `"version":1`, `"version":9223372036854775807`, 1), ""}))
	f.Add(resealed([]string{lines[0], ""}))
	f.Add("null\n")
	f.Fuzz(func(t *testing.T, text string) {
		err := s.ImportAll(t.Context(), strings.NewReader(text))
		if err == nil {
			require.NoError(t, s.Verify(t.Context()))
			return
		}
		if !errors.Is(err, kvalitet.ErrInvalid) && !errors.Is(err, kvalitet.ErrConflict) {
			t.Fatal(err)
		}
	})
}
