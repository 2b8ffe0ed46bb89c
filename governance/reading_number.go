package governance

import (
	"unicode"
	"unicode/utf8"
)

// isCount reports whether token i is a number, in digits or as a word.
func (r *Reading) isCount(i int) bool {
	return i < len(r.tokens) && (r.tokens[i].kind == tokenNumber || r.tokens[i].terms.has(TermNumber) || r.word(i, "ett") || r.word(i, "en"))
}

// number reads token i as a level; it reports whether it was one.
func (r *Reading) number(i int) bool {
	t := r.tokens[i]
	digits := t.kind == tokenNumber || t.kind == tokenLaw || t.kind == tokenYear && r.yearIsCount(i)
	if !digits && !t.terms.has(TermNumber) {
		return false
	}
	end := t.phrase
	if r.terms(i + 1).has(TermUnit) {
		end = r.tokens[i+1].end
	}
	if r.numberIsReference(i) {
		r.tokens[i].named = true
		if t.kind == tokenNumber && r.dayAndMonth(i) && !r.afterBaseline(i) {
			r.explicit(r.dueFrom(i), t.end)
			return false
		}
		r.mark(TermReference, t.start, end)
		return false
	}
	r.HasNumber = true
	if r.limitsWhatIsCounted(i) {
		r.mark(TermReference, t.start, end)
		return false
	}
	r.tally.level++
	r.mark(TermLevel, t.start, end)
	return true
}

// limitsWhatIsCounted tells the number that says what is counted from the level of the count: "andelen samtal som
// besvaras inom två minuter ska öka". It stands between the share or the number of something and "ska", and is no share.
func (r *Reading) limitsWhatIsCounted(i int) bool {
	if s := r.tally.sentence; !s.counted || s.shall || r.begins(i+1, "procent") || r.begins(i+1, "%") {
		return false
	}
	for j := i + 1; j <= i+subjectReach && j < len(r.tokens) && !r.tokens[j].first; j++ {
		if r.terms(j).has(TermShall) {
			return true
		}
	}
	return false
}

// numberIsReference tells numbers that only name, date or describe from levels.
func (r *Reading) numberIsReference(i int) bool {
	t := r.tokens[i]
	before, after := r.terms(i-1), r.terms(i+1)
	adjacent := i > 0 && !t.first
	switch {
	case t.kind == tokenLaw, t.joined:
		return true
	case t.first && t.kind == tokenNumber && r.listMark(i):
		return true
	case t.slash && before.has(TermPeriod): // läsåret 24/25
		return true
	case after.has(TermMonth), r.dayAndMonth(i), r.listed(i):
		return true
	case r.folded.codes[t.end] == codeMark && !isLetter(r.folded.codes[t.end+1]): // 65+
		return true
	case r.word(i-1, "per") && after.any(setOf(TermPeople, TermUnit, TermCountable)): // per 1 000 invånare
		return true
	case adjacent && before.has(TermLabel) && !after.has(TermUnit) && !t.before:
		return true
	case adjacent && r.word(i-1, "år") && t.value >= 0 && t.value <= 12 && !after.has(TermUnit):
		return true
	case r.word(i+1, "senaste"), r.word(i+1, "kap"), r.word(i+1, "åringar"), r.word(i+1, "åring"), r.word(i+1, "årsåldern"):
		return true
	case after.has(TermLabel) && r.tokens[i+1].end-r.tokens[i+1].start == 1 && after.has(TermLabel) && r.folded.codes[r.tokens[i+1].start] == codeSection:
		return true
	case after.has(TermDuration) && !after.has(TermUnit):
		return r.durationIsReference(i)
	}
	return false
}

// dayAndMonth reports whether the number is a day such as 31/12.
func (r *Reading) dayAndMonth(i int) bool {
	t := r.tokens[i]
	if !t.slash || t.end-t.start > 5 {
		return false
	}
	return i+1 < len(r.tokens) && r.tokens[i+1].kind == tokenYear || r.word(i-1, "den") || r.word(i-1, "per") || r.word(i-1, "senast")
}

// listed reports whether the number goes on a list of names: årskurs 3, 6 och 9.
func (r *Reading) listed(i int) bool {
	if i < 2 || r.tokens[i].kind != tokenNumber || r.tokens[i].first {
		return false
	}
	if r.folded.codes[r.tokens[i-1].end] == codeComma && r.tokens[i-1].named && r.tokens[i-1].kind == tokenNumber {
		return true
	}
	joint := r.word(i-1, "och") || r.word(i-1, "till") || r.word(i-1, "samt") || r.word(i-1, "eller") || r.word(i-1, "respektive")
	return joint && r.tokens[i-2].named && r.tokens[i-2].kind == tokenNumber && !r.terms(i+1).has(TermUnit)
}

// listMark reports whether a number that begins a sentence is one of a list: "1. ", "2) ", "1.2 Kommunen".
func (r *Reading) listMark(i int) bool {
	end := r.tokens[i].end
	c, next := r.folded.codes[end], r.folded.codes[end+1]
	if c == codePoint && next == codeSpace || c == codeClose {
		return true
	}
	return i == 0 && c == codeSpace && isLetter(next) && !r.terms(1).any(setOf(TermUnit, TermDuration)) && r.capital(end+1)
}

// capital reports whether the letter at a code is one.
func (r *Reading) capital(at int32) bool {
	letter, _ := utf8.DecodeRuneInString(r.text[r.folded.at[at]:])
	return unicode.IsUpper(letter)
}
