package governance

import (
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
)

// Reading is what was read from the text of a goal (läsning). The zero value is ready for [Vocabulary.Scan], which
// reuses what the reading has allocated before.
type Reading struct {
	Class Class
	// Measurable says that the text names a quantity, or a state that can be verified.
	Measurable bool
	// HasNumber says that a number stands there which is a level, or a limit in what is counted: not a year, an age, a
	// school year or a name's number.
	HasNumber bool
	// HasLevel says that the text tells how much: a number, an implicit 0 or 100 per cent, or a level relative to others
	// or to today.
	HasLevel bool
	Deadline DeadlineKind
	// Marks are the places that decided, in the order of the text; they may overlap.
	Marks []Mark

	text   string // while it is read
	folded folded
	tokens []token
	tally  tally
}

// Mark is a place in the text and the part that it plays.
type Mark struct {
	Term Term
	Span kvalitet.Span
}

// Has reports whether the reading has a mark of the term.
func (r *Reading) Has(t Term) bool {
	for _, m := range r.Marks {
		if m.Term == t {
			return true
		}
	}
	return false
}

// Read reads a text with the Swedish vocabulary; see [Vocabulary.Scan].
func Read(text string) Reading { return SwedishVocabulary().Read(text) }

// Read reads a text; see [Vocabulary.Scan].
func (v *Vocabulary) Read(text string) Reading {
	var r Reading
	v.Scan(text, &r)
	r.folded, r.tokens = folded{}, nil
	return r
}

// Scan reads the text of a goal into r, in one pass over the bytes and one over the words. Whatever the bytes, spans lie
// within the text. A reading that is used again allocates nothing once it has room for the longest text.
func (v *Vocabulary) Scan(text string, r *Reading) {
	r.text = text
	r.folded.fold(text)
	r.tokens = v.lex(&r.folded, r.tokens[:0])
	r.Marks = r.Marks[:0]
	r.tally = tally{}
	r.HasNumber, r.Deadline = false, DeadlineNone
	for i := range r.tokens {
		r.read(i)
	}
	r.judge()
	r.place(text)
	r.text = ""
}

// mark notes that the tokens from–to play a part. The span is in codes until place makes it bytes and runes.
func (r *Reading) mark(t Term, start, end int32) {
	r.Marks = append(r.Marks, Mark{Term: t, Span: kvalitet.Span{Start: int(start), End: int(end)}})
}

// place turns the spans of the marks from codes into bytes and runes.
func (r *Reading) place(text string) {
	for i := 1; i < len(r.Marks); i++ { // in the order of the text; almost sorted already
		for j := i; j > 0 && r.Marks[j].Span.Start < r.Marks[j-1].Span.Start; j-- {
			r.Marks[j], r.Marks[j-1] = r.Marks[j-1], r.Marks[j]
		}
	}
	at, runes := 0, 0
	for i := range r.Marks {
		s := &r.Marks[i].Span
		s.Start, s.End = int(r.folded.at[s.Start]), int(r.folded.at[s.End])
		runes += utf8.RuneCountInString(text[at:s.Start])
		at = s.Start
		s.RuneStart = runes
		s.RuneEnd = runes + utf8.RuneCountInString(text[s.Start:s.End])
	}
}

// terms returns the terms of token i; none outside the text.
func (r *Reading) terms(i int) termSet {
	if i < 0 || i >= len(r.tokens) {
		return 0
	}
	return r.tokens[i].terms
}

// sameSentence reports whether no sentence begins after token i up to and with token j.
func (r *Reading) sameSentence(i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if r.tokens[k].first {
			return false
		}
	}
	return true
}
