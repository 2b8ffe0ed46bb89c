package governance_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

// The traps that published goals set: what looks like a number, a level or a deadline.
func TestReadTraps(t *testing.T) {
	const (
		explicit = governance.DeadlineExplicit
		implicit = governance.DeadlineImplicit
		none     = governance.DeadlineNone
	)
	for _, c := range []struct {
		name, text    string
		number, level bool
		deadline      governance.DeadlineKind
	}{
		{"a response time is a level and no deadline", "Samtal ska besvaras inom fem minuter", true, true, none},
		{"a maturity is neither", "Andelen skulder som förfaller inom ett år ska minska", false, false, none},
		{"a baseline year", "Utsläppen ska minska jämfört med 2019", false, false, none},
		{"a baseline year after since", "Antalet olyckor ska minska sedan 2015", false, false, none},
		{"the year of a plan", "Andelen bostäder enligt översiktsplanen från 2017 ska öka", false, false, none},
		{"the year of a title", "Kommunen ska bidra till Agenda 2030", false, false, none},
		{"the starting value", "Nettokostnaden ska minska, utgångsvärde 2015: 51,6 mnkr", true, true, none},
		{"a baseline with its level", "Väntetiden ska minska, jämfört med sju dagar 2019", true, true, none},
		{"more than a level in a year", "Andelen ska vara mer än 50 % 2027", true, true, explicit},
		{"a baseline that stands first", "Jämfört med 2015 ska andelen vara 50 % 2025", true, true, explicit},
		{"a baseline year and a deadline", "Energianvändningen ska minska med 20 % till 2030 jämfört med 2009", true, true, explicit},
		{"from a year to a year", "Antalet besök ska öka från 2022 till 2026", false, false, explicit},
		{"a benchmark before the year", "Andelen ska vara högre än riksgenomsnittet 2027", false, true, explicit},
		{"index beside a year", "Målet är ett indexvärde på 75 år 2030", true, true, explicit},
		{"a school year is a name", "Andelen behöriga elever i åk. 9 ska öka", false, false, none},
		{"several school years", "Frånvaron i årskurs 4, 6 och 9 ska minska", false, false, none},
		{"an ordinal", "Kommunens mål nr 3: sjukfrånvaron ska minska", false, false, none},
		{"an age", "Andelen nöjda bland personer 80 år och äldre ska öka", false, false, none},
		{"an age with a hyphen", "Andelen 15-åringar som röker ska minska", false, false, none},
		{"per thousand", "Antalet brott per 1 000 invånare ska minska", false, false, none},
		{"thousands with a space", "Kommunen ska ha 80 000 invånare", true, true, none},
		{"thousands with NBSP", "Kommunen ska ha 80\u00a0000 invånare", true, true, none},
		{"a decimal comma", "Antalet barn per vuxen ska vara högst 5,3", true, true, none},
		{"money", "Låneskulden ska minska med 16 mnkr", true, true, none},
		{"a tax rate", "Skattesatsen är 23:63", true, true, none},
		{"a statute", "Kommunen följer lagen (2001:453) om sysselsättning", false, false, none},
		{"a number word", "Sjukfrånvaron ska minska med två procent", true, true, none},
		{"a rank", "Kommunen ska vara bland de 90 bästa 2025", true, true, explicit},
		{"a trajectory", "Andelen ekologisk mat ska vara 25 procent senast 2010 och 50 procent senast 2020", true, true, explicit},
		{"a year tag", "Andelen med slutbetyg ska vara minst 85% [2012]", true, true, explicit},
		{"a date", "Matsvinnet ska ha halverats per den 31 december 2026", false, true, explicit},
		{"an ISO date", "Sjukfrånvaron ska vara högst 5 % 2026-12-31", true, true, explicit},
		{"a day with a slash", "Sjukfrånvaron ska vara högst 5 % 31/12 2026", true, true, explicit},
		{"the end of the term", "Soliditeten ska vara 20 % vid mandatperiodens slut", true, true, explicit},
		{"a span that stands first", "Inom tre år ska sjukfrånvaron vara under 5 %", true, true, explicit},
		{"a span in weeks", "Om fem veckor ska andelen vara 20 %", true, true, explicit},
		{"a span after a level", "Utsläppen ska minska med 20 procent på fem år", true, true, explicit},
		{"every year", "Det ska byggas 100 bostäder varje år", true, true, implicit},
		{"per year", "Minst 60 nya företag per år", true, true, implicit},
		{"the year's result", "Årets resultat ska vara minst 2 %", true, true, implicit},
		{"all", "Alla elever ska klara målen", false, true, none},
		{"none", "Inga barn ska leva i fattigdom", false, true, none},
		{"a state that is a level", "Kommunen ska vara fossilfri", false, true, none},
		{"unchanged", "Skattesatsen ska vara oförändrad", false, true, none},
		{"a school for all is no level", "En skola för alla", false, false, none},
		{"an elder's school year is no deadline", "Andelen elever i år 9 som röker ska minska", false, false, none},
		{"every quarter is no deadline", "Sjukfrånvaron följs upp varje kvartal", false, false, none},
		{"a list's number without a point", "3 Sjukfrånvaron ska minska", false, false, none},
		{"a list's double number", "1.2 Sjukfrånvaron ska minska", false, false, none},
		{"a count that begins", "50 000 invånare år 2035", true, true, explicit},
		{"a school year with a slash", "Frånvaron ska minska läsåret 24/25", false, false, explicit},
		{"a level of a year", "Utsläppen ska minska från 2010 års nivå", false, false, none},
		{"a survey of a year", "I 2016 års medborgarundersökning ska betyget vara 60", true, true, explicit},
		{"a digital technology", "Andelen hushåll med 5G ska öka", false, false, none},
		{"a five-point scale", "Betyget på en 5-gradig skala ska öka", false, false, none},
		{"amounts with their unit", "Kostnaden ska minska med 5mnkr och 100-procentigt", true, true, none},
		{"over 65", "Andelen 65+ som känner sig trygga ska öka", false, false, none},
		{"a date before a colon", "Nettokostnad (2015: 51,6) ska minska", true, true, none},
		{"a list's number", "1. Sjukfrånvaron ska minska", false, false, none},
		{"decomposed letters", "Sjukfra\u030anvaron ska va\u0308xa till 5 % a\u030ar 2027", true, true, explicit},
		{"capitals", "ANDELEN ÄLDRE SOM ÄR NÖJDA SKA VARA 90 % ÅR 2027", true, true, explicit},
		{"every third", "Var tredje måltid ska vara vegetarisk", true, true, none},
		{"a limit in what is counted", "Andelen samtal som besvaras inom två minuter ska öka", true, false, none},
		{"a share in the middle is a level", "Andelen av 85 procent ska nås 2027", true, true, explicit},
		{"a limit of what is promised", "Bygglov ges inom sex veckor", true, true, none},
		{"all subjects describe", "Andelen elever som når målen i alla ämnen ska öka", false, false, none},
		{"a state that describes", "Ökad andel fossilfria resor", false, false, none},
		{"a state after a count", "Utsläppen nettonoll senast 2045", false, true, explicit},
		{"an address", "Renovera lokalerna på Storgatan 14", false, false, none},
		{"a law of the union", "Följa dataskyddsförordningen 2016/679", false, false, none},
		{"per head and year", "Avfallet ska minska till 350 kg per invånare och år", true, true, implicit},
		{"none of something", "Inga felaktiga utbetalningar", false, true, none},
		{"ever more are not all", "Allt fler invånare ska använda våra e-tjänster", false, false, none},
		{"with a slash, a year", "Kostnaden ska vara högst 110 000 kr/år", true, true, implicit},
		{"with a slash, a year and a date", "Minst 10 000 besök/år 2027", true, true, explicit},
		{"a rate is no deadline", "Brukarna möter högst tio olika medarbetare på två veckor", true, true, none},
		{"lower than in a year", "Sjuklönekostnaderna ska under 2026 vara lägre än under 2024", false, true, explicit},
		{"less than in a year is a direction", "Sjukfrånvaron ska minska jämfört med 2024", false, false, none},
		{"every fifth before a year", "Minst var femte nyanställd chef 2026 ska vara under 40 år", true, true, explicit},
		{"what must not happen", "Diskriminering ska inte förekomma", false, true, none},
		{"soft hyphens", "Sjuk\u00adfrånvaron ska vara 5 % års\u00adskiftet", true, true, explicit},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := governance.Read(c.text)
			assert.Equal(t, c.number, r.HasNumber, "number")
			assert.Equal(t, c.level, r.HasLevel, "level")
			assert.Equal(t, c.deadline, r.Deadline, "deadline")
		})
	}
}

