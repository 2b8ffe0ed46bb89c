// Package kvalitet is the shared vocabulary of a municipal quality management system (ledningssystem för kvalitet).
//
// # What it is for
//
// Seven packages carry the domain: governance, process, risk, rosa, control, survey and analysis. They do not know
// each other; a host application joins them. What they have in common stands here, and nothing else: a calendar date,
// a text in two languages, a problem with a place, a source, and the rule, which is how the system is extended.
//
// # Concepts
//
//	Swedish            English           identifier
//	datum, period      date, period      Date, Period
//	benämning          label             Label
//	fel i indata       problem           Problem, ValidationError
//	källa              source            Source, Grade
//	regel, iakttagelse rule, finding     Rule, Finding, Place, Span
//	utfall             outcome           Outcome
//	regelprofil        profile           Profile, Severity, Evaluate
//
// # Rules and sources
//
// A [Rule] is a value: an identity, a yes/no question, a source, days in force, and a pure function. A package
// returns its rules as a fresh slice and a host appends its own; there is no registry and no set-up call. [Run] gives
// exactly one [Finding] per rule. What a finding is worth (severity, weight, threshold) is a [Profile], which is data.
//
// # Storage
//
// Nothing here is stored by itself. The three errors [ErrInvalid], [ErrNotFound] and [ErrConflict] are what every
// storage interface of the seven packages speaks.
//
// # JSON
//
// Member names are lowerCamelCase, codes stand for enumerations, dates are 2006-01-02, a zero date is an empty text,
// empty lists are left out, and null is never written.
//
// # Time and numbers
//
// No function reads the clock. [Date] has no time zone; a host decides which day it is (Europe/Stockholm in a Swedish
// municipality). Counts are exact integers; [Evaluation.Share] is the only floating-point number.
//
// # Concurrency
//
// All types are values. Functions keep no state and may be called from many goroutines.
package kvalitet
