package sqlstore_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// Texts that somebody hopes will be read as SQL, or that a database cannot hold.
var hostile = []string{
	`'; DROP TABLE document; --`, `' OR '1'='1`, `" OR ""="`, `\'; DELETE FROM history; --`, `%`, `_`, `$1`, `?1`, `:x`, `@x`,
	`); SELECT pg_sleep(10); --`, "\x00", "a\x00b", "\xff\xfe", "\u202e", "🙈", strings.Repeat("å", 100_000),
	`{"version":99}`, `</script>`, "rad\r\nrad", "' AND tenant = 'Lund",
}

func TestHostileTexts(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		s := open(t)
		for i, text := range hostile {
			g := goal(byte(i + 1))
			g.Text, g.Body = text, text
			stored, err := s.PutGoal(t.Context(), g)
			require.NoError(t, err, "%.40q", text)
			want := strings.ToValidUTF8(text, "\uFFFD")
			if text == "\xff\xfe" {
				want = "\uFFFD\uFFFD"
			}
			assert.Equal(t, want, stored.Body)
			got, err := s.Goal(t.Context(), g.ID)
			require.NoError(t, err)
			assert.Equal(t, stored, got)
			var found []uuid.UUID
			for g, err := range s.Goals(t.Context(), governance.GoalQuery{Body: stored.Body}) {
				require.NoError(t, err)
				found = append(found, g.ID)
			}
			assert.Equal(t, []uuid.UUID{g.ID}, found, "%.40q as a key", text)
			for _, err := range s.Goals(t.Context(), governance.GoalQuery{Body: text + "x", Level: governance.LevelCode(text)}) {
				require.NoError(t, err)
				t.Errorf("%.40q matched", text)
			}
			for _, err := range s.History(t.Context(), text, g.ID) {
				require.ErrorIs(t, err, kvalitet.ErrInvalid, "%.40q is no kind", text)
			}
		}
		n := 0
		for _, err := range s.Goals(t.Context(), governance.GoalQuery{}) {
			require.NoError(t, err)
			n++
		}
		assert.Len(t, hostile, n)
		require.NoError(t, s.Verify(t.Context()))
	})
}

func TestHostileTenantsAndRoles(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		s := open(t)
		for _, text := range hostile {
			_, err := s.PutGoal(sqlstore.WithRole(t.Context(), text), governance.Goal{ID: uuid.New(), Level: governance.LevelVision, Text: "x"})
			other := s.ForTenant(text + "tenant")
			_, tenantErr := other.PutGoal(t.Context(), goal(1))
			if strings.Contains(text, "\x00") || !utf8.ValidString(text) || len(text) > 200 {
				require.ErrorIs(t, err, kvalitet.ErrInvalid, "%.40q as a role", text)
				require.ErrorIs(t, tenantErr, kvalitet.ErrInvalid, "%.40q as a tenant", text)
				_, err = other.Goal(t.Context(), goal(1).ID)
				require.ErrorIs(t, err, kvalitet.ErrInvalid)
				for _, err := range other.Goals(t.Context(), governance.GoalQuery{}) {
					require.ErrorIs(t, err, kvalitet.ErrInvalid)
				}
				for _, err := range other.History(t.Context(), goalKind, goal(1).ID) {
					require.ErrorIs(t, err, kvalitet.ErrInvalid)
				}
				require.ErrorIs(t, other.Verify(t.Context()), kvalitet.ErrInvalid)
				continue
			}
			require.NoError(t, err, "%q as a role", text)
			require.NoError(t, tenantErr, "%q as a tenant", text)
			require.NoError(t, other.Verify(t.Context()))
		}
		require.NoError(t, s.Verify(t.Context()))
	})
}

