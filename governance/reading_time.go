package governance

// Numbers and times: which number is a level, which a year, an age, a name, and which time is a deadline.

// explicit notes a deadline.
func (r *Reading) explicit(start, end int32) {
	r.Deadline = DeadlineExplicit
	r.mark(TermDeadline, start, end)
}

// time reads token i as a time; it reports whether it was one.
func (r *Reading) time(i int) bool {
	t := r.tokens[i]
	switch {
	case t.kind == tokenDate:
		if r.afterBaseline(i) {
			r.mark(TermReference, t.start, t.end)
		} else {
			r.explicit(t.start, t.end)
		}
	case t.kind == tokenYear && !r.yearIsCount(i):
		if r.yearIsReference(i) {
			r.tally.hold = r.tally.hold || r.beyond(i)
			r.mark(TermReference, t.start, t.end)
		} else {
			r.explicit(r.dueFrom(i), t.end)
		}
	case t.terms.has(TermMonth):
		if !r.afterBaseline(i) {
			r.explicit(r.dueFrom(i), t.end)
		}
	case t.terms.has(TermPeriod):
		if !r.afterBaseline(i) && !r.everyPeriod(i) {
			r.explicit(t.start, t.phrase)
		}
	case t.terms.has(TermWithin) && r.spanIsDeadline(i):
		r.explicit(t.start, r.tokens[i+2].end)
	default:
		return false
	}
	return true
}

// everyPeriod tells "varje kvartal", "per läsår" and "elever i år 9" from periods that end.
func (r *Reading) everyPeriod(i int) bool {
	return r.word(i-1, "varje") || r.word(i-1, "per") || r.partOfPhrase(i, TermAnnual) ||
		r.word(i, "i") && i+2 < len(r.tokens) && r.tokens[i+2].kind == tokenNumber && r.tokens[i+2].value <= 12
}

// dueFrom is where a deadline begins: at the "senast", "till" or "år" before the date, if there is one.
func (r *Reading) dueFrom(i int) int32 {
	from := i
	for j := i - 1; j >= 0 && j >= i-4 && r.sameSentence(j, i); j-- {
		switch t := r.tokens[j]; {
		case t.terms.has(TermDue) && !t.terms.has(TermPurpose):
			from = j
		case t.terms.has(TermMonth), t.kind == tokenNumber && t.value > 0 && t.value <= 31:
		default:
			return r.tokens[from].start
		}
	}
	return r.tokens[from].start
}

// yearIsCount tells 2000 bostäder from a year.
func (r *Reading) yearIsCount(i int) bool {
	t := r.tokens[i]
	return t.value == t.high && t.value%100 == 0 && r.terms(i+1).any(setOf(TermUnit, TermCountable, TermPeople)) &&
		!r.word(i+1, "i")
}

// yearIsReference tells the year of a baseline, of a title and of what has been from a deadline.
func (r *Reading) yearIsReference(i int) bool {
	switch {
	case r.terms(i-1).has(TermTitle) && !r.tokens[i].before, r.beyond(i):
		return true
	case r.word(i+1, "års") && (r.terms(i+2).has(TermBaseline) || r.terms(i-1).any(setOf(TermAtLeast, TermAtMost)) && !r.word(i-1, "under")):
		return true // 2010 års nivå, överstiga 2010 års kostnader
	case r.tokens[i].open && r.folded.codes[r.tokens[i].end] == codeColon:
		return true
	case r.word(i+1, "var"), r.word(i+1, "uppgick"), r.terms(i+1).has(TermBaseline) && r.tokens[i].open:
		return true
	}
	return r.afterBaseline(i)
}

// baselineReach is the number of words that may stand between "jämfört med" and its year.
const baselineReach = 4

// afterBaseline reports whether the time at token i belongs to a word such as "jämfört med", "sedan" or "än" before it.
// A benchmark, a new date word or a comma between them ends that word's reach, and a level ends that of a single word:
// "högre än riket 2027" and "mer än 50 % 2027" are deadlines, "jämfört med 50 % 2019" is not.
func (r *Reading) afterBaseline(i int) bool {
	level := false
	for j, words := i-1, 0; j >= 0 && words <= baselineReach && r.sameSentence(j, i); j, words = j-1, words+1 {
		t := r.tokens[j]
		if t.terms.has(TermBaseline) && !r.dueOnly(j) && !r.everyNth(j) {
			return !level || t.phrase > t.end
		}
		if t.kind == tokenYear || t.terms.any(endOfReach) || r.word(j, "senast") || r.word(j, "under") || r.word(j, "innan") || r.word(j, "får") ||
			r.word(j, "till") && !r.partOfPhrase(j, TermBaseline) || r.tokens[j+1].before && !r.tokens[j+1].open {
			return false
		}
		level = level || t.kind == tokenNumber && t.value > 31 || t.terms.any(setOf(TermUnit, TermNumber))
	}
	return false
}

