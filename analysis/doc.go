// Package analysis holds the analysis staircase: from figures to conclusions that can be checked (analystrappan).
//
// # What it is for
//
// A result came out as it did; somebody must say why, and what to do. The package holds the steps and questions of the
// analysis as data, answers the first steps by computed evidence (change, trend, gap, comparison, patterns), leaves the
// rest to people with role and date, and refuses a conclusion that stands on nothing. [Climb] is the way in.
//
// # Concepts
//
//	Swedish                        English                        identifier
//	analystrappa, avvikelseanalys  staircase, deviation analysis  Model, Orebro, RKA
//	steg, fråga                    step, question                 Step, Question
//	mätserie                       series                         Series, Point
//	definitionsbrott               break in a definition          Break
//	underlag, belägg               evidence                       Evidence, Method
//	jämförelsegrupp                comparison set                 PeerSet, Peers
//	önskad riktning                direction of good              Better
//	jämförarens färg               relative colour                Colour
//	bedömning, slutsats            judgement, conclusion          Judgement, Conclusion
//	självskattning                 self-assessment                SelfAssessment
//	samvariation                   pattern                        Pattern
//
// # Rules and sources
//
// [Methods] holds the computed evidence and [Rules] the checks of a whole analysis; both are slices that a host may
// append to. Thresholds are fields of [Policy] with a source: those that no publication decides say so. Evidence never
// speaks of causes. A colour is relative to a comparison set and is never a verdict on a target.
//
// # Storage
//
// A host implements [LadderStore] and [LadderModelStore]. Package analysistest proves an implementation and has one in memory.
//
// # JSON
//
// Models and ladders are documents with a schema member such as "analysis/ladder/v1". Numbers of evidence are an object
// by name, with all digits; a number that does not exist is left out, it is never null or zero.
//
// # Time and numbers
//
// Time is in years ("true time": a gap of two years counts as two). Values are float64; statistics agree with R to nine
// digits. A missing value has a kind and is left out of every sum. Nothing reads the clock.
//
// # Concurrency
//
// Values are immutable by convention, except that [Ladder.Conclude] and its like change the ladder they are called on.
package analysis