// What cannot be kept is refused, quickly, and nothing is there afterwards.
func TestOversized(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		s := open(t)
		value := func(exponent int32) error {
			period := kvalitet.Period{From: kvalitet.NewDate(2026, 1, 1), Until: kvalitet.NewDate(2027, 1, 1)}
			_, err := s.PutMeasurement(t.Context(), governance.Measured(uuid.UUID{15: 1}, uuid.UUID{15: 2}, period, decimal.New(1, exponent)))
			return err
		}
		id := uuid.UUID{15: 1}
		for name, put := range map[string]func() error{
			"100 MB": func() error {
				g := goal(1)
				g.Text = strings.Repeat("x", 100<<20)
				_, err := s.PutGoal(t.Context(), g)
				return err
			},
			"one byte too many": func() error {
				g := goal(1)
				empty, err := json.Marshal(g)
				require.NoError(t, err)
				g.Text += strings.Repeat("x", sqlstore.MaxDocument-len(empty)+1)
				_, err = s.PutGoal(t.Context(), g)
				return err
			},
			"1e2000000000":  func() error { return value(2_000_000_000) },
			"1e-2000000000": func() error { return value(-2_000_000_000) },
			"a version that cannot be followed": func() error {
				g := goal(1)
				g.Version = 1<<63 - 1
				_, err := s.PutGoal(t.Context(), g)
				require.ErrorIs(t, err, kvalitet.ErrConflict)
				g.Version = -1
				_, err = s.PutGoal(t.Context(), g)
				require.ErrorIs(t, err, kvalitet.ErrConflict)
				return fmt.Errorf("%w", kvalitet.ErrInvalid)
			},
		} {
			began := time.Now()
			require.ErrorIs(t, put(), kvalitet.ErrInvalid, name)
			assert.Less(t, time.Since(began), 20*time.Second, name)
			_, err := s.Goal(t.Context(), id)
			require.ErrorIs(t, err, kvalitet.ErrNotFound, name)
		}
		g := goal(1)
		empty, err := json.Marshal(g)
		require.NoError(t, err)
		g.Text += strings.Repeat("x", sqlstore.MaxDocument-len(empty))
		stored, err := s.PutGoal(t.Context(), g)
		require.NoError(t, err, "as large as it may be")
		assert.Len(t, stored.Text, len(g.Text))
	})
}

type nested struct {
	Inner  *nested
	List   []nested
	Any    any
	Map    map[string]nested
	number decimal.Decimal
	Number decimal.Decimal
	At     time.Time
}

func TestWritable(t *testing.T) {
	deep := func(n int) nested {
		var v nested
		for range n {
			inner := v
			v = nested{Inner: &inner}
		}
		return v
	}
	circle := &nested{}
	circle.Inner = circle
	big := decimal.New(1, 999_999_999)
	type embedded struct{ nested }
	for _, c := range []struct {
		name  string
		value any
		good  bool
	}{
		{"plain", nested{At: time.Now(), Number: decimal.New(12, -3)}, true},
		{"nothing", nil, true},
		{"at the bound", nested{Number: decimal.New(1, 1000)}, true},
		{"beyond the bound", nested{Number: decimal.New(1, 1001)}, false},
		{"below the bound", nested{Number: decimal.New(1, -1001)}, false},
		{"behind a pointer", &nested{Inner: &nested{Number: big}}, false},
		{"in a list", nested{List: []nested{{}, {Number: big}}}, false},
		{"in a map", nested{Map: map[string]nested{"x": {Number: big}}}, false},
		{"in an interface", nested{Any: []any{1, "x", big}}, false},
		{"embedded", embedded{nested{Number: big}}, false},
		{"not written", nested{number: big}, true},
		{"deep", deep(300), true},
		{"too deep", deep(2000), false},
		{"in itself", circle, false},
		{"long texts", nested{Any: []string{strings.Repeat("x", sqlstore.MaxDocument-1), "x"}}, true},
		{"too long texts", nested{Any: []string{strings.Repeat("x", sqlstore.MaxDocument-1), "xy"}}, false},
		{"too long keys", map[string]int{strings.Repeat("x", sqlstore.MaxDocument+1): 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := sqlstore.Writable(c.value)
			if c.good {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, kvalitet.ErrInvalid)
			}
		})
	}
}

// A document of a million levels, put in by somebody with SQL, is a document that cannot be read.
func TestDeepDocument(t *testing.T) {
	onOwn(t, func(t *testing.T, db own) {
		s := db.open(t, sqlstore.Options{})
		_, err := s.PutGoal(t.Context(), goal(1))
		require.NoError(t, err)
		const levels = 1_000_000
		for _, body := range []string{strings.Repeat("[", levels) + strings.Repeat("]", levels), `{"level":1e999999999}`, "", "null", `{"text":"\ud800"`} {
			db.unguarded(t, `UPDATE document SET body = '`+body+`'`)
			_, err = s.Goal(t.Context(), goal(1).ID)
			require.ErrorIs(t, err, kvalitet.ErrInvalid, "%.20s", body)
			require.ErrorIs(t, s.Verify(t.Context()), kvalitet.ErrInvalid)
		}
	})
}