func TestClassifyTellsWhereAndWhy(t *testing.T) {
	text := "Vi ska arbeta aktivt för en attraktiv förskola där så är möjligt"
	class, why := governance.Classify(text)
	assert.Equal(t, governance.ClassPoor, class)
	words := map[string]string{}
	for _, f := range why {
		if f.Outcome == kvalitet.OutcomeNotMet && !f.Span.IsZero() {
			words[f.Rule] = text[f.Span.Start:f.Span.End]
			assert.Equal(t, words[f.Rule], string([]rune(text)[f.Span.RuneStart:f.Span.RuneEnd]), "runes say the same as bytes")
			assert.True(t, f.Hint.Complete())
		}
	}
	assert.Equal(t, map[string]string{
		"governance.text.effort": "arbeta aktivt",
		"governance.text.escape": "där så är möjligt",
	}, words)
}

func TestTextRules(t *testing.T) {
	goal, in := graduates()
	for _, c := range []struct {
		name, text, rule string
		want             kvalitet.Outcome
		words            string
	}{
		{"a measure", "Soliditeten ska öka", "measure", kvalitet.OutcomeMet, "Soliditeten"},
		{"nothing measurable", "En trygg kommun", "measure", kvalitet.OutcomeNotMet, ""},
		{"a level", "Andelen ska vara minst 85 %", "level", kvalitet.OutcomeMet, "85 %"},
		{"a number that is no level", "Andelen i åk 9 ska öka", "level", kvalitet.OutcomeNotMet, "9"},
		{"a deadline", "Andelen ska öka senast 2027", "deadline", kvalitet.OutcomeMet, "senast 2027"},
		{"an implicit deadline", "Årets resultat ska öka", "deadline", kvalitet.OutcomeMet, "Årets resultat"},
		{"a baseline is no deadline", "Andelen ska öka sedan 2015", "deadline", kvalitet.OutcomeNotMet, "2015"},
		{"an activity", "Ta fram en plan", "outcome", kvalitet.OutcomeNotMet, "Ta fram"},
		{"an activity as a means", "Andelen ska öka genom att ta fram en plan", "outcome", kvalitet.OutcomeMet, ""},
		{"an effort", "Vi ska verka för fler jobb", "effort", kvalitet.OutcomeNotMet, "verka för"},
		{"two goals", "Soliditeten ska öka och kostnaderna minska", "single", kvalitet.OutcomeNotMet, "minska"},
		{"two levels of one", "Andelen ska öka till 50 % och skulden minska till 5 %", "single", kvalitet.OutcomeMet, ""},
		{"an escape", "Andelen ska öka vid behov", "escape", kvalitet.OutcomeNotMet, "vid behov"},
		{"a direction", "Andelen ska öka", "direction", kvalitet.OutcomeMet, ""},
		{"a sign of direction", "NKI bygglov ≥ 72", "direction", kvalitet.OutcomeMet, ""},
		{"an arrow", "Sjukfrånvaron ↓", "direction", kvalitet.OutcomeMet, ""},
		{"a span ahead", "På tre års sikt ska andelen öka", "deadline", kvalitet.OutcomeMet, "På tre års"},
		{"a span without a number", "På lång sikt ska andelen öka", "deadline", kvalitet.OutcomeNotMet, ""},
		{"halved within a span", "Väntetiden ska halveras inom två år", "deadline", kvalitet.OutcomeMet, "inom två år"},
		{"a span that describes", "Andelen som besvaras inom två år ska öka", "deadline", kvalitet.OutcomeNotMet, "två"},
		{"no direction", "Andelen nöjda", "direction", kvalitet.OutcomeNotMet, ""},
		{"a vague word", "En attraktiv kommun", "vague", kvalitet.OutcomeNotMet, "attraktiv"},
		{"a vague word beside a level", "God ekonomi: soliditeten är minst 40 %", "vague", kvalitet.OutcomeMet, ""},
		{"a soft modal", "Soliditeten bör öka", "modal", kvalitet.OutcomeNotMet, "bör"},
		{"the text says 60, the target 85", "Andelen ska vara minst 60 %", "target", kvalitet.OutcomeNotMet, "60 %"},
		{"the text says what the target says", "Andelen ska vara minst 85,0 %", "target", kvalitet.OutcomeMet, "85,0 %"},
		{"a number word beside a target", "Andelen ska vara minst åttio procent", "target", kvalitet.OutcomeUnknown, "åttio procent"},
		{"no level in the text", "Andelen ska öka", "target", kvalitet.OutcomeNotApplicable, ""},
		{"per cent in both", "Andelen ska vara minst 60 %", "unit", kvalitet.OutcomeMet, "60 %"},
		{"a rank beside per cent", "Kommunen ska vara bland de 10 bästa", "unit", kvalitet.OutcomeNotMet, "10"},
		{"no level to have a unit", "Andelen ska öka", "unit", kvalitet.OutcomeNotApplicable, ""},
		{"another year", "Andelen ska öka senast 2014", "due", kvalitet.OutcomeNotMet, "senast 2014"},
		{"the same year", "Andelen ska öka senast 2012", "due", kvalitet.OutcomeMet, "senast 2012"},
	} {
		t.Run(c.name, func(t *testing.T) {
			goal.Text = c.text
			found := false
			for _, f := range kvalitet.Run(governance.TextRules(), governance.NewPass(goal, in)) {
				if f.Rule != "governance.text."+c.rule {
					continue
				}
				found = true
				assert.Equal(t, c.want, f.Outcome)
				assert.Equal(t, c.words, c.text[f.Span.Start:f.Span.End])
			}
			assert.True(t, found)
		})
	}
}

