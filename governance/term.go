package governance

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Term is the part that a word or a phrase plays in the text of a goal (ordklass i en målformulering). A [Lexicon] lists
// the words of each. The zero value is "not set".
type Term uint8

// The terms. Those from TermLevel on are never listed in a lexicon: they are what a reading makes of words and numbers
// together.
const (
	TermMeasure   Term = iota + 1 // a quantity that is, or can be, counted: andel, kostnad, sjukfrånvaro
	TermCountable                 // things that can be counted, a measure only together with a direction: bostäder, besök
	TermConstruct                 // what no figure stands for until an indicator is named: delaktighet, kvalitet
	TermPerceived                 // what a survey can ask about: upplever, nöjda, känner sig
	TermRise                      // a wish for more: öka, höja, stärka
	TermFall                      // a wish for less: minska, sänka, korta
	TermMore                      // a comparison of counts: fler, färre
	TermAtLeast                   // minst, lägst, överstiga
	TermAtMost                    // högst, max, inte överstiga
	TermBenchmark                 // a level that others set: riksgenomsnittet, kommungruppen
	TermEvery                     // an implicit 0 or 100 per cent: alla, samtliga, ingen
	TermPure                      // a state that is itself a level: fossilfri, klimatneutral
	TermHold                      // a level that is today's, or a multiple of it: oförändrad, halveras
	TermState                     // a state that can be verified: budget i balans, certifierad
	TermAttain                    // what "all" or "more" can be counted to do: behöriga, får plats, har tillgång
	TermActivity                  // something done: ta fram, upprätta, genomföra
	TermFinish                    // something done when it is done: antas, färdigställas, byggas
	TermEffort                    // an effort that is met by trying: arbeta för, verka för, sträva efter
	TermVague                     // a quality without a scale: attraktiv, god, trygg
	TermEscape                    // a way out: där så är möjligt, vid behov
	TermSoft                      // a soft modal: bör, borde
	TermRank                      // a place in an order: topp, ranking, bland de
	TermBest                      // a superlative: bästa, tryggaste
	TermNumber                    // a number word: två, tio, hälften
	TermUnit                      // procent, kronor, minuter
	TermDuration                  // a unit of time in which a deadline can be counted: år, månader, veckor
	TermMonth                     // a month
	TermDue                       // a word before a date: senast, före, till och med
	TermPeriod                    // a time that ends: mandatperioden, under året, vid årsskiftet
	TermAnnual                    // what returns every year: årligen, årets, per år
	TermBaseline                  // a word before a time that has been: jämfört med, sedan, utfall
	TermLabel                     // a word before a number that only names: åk, nr, kap, agenda
	TermTitle                     // a word before a year that belongs to a title: agenda, vision, översiktsplan
	TermPeople                    // whom an age may belong to: barn, elever, personer
	TermMeans                     // the beginning of how: genom, med hjälp av
	TermPurpose                   // the beginning of why: för att, så att
	TermShall                     // ska, skall
	TermWithin                    // inom, om: before a span of time

	TermLevel       // a number that the goal shall reach
	TermDeadline    // an explicit time
	TermAnnualTime  // an implicit yearly time
	TermReference   // a number or a year that is no level and no deadline: a baseline year, a school year, a number in a name
	TermSeveral     // the second goal in one text
	terms           // their number and one
	termsInLexicon  = TermLevel - 1
	termBits        = 64
	_               = uint(termBits - terms) // terms fit in a set of bits
	maxPhraseInText = 80                     // bytes of a word or a phrase in a lexicon
)

