package governance_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// smartPatterns are six patterns of the size that a municipality would screen all its goals for.
func smartPatterns() []governance.ScreenPattern {
	const before, after = `(?:^|[^0-9a-zåäöé])(?:`, `)(?:[^0-9a-zåäöé]|$)`
	return []governance.ScreenPattern{
		{Name: "specific", Expr: before + `ska (?:öka|minska|sänka|höja|halvera|fördubbla|anställa|bygga|införa|korta)` + after},
		{Name: "measurable", Expr: `(?:^|[^0-9a-zåäöé])(?:[0-9]+(?:[ ,.][0-9]+)* ?(?:%|(?:procent|procentenheter|kronor|kr|tkr|mkr|poäng|dagar|timmar|st)(?:[^0-9a-zåäöé]|$))|indexvärde [0-9])`},
		{Name: "assigned", Expr: `(?:nämnden|styrelsen|förvaltningen|enheten|avdelningen|bolaget|chefen)(?:[^0-9a-zåäöé]|$)`},
		{Name: "concerned", Expr: before + `elever|barn|brukare|invånare|medborgare|företagare|äldre|medarbetare|ungdomar|nyanlända|personer` + after},
		{Name: "timed", Expr: before + `(?:senast|under|före|till och med|t\.o\.m\.|vid utgången av)(?: den)?(?: [0-9]{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december))?(?: år)?(?: (?:kvartal|tertial) [1-4])? 20[2-9][0-9]|kvartal [1-4]|tertial [1-3]|20[2-9][0-9]-[01][0-9]-[0-3][0-9]` + after},
		{Name: "vague", Expr: before + `verka för|utveckla|främja|stärka|arbeta med|förbättra|säkerställa|sträva efter|strävar efter|attraktiv|god|bra|bättre|hög kvalitet|på sikt|löpande|framöver|kontinuerligt|snar framtid|så långt det är möjligt|i största möjliga mån` + after},
	}
}

// screenLines makes goal texts, some with what nearly matches.
func screenLines(n int) []string {
	actor := []string{"Kommunstyrelsen", "Socialnämnden", "Vi", "Miljö- och byggnadsnämnden", "Nämndens chef"}
	verb := []string{"ska öka", "ska minska", "SKA HÖJA", "ska verka för", "bör förbättra", "ska ökade", "strävar efter", "ska vara en attraktiv aktör för"}
	what := []string{"andelen nöjda", "en god livsmiljö för", "goda villkor för", "kostnaden per brukare för", "bättre bemötande av"}
	whom := []string{"barn", "äldre", "Äldres", "medborgare", "invånarna", "företagare."}
	much := []string{"med 5 procent", "till 92 %", "från 7,4 till 6,0 procentenheter", "med 250 000 kronor", "med 5 procents", "till indexvärde 75", "till 12x kr", ""}
	when := []string{"senast 2026", "senast den 31 december 2027", "under 2019", "t.o.m. 2029", "före 2026-06-30", "kvartal 3", "senast kvartal 3 2026", "på sikt", ""}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	lines := make([]string, n)
	for i := range lines {
		lines[i] = strings.TrimSpace(strings.Join([]string{pick(actor), pick(verb), pick(what), pick(whom), pick(much), pick(when)}, " "))
		if r.IntN(2) == 0 {
			lines[i] += fmt.Sprintf(" (dnr KS %d).", i)
		}
	}
	return lines
}

// The twin is package regexp, one expression after another.
func TestScreenEqualsItsSlowTwin(t *testing.T) {
	patterns := smartPatterns()
	s, err := governance.NewScreen(patterns...)
	require.NoError(t, err)
	var twins []*regexp.Regexp
	for _, p := range patterns {
		twins = append(twins, regexp.MustCompile(p.Expr))
	}
	counts := make([]int, len(patterns))
	lines := append(screenLines(3000), "", "20", "ska öka", "äldre", "ÄLDRE", "senast 2026", "x senast 2026x", "barn-", "på sikt")
	var text []byte
	offsets := []uint32{0}
	for _, line := range lines {
		text = append(append(text, line...), '\n')
		offsets = append(offsets, uint32(len(text)))
	}
	into := make([]uint64, len(lines))
	require.True(t, s.Lines(text, offsets, into, 1))
	two := make([]uint64, len(lines))
	require.True(t, s.Lines(text, offsets, two, 2))
	require.Equal(t, into, two, "the answers do not depend on the number of workers")
	for i, line := range lines {
		var want uint64
		for k, re := range twins {
			if re.MatchString(strings.ToLower(line)) {
				want |= 1 << k
				counts[k]++
			}
		}
		require.Equal(t, want, s.Match(line), line)
		require.Equal(t, want, into[i], line)
	}
	for k, n := range counts {
		assert.Greater(t, n, 100, patterns[k].Name)
		assert.Less(t, n, len(lines)-100, patterns[k].Name)
	}
	assert.Equal(t, "vague", s.Names()[5])
}