func TestTheUnitInTheTextIsTheIndicators(t *testing.T) {
	for _, c := range []struct {
		text, unit string
		want       kvalitet.Outcome
	}{
		{"Andelen nöjda ska vara minst 85", "%", kvalitet.OutcomeMet},
		{"Minst 80 % av samtalen ska besvaras inom 60 sekunder", "sekunder", kvalitet.OutcomeMet},
		{"Handläggningstiden ska vara högst 4 veckor", "veckor", kvalitet.OutcomeMet},
		{"Handläggningstiden ska vara högst 4 veckor", "dagar", kvalitet.OutcomeNotMet},
		{"Handläggningstiden ska vara högst 30 dagar", "antal dagar", kvalitet.OutcomeMet},
		{"Resultatet ska vara minst 12 mnkr", "mkr", kvalitet.OutcomeMet},
		{"Resultatet ska vara minst 12 miljoner kronor", "mnkr", kvalitet.OutcomeMet},
		{"Resultatet ska vara minst 12 miljoner kronor", "tkr", kvalitet.OutcomeNotMet},
		{"Låneskulden ska vara högst 55 000 kr per invånare", "kronor/invånare", kvalitet.OutcomeMet},
		{"Kostnaden ska vara högst 2 % av skatterna", "mnkr", kvalitet.OutcomeNotMet},
		{"Meritvärdet ska vara minst 230", "placering", kvalitet.OutcomeNotMet},
		{"Meritvärdet ska vara minst 230", "poäng", kvalitet.OutcomeMet},
		{"Index ska vara minst 75 år 2030", "index", kvalitet.OutcomeMet},
		{"Kommunen ska nå plats 50 i rankingen", "rank", kvalitet.OutcomeMet},
		{"Kommunen ska vara bland de 25 % bästa", "%", kvalitet.OutcomeMet},
		{"Minst 300 bostäder ska byggas", "st", kvalitet.OutcomeMet},
		{"Minst 300 bostäder ska byggas", "lägenheter", kvalitet.OutcomeMet}, // neither is known: nothing tells them apart
		{"Minst 300 bostäder ska byggas", "%", kvalitet.OutcomeNotMet},
		{"Utsläppen ska vara högst 4 ton per invånare", "kg", kvalitet.OutcomeNotMet},
	} {
		t.Run(c.text+" / "+c.unit, func(t *testing.T) {
			p := governance.NewPass(governance.Goal{Text: c.text}, governance.Indicator{Name: "x", Unit: c.unit})
			for _, f := range kvalitet.Run(governance.TextRules(), p) {
				if f.Rule == "governance.text.unit" {
					assert.Equal(t, c.want, f.Outcome, f.Text.SV)
					assert.True(t, f.Outcome == kvalitet.OutcomeMet || f.Text.Complete())
				}
			}
		})
	}
}

