package governance_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/governance"
)

// slowTerms is the readable twin of the tries: every entry of the lexicon is held against the text from the word on.
func slowTerms(l governance.Lexicon, rest, word string) []governance.Term {
	ends := func(s string) bool {
		for _, c := range s {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c)
		}
		return true
	}
	var terms []governance.Term
	for _, t := range governance.Terms() {
		for _, entry := range l.Words[t] {
			text, before := strings.CutPrefix(entry, "*")
			text, after := strings.CutSuffix(text, "*")
			found := false
			switch {
			case before && after:
				found = strings.Contains(word, text)
			case before:
				found = strings.HasSuffix(word, text)
			case after:
				found = strings.HasPrefix(rest, text)
			default:
				found = strings.HasPrefix(rest, text) && ends(rest[len(text):])
			}
			if found {
				terms = append(terms, t)
				break
			}
		}
	}
	return terms
}

func TestVocabularyEqualsItsSlowTwin(t *testing.T) {
	l := governance.Swedish()
	v := governance.SwedishVocabulary()
	goals := append(labelledGoals(t, "testdata/goals.csv"), labelledGoals(t, "testdata/goals_unseen.csv")...)
	for _, g := range goals {
		text := strings.ToLower(g.text)
		if strings.ContainsAny(text, "–±") { // the twin does not fold
			continue
		}
		words, terms := v.LookedUp(text)
		at := 0
		for i, word := range words {
			at += strings.Index(text[at:], word)
			require.Equal(t, slowTerms(l, text[at:], word), terms[i], "%q in %q", word, text)
			at += len(word)
		}
	}
}

// What differs only in how it is written is read alike.
func TestFolding(t *testing.T) {
	want := governance.Read("År 2027 ska soliditeten vara 40 – 45 % – på en återhållsam nivå")
	for name, text := range map[string]string{
		"capitals":          "ÅR 2027 SKA SOLIDITETEN VARA 40 – 45 % – PÅ EN ÅTERHÅLLSAM NIVÅ",
		"decomposed":        "A\u030ar 2027 ska soliditeten vara 40 – 45 % – pa\u030a en a\u030aterha\u030allsam niva\u030a",
		"NBSP":              "År\u00a02027\u00a0ska soliditeten vara 40\u00a0–\u00a045\u00a0% – på en återhållsam nivå",
		"thin spaces":       "År\u20092027\u202fska soliditeten vara 40\u2009–\u200945\u202f% – på en återhållsam nivå",
		"another dash":      "År 2027 ska soliditeten vara 40 — 45 % \u2212 på en återhållsam nivå",
		"doubled spaces":    "År  2027 ska \t soliditeten vara 40 – 45  % – på en återhållsam nivå",
		"zero-width spaces": "År 2027 ska so\u200bliditeten vara 40 – 45 % – på en åter\u00adhållsam nivå",
	} {
		got := governance.Read(text)
		require.Equal(t, []any{want.Class, want.HasNumber, want.HasLevel, want.Deadline, len(want.Marks)},
			[]any{got.Class, got.HasNumber, got.HasLevel, got.Deadline, len(got.Marks)}, name)
		for i, m := range got.Marks {
			require.Equal(t, want.Marks[i].Term, m.Term, name)
		}
	}
	for _, text := range []string{"Ōkad", "Œuvre § 5 • 🙂 ok", "naïve façade", "\xc3", "\xe2\x80", "\xf0\x9f\x99", "a\u0308o\u0308e\u0301u\u0308 \u0301"} {
		r := governance.Read(text)
		require.Equal(t, governance.ClassPoor, r.Class, text)
		require.False(t, r.Has(governance.TermMeasure))
	}
}
