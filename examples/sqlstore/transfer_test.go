package sqlstore_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// full gives a store of two tenants with several kinds, versions and awkward texts.
func full(t *testing.T, s *sqlstore.Store) {
	t.Helper()
	for _, name := range []string{"Lund", "Åre \"\\'<&>\u2028", ""} {
		s := s.ForTenant(name)
		threeVersions(t, s)
		g := goal(9)
		g.Text, g.Body = "Ängshög <b> A\u0308 \u2028 \x00 😀 '; DROP TABLE document; --", strings.Repeat("lång ", 200)
		_, err := s.PutGoal(sqlstore.WithRole(t.Context(), "Åsa's roll"), g)
		require.NoError(t, err)
		_, err = s.PutRisk(t.Context(), risk.Risk{ID: g.ID})
		require.NoError(t, err)
	}
}

func everything(t *testing.T, s *sqlstore.Store) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.ExportAll(t.Context(), &b))
	return b.String()
}

func onlyOne(t *testing.T, s *sqlstore.Store) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.Export(t.Context(), &b))
	return b.String()
}

func newSQLite(t *testing.T) *sqlstore.Store {
	t.Helper()
	return own{address: filepath.Join(t.TempDir(), "x.db")}.open(t, sqlstore.Options{})
}

func TestMoveAndBack(t *testing.T) {
	first := newSQLite(t)
	full(t, first)
	file := everything(t, first)
	assert.Equal(t, 3*8+2, strings.Count(file, "\n"), "a head, 3×8 changes, an end")

	onOwn(t, func(t *testing.T, db own) {
		// The administrator may see everything; the store's own user one tenant at a time.
		ours := db.open(t, sqlstore.Options{})
		boss := ours
		if strings.HasPrefix(db.address, "postgres") {
			boss = own{address: strings.Replace(db.address, "kvalitet@", "admin@", 1)}.open(t, sqlstore.Options{})
			require.ErrorContains(t, ours.ExportAll(t.Context(), &bytes.Buffer{}), "row-level security", "a part is not taken for all")
		}
		require.NoError(t, ours.ImportAll(t.Context(), strings.NewReader(file)))
		assert.Equal(t, file, everything(t, boss), "byte for byte")

		back := newSQLite(t)
		require.NoError(t, back.ImportAll(t.Context(), strings.NewReader(everything(t, boss))))
		assert.Equal(t, file, everything(t, back))

		for _, name := range []string{"", "Lund"} {
			s := ours.ForTenant(name)
			require.NoError(t, s.Verify(t.Context()))
			assert.Equal(t, onlyOne(t, first.ForTenant(name)), onlyOne(t, s))
			changes, err := history(t.Context(), s, goal(1).ID)
			require.NoError(t, err)
			assert.Len(t, changes, 3)
			g, err := s.Goal(t.Context(), goal(1).ID)
			require.NoError(t, err)
			_, err = s.PutGoal(t.Context(), g)
			require.NoError(t, err, "it goes on")
			n := 0
			for _, err := range s.Goals(t.Context(), governance.GoalQuery{Body: strings.Repeat("lång ", 200)}) {
				require.NoError(t, err)
				n++
			}
			assert.Equal(t, 1, n, "the keys came with it")
		}
		require.ErrorIs(t, ours.ImportAll(t.Context(), strings.NewReader(file)), kvalitet.ErrConflict, "what is there is not written over")
	})
}

func TestExportSeesOneMoment(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		s := open(t)
		threeVersions(t, s)
		before := onlyOne(t, s)
		w := &writeOnce{after: func() {
			_, err := s.PutGoal(t.Context(), goal(7))
			assert.NoError(t, err, "the export stops nobody")
		}}
		g := goal(8) // more than a buffer, so that the export is under way when the writer comes
		g.Text = strings.Repeat("x", 8000)
		_, err := s.PutGoal(t.Context(), g)
		require.NoError(t, err)
		with := onlyOne(t, s)
		require.NotEqual(t, before, with)
		require.NoError(t, s.Export(t.Context(), w))
		require.Nil(t, w.after, "the writer came")
		assert.Equal(t, with, w.String())
		assert.NotEqual(t, with, onlyOne(t, s))
	})
}