// A spreadsheet keeps 60 % as 0.6.
func TestTheTargetInTheTextMayBeAPartOfOne(t *testing.T) {
	goal, in := graduates()
	in.Targets[0].Level = decimal.RequireFromString("0.6")
	for text, want := range map[string]kvalitet.Outcome{
		"Andelen ska vara minst 60 %": kvalitet.OutcomeMet, "Andelen ska vara minst 60 procent": kvalitet.OutcomeMet,
		"Andelen ska vara minst 65 %": kvalitet.OutcomeNotMet, "Minst 60 bostäder ska byggas": kvalitet.OutcomeNotMet,
	} {
		goal.Text = text
		for _, f := range kvalitet.Run(governance.TextRules(), governance.NewPass(goal, in)) {
			if f.Rule == "governance.text.target" {
				assert.Equal(t, want, f.Outcome, text)
			}
		}
	}
}

// A text of nothing but figures takes time in proportion to its length: without a bound this test would take minutes.
func TestTheUnitIsLookedForNearby(t *testing.T) {
	p := governance.NewPass(governance.Goal{Text: strings.Repeat("1 ", 100_000) + "veckor"}, governance.Indicator{Name: "x", Unit: "dagar"})
	for _, f := range kvalitet.Run(governance.TextRules(), p) {
		if f.Rule == "governance.text.unit" {
			assert.Equal(t, kvalitet.OutcomeNotMet, f.Outcome)
		}
	}
}