// endOfReach are the terms over which a baseline does not reach.
var endOfReach = setOf(TermBenchmark, TermShall)

// beyond reports whether the year at token i is what a level is compared with, as in "lägre än 2024"; "minska jämfört med
// 2024" only gives a direction.
func (r *Reading) beyond(i int) bool {
	if r.word(i-1, "under") || r.word(i-1, "år") {
		i--
	}
	return r.word(i-1, "än") && r.terms(i-2).any(directionTerms) && r.terms(i-2).any(setOf(TermAtLeast, TermAtMost))
}

// dueOnly reports whether the phrase at token j is "från och med".
func (r *Reading) dueOnly(j int) bool { return r.terms(j).has(TermDue) && r.terms(j).has(TermBaseline) }

// everyNth reports whether the "var" at token j counts, as in "var tredje".
func (r *Reading) everyNth(j int) bool {
	return r.word(j, "var") && (r.terms(j).has(TermNumber) || r.isCount(j+1))
}

// partOfPhrase reports whether token j lies inside a phrase of the term that begins before it.
func (r *Reading) partOfPhrase(j int, t Term) bool {
	for k := max(0, j-3); k < j; k++ {
		if r.tokens[k].terms.has(t) && r.tokens[k].phrase >= r.tokens[j].end {
			return true
		}
	}
	return false
}

// spanIsDeadline tells "inom tre år ska …" and "om fem veckor", which are deadlines, from "svar inom fem minuter" and
// "skulder som förfaller inom ett år", which are not: the span stands first in the sentence or directly after "ska" or "halveras",
// or, with "på" and months or years, after a level: "fem medarbetare på två veckor" is a rate.
func (r *Reading) spanIsDeadline(i int) bool {
	if r.word(i+3, "sikt") { // på tre års sikt
		return r.isCount(i+1) && r.terms(i+2).has(TermDuration)
	}
	if !r.isCount(i+1) || !r.terms(i+2).has(TermDuration) || r.terms(i+2).has(TermUnit) || !r.sameSentence(i, i+2) {
		return false
	}
	if r.word(i, "på") {
		return (r.begins(i+2, "år") || r.begins(i+2, "månad")) &&
			(r.terms(i-1).any(setOf(TermUnit, TermHold)) || i > 0 && r.tokens[i-1].kind == tokenNumber)
	}
	return r.tokens[i].first || r.terms(i-1).any(setOf(TermShall, TermHold)) || r.word(i, "om") && r.terms(i-1).has(TermUnit)
}

// subjectReach is the number of words between a number in what is counted and "ska".
const subjectReach = 12

// durationIsReference tells ages and spans that describe ("60 år eller äldre", "fullföljer inom tre år") from limits
// ("högst tre månader") and from a level before a year ("index 75 år 2030").
func (r *Reading) durationIsReference(i int) bool {
	if i+2 < len(r.tokens) && r.tokens[i+2].kind == tokenYear {
		return false
	}
	if r.terms(i - 1).has(TermWithin) {
		return r.spanIsDeadline(i-1) || r.tally.things > 0 && r.begins(i+1, "år")
	}
	if r.word(i+1, "års") && r.word(i+2, "ålder") {
		return true
	}
	if !r.word(i+1, "år") {
		return r.word(i-1, "kommande") || r.word(i-1, "närmaste")
	}
	for j := max(0, i-3); j < i; j++ {
		if r.tokens[j].terms.has(TermPeople) && r.sameSentence(j, i) {
			return true
		}
	}
	return r.word(i+2, "och") && r.word(i+3, "äldre") || r.word(i+2, "eller") && r.word(i+3, "äldre")
}

// word reports whether token i is the Swedish word.
func (r *Reading) word(i int, word string) bool {
	end, ok := r.prefix(i, word)
	return ok && end == r.tokens[i].end
}

// begins reports whether token i begins with the Swedish word.
func (r *Reading) begins(i int, word string) bool {
	_, ok := r.prefix(i, word)
	return ok
}

// prefix is the code after the Swedish word that token i begins with.
func (r *Reading) prefix(i int, word string) (next int32, ok bool) {
	if i < 0 || i >= len(r.tokens) {
		return 0, false
	}
	at, end := r.tokens[i].start, r.tokens[i].end
	for j := 0; j < len(word); at++ {
		if at >= end {
			return 0, false
		}
		c := byteCode[word[j]]
		width := 1
		if c == codeRemaining {
			c, width = foldRune(word[j:])
		}
		if r.folded.codes[at] != c {
			return 0, false
		}
		j += width
	}
	return at, true
}
