package governance

// tally counts what a text holds, outside clauses that tell how ("genom att …") or why ("för att …").
type tally struct {
	level      int // numbers that are levels
	measures   int
	things     int // measures, constructs and countables: what a goal can be about
	directions int
	constructs int
	measurable bool
	implicit   bool // a level without a number
	hold       bool // a level that counts only beside something measurable
	activity   bool
	finish     bool
	effort     bool
	escape     bool

	sentence // of the sentence that is being read
}

// sentence is what the sentence so far holds.
type sentence struct {
	means, purpose bool
	leading        bool // the clause of how or why stands first: "för att minska … ska"
	counted        bool // the share or the number of something has stood
	shall          bool // "ska" has stood
	measured       bool // a measure has stood, or a count of more or fewer
	compared       bool // a word has stood that compares with something
	directed       bool // a direction has stood
	countable      bool
	every          bool
	attain         bool
	construct      bool
}

var (
	directionTerms = setOf(TermRise, TermFall)
	comparingTerms = setOf(TermRise, TermFall, TermHold, TermAtLeast, TermAtMost)
	countedTerms   = setOf(TermPerceived, TermMeasure, TermState)
	lintTerms      = [...]Term{TermEffort, TermVague, TermEscape, TermSoft}
	notEvery       = setOf(TermPeriod, TermDuration, TermMonth, TermMore, TermRise, TermFall) // varje månad, allt fler
	notNone        = setOf(TermShall, TermConstruct, TermVague, TermDuration, TermEffort)
	timeTerms      = setOf(TermMonth, TermPeriod, TermWithin)
	wordTerms      = ^termSet(0) &^ setOf(TermDue, TermBaseline, TermLabel, TermTitle, TermPeople, TermDuration)
)

// read takes token i into the reading.
func (r *Reading) read(i int) {
	t, y := &r.tokens[i], &r.tally
	if t.first {
		y.sentence = sentence{}
		if !y.measurable { // a heading only says what the goal is about
			y.directions, y.things = 0, 0
		}
	}
	if (t.kind != tokenWord || t.terms.any(timeTerms)) && r.time(i) {
		return
	}
	if (t.kind != tokenWord || t.terms.has(TermNumber)) && r.number(i) {
		return
	}
	if t.start > 0 && r.folded.codes[t.start-1] == codeSlash && r.word(i, "år") { // 10 000/år
		r.annual(t.start, t.end)
	}
	if !t.terms.any(wordTerms) {
		return
	}
	r.words(t, i)
}

// annual notes a time that returns every year.
func (r *Reading) annual(start, end int32) {
	if r.Deadline == DeadlineNone {
		r.Deadline = DeadlineImplicit
	}
	r.mark(TermAnnualTime, start, end)
}

// words takes a word, or the phrase that begins with it, into the tally.
func (r *Reading) words(t *token, i int) {
	y, s := &r.tally, &r.tally.sentence
	has := t.terms
	if has.has(TermAnnual) {
		r.annual(t.start, t.phrase)
	}
	for _, lint := range lintTerms {
		if has.has(lint) {
			r.mark(lint, t.start, t.phrase)
		}
	}
	y.escape = y.escape || has.has(TermEscape)
	y.effort = y.effort || has.has(TermEffort) && !s.measured
	s.clause(t)
	s.compared = s.compared || has.any(comparingTerms)
	if has.has(TermBenchmark) && s.compared {
		y.implicit, s.directed = true, true
		r.mark(TermLevel, t.start, t.phrase)
	}
	if s.means {
		return
	}
	if has.has(TermActivity) && !has.has(TermState) && !s.purpose && !s.measured {
		y.activity = true
		r.mark(TermActivity, t.start, t.phrase)
	}
	y.finish = y.finish || has.has(TermFinish) && !s.purpose
	y.hold = y.hold || has.has(TermHold)
	s.every = s.every || has.has(TermEvery) && !s.measured && !r.terms(i+1).any(notEvery) && (!s.purpose || s.attain)
	s.attain = s.attain || has.has(TermAttain)
	if s.purpose {
		return
	}
	r.quantity(t, i)
}

// clause notes where a clause of how or why begins, and where one that stood first ends.
func (s *sentence) clause(t *token) {
	s.shall = s.shall || t.terms.has(TermShall)
	switch {
	case t.terms.has(TermShall) && s.leading:
		s.means, s.purpose, s.leading = false, false, false
	case t.terms.any(setOf(TermMeans, TermPurpose)):
		s.means = s.means || t.terms.has(TermMeans)
		s.purpose = s.purpose || t.terms.has(TermPurpose)
		s.leading = s.leading || t.first
	}
}