var termTable = enum.Of[Term]("ordklass", "term",
	enum.Row{Code: "measure", SV: "mått", EN: "measure"},
	enum.Row{Code: "countable", SV: "något som kan räknas", EN: "something countable"},
	enum.Row{Code: "construct", SV: "begrepp utan mått", EN: "construct without a measure"},
	enum.Row{Code: "perceived", SV: "upplevelse", EN: "perception"},
	enum.Row{Code: "rise", SV: "ökning", EN: "increase"},
	enum.Row{Code: "fall", SV: "minskning", EN: "decrease"},
	enum.Row{Code: "more", SV: "fler eller färre", EN: "more or fewer"},
	enum.Row{Code: "atLeast", SV: "minst", EN: "at least"},
	enum.Row{Code: "atMost", SV: "högst", EN: "at most"},
	enum.Row{Code: "benchmark", SV: "jämförelsenivå", EN: "benchmark"},
	enum.Row{Code: "every", SV: "alla eller ingen", EN: "all or none"},
	enum.Row{Code: "pure", SV: "tillstånd som är en nivå", EN: "state that is a level"},
	enum.Row{Code: "hold", SV: "nivå som utgår från dagens", EN: "level that starts from today's"},
	enum.Row{Code: "state", SV: "tillstånd som kan kontrolleras", EN: "verifiable state"},
	enum.Row{Code: "attain", SV: "utfall som kan räknas", EN: "countable outcome"},
	enum.Row{Code: "activity", SV: "aktivitet", EN: "activity"},
	enum.Row{Code: "finish", SV: "avslutad leverans", EN: "finished deliverable"},
	enum.Row{Code: "effort", SV: "ansträngning", EN: "effort"},
	enum.Row{Code: "vague", SV: "värdeord utan skala", EN: "vague word"},
	enum.Row{Code: "escape", SV: "förbehåll", EN: "escape clause"},
	enum.Row{Code: "soft", SV: "mjukt hjälpverb", EN: "soft modal"},
	enum.Row{Code: "rank", SV: "rangordning", EN: "rank"},
	enum.Row{Code: "best", SV: "superlativ", EN: "superlative"},
	enum.Row{Code: "number", SV: "räkneord", EN: "number word"},
	enum.Row{Code: "unit", SV: "enhet", EN: "unit"},
	enum.Row{Code: "duration", SV: "tidsenhet", EN: "unit of time"},
	enum.Row{Code: "month", SV: "månad", EN: "month"},
	enum.Row{Code: "due", SV: "ord före en tidpunkt", EN: "word before a date"},
	enum.Row{Code: "period", SV: "period", EN: "period"},
	enum.Row{Code: "annual", SV: "årligt", EN: "yearly"},
	enum.Row{Code: "baseline", SV: "ord före ett utgångsläge", EN: "word before a baseline"},
	enum.Row{Code: "label", SV: "ord före en benämning", EN: "word before a name"},
	enum.Row{Code: "title", SV: "ord i en titel", EN: "word of a title"},
	enum.Row{Code: "people", SV: "personer", EN: "people"},
	enum.Row{Code: "means", SV: "medel", EN: "means"},
	enum.Row{Code: "purpose", SV: "syfte", EN: "purpose"},
	enum.Row{Code: "shall", SV: "ska", EN: "shall"},
	enum.Row{Code: "within", SV: "inom", EN: "within"},
	enum.Row{Code: "level", SV: "nivå", EN: "level"},
	enum.Row{Code: "deadline", SV: "tidpunkt", EN: "deadline"},
	enum.Row{Code: "annualTime", SV: "underförstått varje år", EN: "implicitly every year"},
	enum.Row{Code: "reference", SV: "tal som inte är nivå eller tidpunkt", EN: "number that is no level or deadline"},
	enum.Row{Code: "several", SV: "ytterligare mål", EN: "another goal"},
)

// Terms returns all terms in order.
func Terms() []Term { return termTable.All() }

// ParseTerm reads a code such as "vague".
func ParseTerm(code string) (Term, error) { return termTable.Parse(code) }

// Valid reports whether t is one of the terms; the zero value is not.
func (t Term) Valid() bool { return termTable.Valid(t) }

// String returns the code; the zero value is the empty text.
func (t Term) String() string { return termTable.Code(t) }

// Label returns the term's name.
func (t Term) Label() kvalitet.Label { return kvalitet.Label(termTable.Label(t)) }

// MarshalText writes the code.
func (t Term) MarshalText() ([]byte, error) { return termTable.MarshalText(t) }

// UnmarshalText reads a code; an empty text is "not set".
func (t *Term) UnmarshalText(text []byte) error { return termTable.UnmarshalText(text, t) }

// Value stores the code; "not set" is NULL.
func (t Term) Value() (driver.Value, error) { return termTable.Value(t) }

// Scan reads what Value stored.
func (t *Term) Scan(src any) error { return termTable.Scan(src, t) }

// termSet is a set of terms.
type termSet uint64

func setOf(terms ...Term) termSet {
	var s termSet
	for _, t := range terms {
		s |= 1 << t
	}
	return s
}

func (s termSet) has(t Term) bool { return s>>t&1 != 0 }

func (s termSet) any(of termSet) bool { return s&of != 0 }