func TestScreenFolds(t *testing.T) {
	s, err := governance.NewScreen(governance.ScreenPattern{Name: "a", Expr: "^årlig räkning$"}, governance.ScreenPattern{Name: "b", Expr: "x*"})
	require.NoError(t, err)
	for text, want := range map[string]uint64{"årlig räkning": 3, "ÅRLIG\u00a0RÄKNING": 3, "årlig rä\u00adkning": 3, "en årlig räkning": 2, "": 2, "\xff": 2} {
		assert.Equal(t, want, s.Match(text), text)
	}
	assert.False(t, s.Lines([]byte("abc"), []uint32{0, 9}, make([]uint64, 1), 1))
	assert.False(t, s.Lines([]byte("abc"), []uint32{2, 1}, make([]uint64, 1), 1))
	assert.False(t, s.Lines([]byte("abc"), []uint32{0, 3}, nil, 1))
	assert.False(t, s.Lines(nil, nil, nil, 1))
}

func TestScreenRefuses(t *testing.T) {
	for name, patterns := range map[string][]governance.ScreenPattern{
		"an expression that cannot be read": {{Name: "a", Expr: "("}},
		"a word boundary":                   {{Name: "a", Expr: `\bmål\b`}},
		"more than 64":                      make([]governance.ScreenPattern, 65),
		"too many states":                   {{Name: "a", Expr: "a.{16}b"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := governance.NewScreen(patterns...)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
	s, err := governance.NewScreen()
	require.NoError(t, err)
	assert.Zero(t, s.Match("vad som helst"))
}

func FuzzScreen(f *testing.F) {
	s, err := governance.NewScreen(smartPatterns()...)
	require.NoError(f, err)
	for _, line := range screenLines(20) {
		f.Add(line)
	}
	f.Add("\xe2\x80")
	f.Add("a\u030a \u200b")
	f.Fuzz(func(t *testing.T, text string) {
		into := make([]uint64, 1)
		require.True(t, s.Lines([]byte(text+"\n"), []uint32{0, uint32(len(text) + 1)}, into, 1))
		require.Equal(t, s.Match(text), into[0])
	})
}

func TestScreenAllocatesNothing(t *testing.T) {
	s, err := governance.NewScreen(smartPatterns()...)
	require.NoError(t, err)
	lines := screenLines(100)
	assert.Zero(t, testing.AllocsPerRun(5, func() {
		for _, line := range lines {
			s.Match(line)
		}
	}))
}

func BenchmarkScreen(b *testing.B) {
	s, err := governance.NewScreen(smartPatterns()...)
	require.NoError(b, err)
	var text []byte
	offsets := []uint32{0}
	for _, line := range screenLines(100_000) {
		text = append(append(text, line...), '\n')
		offsets = append(offsets, uint32(len(text)))
	}
	into := make([]uint64, len(offsets)-1)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		s.Lines(text, offsets, into, 1)
	}
}

func ExampleScreen() {
	s, err := governance.NewScreen(
		governance.ScreenPattern{Name: "år", Expr: `20[2-9][0-9]`},
		governance.ScreenPattern{Name: "förbehåll", Expr: `där så är möjligt|vid behov`})
	if err != nil {
		fmt.Println(err)
		return
	}
	found := s.Match("Fler ska cykla där så är möjligt")
	for i, name := range s.Names() {
		fmt.Println(name, found>>i&1 == 1)
	}
	// Output:
	// år false
	// förbehåll true
}