// quantity takes what a goal can be about, and the direction that it is to go, into the tally.
func (r *Reading) quantity(t *token, i int) {
	y, s := &r.tally, &r.tally.sentence
	has := t.terms
	switch {
	case has.has(TermMeasure):
		y.measures++
		y.things++
		y.measurable, s.measured = true, true
		s.counted = s.counted || r.begins(i, "andel") || r.begins(i, "antal")
		r.mark(TermMeasure, t.start, t.phrase)
	case has.has(TermConstruct):
		y.constructs++
		y.things++
		s.construct = true
	case has.has(TermCountable):
		y.things++
		s.countable = true
	}
	if has.has(TermMore) && !r.moreOfAConstruct(i) && !r.partOfPhrase(i, TermMore) {
		y.things++
		y.directions++
		y.measurable = true
		s.directed, s.measured = true, true
		r.mark(TermMeasure, t.start, t.phrase)
	}
	if has.any(directionTerms) {
		y.directions++
		s.directed = true
		if y.directions > 1 && y.things > 1 {
			r.mark(TermSeveral, t.start, t.phrase)
		}
	}
	if has.has(TermHold) {
		s.directed = true
	}
	if r.none(i) && !s.measured {
		y.measurable, y.implicit = true, true
		r.mark(TermLevel, t.start, t.phrase)
	}
	if has.has(TermPure) && !r.attributive(i) {
		y.measurable, y.implicit = true, true
		r.mark(TermLevel, t.start, t.phrase)
	}
	if has.has(TermState) {
		y.measurable = true
		r.mark(TermMeasure, t.start, t.phrase)
	}
	if has.has(TermPerceived) {
		y.measurable = true
		r.mark(TermMeasure, t.start, t.phrase)
	}
	if s.every && (s.attain || has.any(countedTerms)) && !y.implicit {
		y.measurable, y.implicit = true, true
		r.mark(TermLevel, t.start, t.phrase)
	}
	if s.countable && s.directed && !s.construct {
		y.measurable = true
	}
}

// none reports whether token i says that there shall be none of what follows, which is a level of zero: inga vräkningar.
// "Ingen ska …" says so only with what can be counted to happen.
func (r *Reading) none(i int) bool {
	next := r.terms(i + 1)
	return (r.word(i, "inga") || r.word(i, "inget") || r.word(i, "ingen")) && i+1 < len(r.tokens) && r.sameSentence(i, i+1) &&
		r.tokens[i+1].kind == tokenWord && !next.any(notNone)
}

// attributive reports whether the state at token i only tells which things are counted: andelen fossilfria resor.
func (r *Reading) attributive(i int) bool {
	next := i + 1
	return r.terms(i-1).any(setOf(TermMeasure, TermMore)) && next < len(r.tokens) && r.sameSentence(i, next) &&
		r.tokens[next].kind == tokenWord && !r.terms(next).any(setOf(TermDue, TermShall, TermBaseline, TermWithin, TermPeriod))
}

// moreOfAConstruct reports whether "fler" is of something that is not counted: fler möjligheter.
func (r *Reading) moreOfAConstruct(i int) bool {
	for j := i + 1; j <= i+2 && j < len(r.tokens) && !r.tokens[j].first; j++ {
		if r.tokens[j].terms.has(TermConstruct) {
			return true
		}
	}
	return false
}

// judge draws the conclusions.
func (r *Reading) judge() {
	y := &r.tally
	r.Measurable = y.measurable || y.level > 0
	r.HasLevel = y.level > 0 || y.implicit || y.hold && r.Measurable
	several := y.directions > 1 && y.things > 1 && !r.HasLevel
	if !several {
		r.dropMarks(TermSeveral)
	}
	busy := y.activity && y.directions == 0
	poor := several || y.effort || y.escape || busy // without a level
	switch {
	case r.Measurable && r.HasLevel && r.Deadline != DeadlineNone:
		r.Class = ClassGood
	case r.Measurable && (r.HasLevel || !poor):
		r.Class = ClassPartial
	case y.finish && r.Deadline == DeadlineExplicit && !y.effort:
		r.Class = ClassPartial
	default:
		r.Class = ClassPoor
	}
}

func (r *Reading) dropMarks(t Term) {
	kept := r.Marks[:0]
	for _, m := range r.Marks {
		if m.Term != t {
			kept = append(kept, m)
		}
	}
	r.Marks = kept
}
