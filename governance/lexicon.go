package governance

import (
	"maps"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// LexiconSchema is the schema member of a lexicon's JSON form.
const LexiconSchema = "governance/lexicon/v1"

// Lexicon is the word lists that a goal is read with (ordlista). It is data: a municipality copies [Swedish], adds what
// it says itself, and compiles it once. A word may be listed under several terms.
//
// An entry is a word or a phrase in lower case; a star stands for any letters before or after: "andel" is that word
// only, "sjukfrånvaro*" every word that begins so, "*index" every word that ends so, "*kostnad*" every word that
// holds it. Words of a phrase are joined by one space or a hyphen, and a star may only stand at its end.
type Lexicon struct {
	Name   kvalitet.Label    `json:"name"`
	Source kvalitet.Source   `json:"source"`
	Words  map[Term][]string `json:"words"`
}

// With returns a copy of the lexicon in which the words are added under the term.
func (l Lexicon) With(t Term, words ...string) Lexicon {
	l.Words = maps.Clone(l.Words)
	if l.Words == nil {
		l.Words = map[Term][]string{}
	}
	l.Words[t] = slices.Concat(l.Words[t], words)
	return l
}

// Without returns a copy of the lexicon in which the words are taken away from the term.
func (l Lexicon) Without(t Term, words ...string) Lexicon {
	l.Words = maps.Clone(l.Words)
	l.Words[t] = slices.DeleteFunc(slices.Clone(l.Words[t]), func(w string) bool { return slices.Contains(words, w) })
	return l
}

// Problems reports terms that a lexicon cannot list ("unknown") and entries that no text can match: empty ("missing"),
// longer than 80 bytes ("size"), or with letters, stars or spaces where none can stand ("form").
func (l Lexicon) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Label("/name", l.Name)
	for _, t := range slices.Sorted(maps.Keys(l.Words)) {
		at := "/words/" + t.String()
		ps.If(!t.Valid() || t > termsInLexicon, "unknown", at, "ordklassen kan inte ha ord", "the term cannot have words")
		for i, w := range l.Words[t] {
			path := check.At(at, i)
			switch e := parseEntry(w); {
			case strings.Trim(w, "* ") == "":
				ps.Add("missing", path, "ordet är tomt", "the word is empty")
			case len(w) > maxPhraseInText:
				ps.Add("size", path, "ordet är längre än 80 byte", "the word is longer than 80 bytes")
			case !e.ok:
				ps.Add("form", path, "skriv med gemener; stjärna bara först eller sist, och först bara på ett enda ord: "+w,
					"write in lower case; a star only first or last, and first only on a single word: "+w)
			}
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (l Lexicon) Validate() error { return kvalitet.Invalid(l.Problems()) }

// MarshalJSON writes the lexicon as a document of [LexiconSchema].
func (l Lexicon) MarshalJSON() ([]byte, error) {
	type plain Lexicon
	return jsondoc.Marshal(LexiconSchema, plain(l))
}

// UnmarshalJSON reads a document of [LexiconSchema]; an unknown member is [kvalitet.ErrInvalid].
func (l *Lexicon) UnmarshalJSON(data []byte) error {
	type plain Lexicon
	return jsondoc.Unmarshal(LexiconSchema, data, (*plain)(l))
}