func TestTextRulesReadWhatNobodyRead(t *testing.T) {
	p := &governance.Pass{Goal: governance.Goal{Text: "Soliditeten ska vara minst 40 % 2027"}}
	for _, f := range kvalitet.Run(governance.TextRules()[:3], p) {
		assert.Equal(t, kvalitet.OutcomeMet, f.Outcome, f.Rule)
	}
}

func TestLexiconIsData(t *testing.T) {
	own := governance.Swedish().With(governance.TermMeasure, "snöröjningspoäng*").Without(governance.TermEffort, "främja*")
	v, err := own.Compile()
	require.NoError(t, err)
	assert.Equal(t, governance.ClassPartial, new(v.Read("Snöröjningspoängen ska öka")).Class)
	assert.Equal(t, governance.ClassPartial, new(v.Read("Främja att antalet bostäder ökar")).Class)
	assert.Equal(t, governance.ClassPoor, new(governance.Read("Främja att antalet bostäder ökar")).Class)
	golden.JSON(t, "testdata/lexicon.json", governance.Swedish())
}

func TestLexiconProblems(t *testing.T) {
	for name, c := range map[string]struct {
		term governance.Term
		word string
		want string
	}{
		"an empty word":                  {governance.TermVague, " ", "missing"},
		"only a star":                    {governance.TermVague, "*", "missing"},
		"capitals":                       {governance.TermVague, "God", "form"},
		"a star inside":                  {governance.TermVague, "g*d", "form"},
		"a star before a phrase":         {governance.TermVague, "*god vård", "form"},
		"a sign that no word has":        {governance.TermVague, "god!", "form"},
		"longer than any word":           {governance.TermVague, strings.Repeat("god", 30), "size"},
		"a term that readings make":      {governance.TermLevel, "nivå", "unknown"},
		"a term that does not exist":     {governance.Term(200), "nivå", "unknown"},
		"ends in a space after a phrase": {governance.TermVague, "god ", "form"},
	} {
		t.Run(name, func(t *testing.T) {
			l := governance.Swedish()
			l.Words = map[governance.Term][]string{c.term: {c.word}}
			var codes []string
			for _, p := range l.Problems() {
				codes = append(codes, p.Code)
			}
			assert.Equal(t, []string{c.want}, codes)
			_, err := l.Compile()
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
	require.NoError(t, governance.Swedish().Validate())
}

// Whatever the bytes, nothing panics, every span lies within the text on both scales, and a second reading is the same.
func FuzzRead(f *testing.F) {
	for _, g := range labelledGoals(f, "testdata/goals.csv") {
		f.Add(g.text)
	}
	for _, s := range []string{"", "%", "\xff 2027", "1 000 000", "2016–", "a\u030a", "\u00ad", "inom 3", "år 9 i år", "2027-13-45", "1.2.3.4", "(2019:"} {
		f.Add(s)
	}
	goal, in := graduates()
	var reused governance.Reading
	f.Fuzz(func(t *testing.T, text string) {
		r := governance.Read(text)
		governance.SwedishVocabulary().Scan(text, &reused)
		require.Equal(t, r.Marks, append([]governance.Mark(nil), reused.Marks...))
		require.True(t, r.Class.Valid())
		goal.Text = text
		for _, finding := range kvalitet.Run(governance.TextRules(), governance.NewPass(goal, in)) {
			for _, p := range finding.Places() {
				s := p.Span
				require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(text), "%+v in %d bytes", s, len(text))
				require.Equal(t, utf8.RuneCountInString(text[:s.Start]), s.RuneStart)
				require.Equal(t, utf8.RuneCountInString(text[:s.End]), s.RuneEnd)
			}
		}
	})
}

func FuzzLexiconJSON(f *testing.F) {
	seed, err := json.Marshal(governance.Lexicon{Words: map[governance.Term][]string{governance.TermVague: {"god*", "*vård"}}})
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var l governance.Lexicon
		if json.Unmarshal(data, &l) != nil {
			return
		}
		if v, err := l.Compile(); err == nil {
			v.Read("God vård senast 2027")
		}
	})
}

