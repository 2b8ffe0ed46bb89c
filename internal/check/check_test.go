package check_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

func TestChecks(t *testing.T) {
	tooLong := strings.Repeat("å", check.MaxText/2) + "x"
	noDay := kvalitet.NewDate(2027, time.February, 30)
	for _, c := range []struct {
		name string
		add  func(*check.List)
		want []string // code and path
	}{
		{"condition holds", func(l *check.List) { l.If(true, "order", "/a", "sv", "en") }, []string{"order /a"}},
		{"condition does not hold", func(l *check.List) { l.If(false, "order", "/a", "sv", "en") }, nil},
		{"id", func(l *check.List) { l.ID("/id", uuid.Max) }, nil},
		{"no id", func(l *check.List) { l.ID("/id", uuid.Nil) }, []string{"missing /id"}},
		{"version", func(l *check.List) { l.Version(0); l.Version(math.MaxInt64) }, nil},
		{"negative version", func(l *check.List) { l.Version(-1) }, []string{"range /version"}},
		{"text", func(l *check.List) { l.Text("/t", "mål") }, nil},
		{"text of the greatest length", func(l *check.List) { l.Text("/t", tooLong[:check.MaxText]) }, nil},
		{"no text", func(l *check.List) { l.Text("/t", "") }, []string{"missing /t"}},
		{"only space", func(l *check.List) { l.Text("/t", " \n\t\u00a0") }, []string{"missing /t"}},
		{"not UTF-8", func(l *check.List) { l.Text("/t", "m\xe5l") }, []string{"encoding /t"}},
		{"too long", func(l *check.List) { l.Text("/t", tooLong) }, []string{"size /t"}},
		{"optional text, none", func(l *check.List) { l.OptionalText("/t", "") }, nil},
		{"optional text, not UTF-8", func(l *check.List) { l.OptionalText("/t", "\xff") }, []string{"encoding /t"}},
		{"label", func(l *check.List) { l.Label("/l", kvalitet.Label{SV: "mål", EN: "goal"}) }, nil},
		{"label of one language", func(l *check.List) { l.Label("/l", kvalitet.Label{SV: "mål"}) }, []string{"missing /l/en"}},
		{"no label", func(l *check.List) { l.Label("/l", kvalitet.Label{}) }, []string{"missing /l/sv", "missing /l/en"}},
		{"enum", func(l *check.List) { l.Enum("/e", kvalitet.GradeStatute) }, nil},
		{"enum not set", func(l *check.List) { l.Enum("/e", kvalitet.Grade(0)) }, []string{"missing /e"}},
		{"enum outside", func(l *check.List) { l.Enum("/e", kvalitet.Grade(9)) }, []string{"enum /e"}},
		{"optional enum", func(l *check.List) {
			l.OptionalEnum("/e", kvalitet.Grade(0))
			l.OptionalEnum("/e", kvalitet.GradeStatute)
		}, nil},
		{"optional enum outside", func(l *check.List) { l.OptionalEnum("/e", kvalitet.Grade(9)) }, []string{"enum /e"}},
		{"date", func(l *check.List) { l.Date("/d", kvalitet.NewDate(2027, time.January, 1)) }, nil},
		{"no date", func(l *check.List) { l.Date("/d", kvalitet.Date{}) }, []string{"missing /d"}},
		{"no such day", func(l *check.List) { l.Date("/d", noDay) }, []string{"date /d"}},
		{"optional date", func(l *check.List) { l.OptionalDate("/d", kvalitet.Date{}) }, nil},
		{"optional date, no such day", func(l *check.List) { l.OptionalDate("/d", noDay) }, []string{"date /d"}},
		{"decimal", func(l *check.List) { l.Decimal("/n", decimal.Zero) }, nil},
		{"decimal too large", func(l *check.List) { l.Decimal("/n", decimal.New(1, math.MaxInt32)) }, []string{"size /n"}},
		{"the problems of a part", func(l *check.List) {
			l.Under("/parts/2", kvalitet.Period{From: noDay}.Problems())
			l.Under("/parts/3", nil)
		}, []string{"date /parts/2/from"}},
		{"unique", func(l *check.List) { check.Unique(l, "/w", []string{"a", "b"}, strings.ToUpper) }, nil},
		{"not unique", func(l *check.List) { check.Unique(l, "/w", []string{"a", "b", "A", "a"}, strings.ToUpper) },
			[]string{"duplicate /w/2", "duplicate /w/3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l check.List
			c.add(&l)
			var got []string
			for _, p := range l {
				got = append(got, p.Code+" "+p.Path)
				assert.True(t, p.Text().Complete(), "%+v", p)
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestDuplicatesNameTheFirst(t *testing.T) {
	var l check.List
	check.Unique(&l, "", []int{7, 8, 7}, func(n int) int { return n })
	require.Len(t, l, 1)
	assert.Equal(t, "samma som nummer 1 i listan", l[0].SV)
	assert.Equal(t, "/2", l[0].Path)
}

func TestDecimalOK(t *testing.T) {
	number := decimal.RequireFromString
	nines := strings.Repeat("9", check.MaxDigits)
	for _, c := range []struct {
		name   string
		number decimal.Decimal
		want   bool
	}{
		{"zero", number("0"), true},
		{"most digits", number(nines), true},
		{"most digits, negative", number("-" + nines), true},
		{"a digit too many", number(nines + "9"), false},
		{"most decimals", number("0." + strings.Repeat("0", check.MaxScale-1) + "1"), true},
		{"a decimal too many", number("0." + strings.Repeat("0", check.MaxScale) + "1"), false},
		{"most digits and decimals", number(nines[:20] + "." + nines[:18]), true},
		{"digits by exponent", number("1e37"), true},
		{"a digit too many by exponent", number("1e38"), false},
		{"a number that must never be expanded", decimal.New(1, 999_999_999), false},
		{"a number that is nearly zero", decimal.New(1, -999_999_999), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, check.DecimalOK(c.number))
		})
	}
}