// writeOnce calls a function when it is written to for the first time.
type writeOnce struct {
	bytes.Buffer
	after func()
}

func (w *writeOnce) Write(p []byte) (int, error) {
	if w.after != nil {
		w.after()
		w.after = nil
	}
	return w.Buffer.Write(p)
}

// resealed gives the file a right checksum again, as one who alters it might.
func resealed(lines []string) string {
	body := strings.Join(lines[:len(lines)-1], "")
	return body + fmt.Sprintf(`{"changes":%d,"sha256":"%x"}`+"\n", len(lines)-2, sha256.Sum256([]byte(body)))
}

func TestImportRefuses(t *testing.T) {
	from := newSQLite(t)
	threeVersions(t, from)
	file := onlyOne(t, from)
	lines := strings.SplitAfter(strings.TrimSuffix(file, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	require.Equal(t, file, resealed(lines))
	altered := func(i int, old, new string) []string {
		out := append([]string(nil), lines...)
		out[i] = strings.Replace(out[i], old, new, 1)
		require.NotEqual(t, lines[i], out[i])
		return out
	}
	without := func(i int) []string { return append(append([]string(nil), lines[:i]...), lines[i+1:]...) }
	files := map[string]string{
		"nothing":                       "",
		"something else":                "{}\n",
		"another format":                strings.Replace(file, "export/v1", "export/v2", 1),
		"the end is missing":            strings.Join(lines[:len(lines)-1], ""),
		"an altered text":               strings.Join(altered(2, "Mål 1 b", "Mål 1 x"), ""),
		"an altered key":                strings.Join(altered(2, `"vision"`, `"assignment"`), ""),
		"a line taken out":              strings.Join(without(3), ""),
		"two lines in another order":    lines[0] + lines[2] + lines[1] + strings.Join(lines[3:], ""),
		"text after the end":            file + "{}\n",
		"an export after the end":       file + file,
		"an altered text, resealed":     resealed(altered(2, "Mål 1 b", "Mål 1 x")),
		"an altered role, resealed":     resealed(altered(2, `"role":""`, `"role":"x"`)),
		"an altered tenant, resealed":   resealed(altered(1, `"tenant":""`, `"tenant":"x"`)),
		"an altered identity, resealed": resealed(altered(1, `-000000000001"`, `-000000000009"`)),
		"a version taken out, resealed": resealed(without(2)),
		"the first taken out, resealed": resealed(without(1)),
		"no identity, resealed":         resealed(altered(1, `"id":"0`, `"id":"x`)),
		"an unknown member, resealed":   resealed(altered(1, `"kind"`, `"sort":1,"kind"`)),
		"a line without end":            lines[0] + strings.Repeat("x", sqlstore.MaxDocument+1<<17),
	}
	for n := range 40 { // cut off anywhere
		files[fmt.Sprintf("cut off at %d/40", n)] = file[:n*len(file)/40]
	}
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		for name, text := range files {
			require.ErrorIs(t, s.Import(t.Context(), strings.NewReader(text)), kvalitet.ErrInvalid, name)
			_, err := s.Goal(t.Context(), goal(1).ID)
			require.ErrorIs(t, err, kvalitet.ErrNotFound, "%s: nothing has been imported", name)
		}
		require.ErrorIs(t, s.ForTenant("Lund").Import(t.Context(), strings.NewReader(file)), kvalitet.ErrInvalid, "another tenant's file")
		ctx, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
		defer cancel()
		require.ErrorIs(t, s.Import(ctx, strings.NewReader(file)), context.DeadlineExceeded)
		require.NoError(t, s.Import(t.Context(), strings.NewReader(file)))
		require.NoError(t, s.Verify(t.Context()))
	})
}

func TestExportOfABrokenChainIsNoExport(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		threeVersions(t, s)
		db.unguarded(t, `UPDATE history SET role = 'x' WHERE version = 2`)
		var b bytes.Buffer
		require.ErrorIs(t, s.Export(t.Context(), &b), kvalitet.ErrInvalid)
		require.ErrorIs(t, newSQLite(t).Import(t.Context(), &b), kvalitet.ErrInvalid)
	})
}