func TestScanAllocatesNothing(t *testing.T) {
	goals := labelledGoals(t, "testdata/goals.csv")
	v := governance.SwedishVocabulary()
	var r governance.Reading
	for _, g := range goals {
		v.Scan(g.text, &r)
	}
	assert.Zero(t, testing.AllocsPerRun(5, func() {
		for _, g := range goals {
			v.Scan(g.text, &r)
		}
	}))
}

func TestLines(t *testing.T) {
	goals := append(labelledGoals(t, "testdata/goals.csv"), labelledGoals(t, "testdata/goals_unseen.csv")...)
	var text strings.Builder
	offsets := []uint32{0}
	var want []governance.LineReading
	for i := range 3000 {
		goal := goals[i%len(goals)].text
		text.WriteString(goal + "\n")
		offsets = append(offsets, uint32(text.Len()))
		r := governance.Read(goal)
		want = append(want, governance.LineReading{Class: r.Class, Deadline: r.Deadline, Measurable: r.Measurable, HasNumber: r.HasNumber, HasLevel: r.HasLevel})
	}
	for workers := range 4 {
		got := make([]governance.LineReading, len(want))
		require.True(t, governance.SwedishVocabulary().Lines(text.String(), offsets, got, workers))
		require.Equal(t, want, got)
	}
	assert.False(t, governance.SwedishVocabulary().Lines("abc", []uint32{0, 4}, make([]governance.LineReading, 1), 1))
	assert.False(t, governance.SwedishVocabulary().Lines("abc", []uint32{0, 3}, nil, 1))
}

func BenchmarkScan(b *testing.B) {
	goals := labelledGoals(b, "testdata/goals.csv")
	v := governance.SwedishVocabulary()
	var r governance.Reading
	bytes := 0
	for _, g := range goals {
		v.Scan(g.text, &r)
		bytes += len(g.text)
	}
	b.ReportAllocs()
	b.SetBytes(int64(bytes / len(goals)))
	for i := 0; b.Loop(); i++ {
		v.Scan(goals[i%len(goals)].text, &r)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "goals/s")
}
