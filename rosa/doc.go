// Package rosa finds out what a contact centre can do, what is missing, and what that is worth (ROSA-analys, rationell
// samordning av service och administration).
//
// # What it is for
//
// A leader talks each type of case through with those who know the subject. The case falls into parts; each part lies on
// one of eight levels, of which a contact centre can do the first four. The package keeps the answers, knows which
// questions are still open, and counts what could move, what can move now, and what each missing thing holds up.
//
// # Concepts
//
//	Swedish                          English                   identifier
//	ROSA-nivå 1–8                    level                     Level
//	gräns för vad centret gör        boundary                  DefaultBoundary, Method.Boundary
//	ärendetyp                        case type                 CaseType
//	ärendedel                        part                      Part
//	minuter låg, trolig, hög         minutes                   Minutes, Estimate
//	genomgång, iakttagelser          walk-through, findings    Session, Findings
//	samtalsledare, sakkunnig         roles                     Role
//	fråga, öppen fråga               question, open question   Question, CaseType.Open
//	förutsättning                    gate                      Gate
//	flyttbara minuter, potential     movable minutes           Report.Movable
//	klart att flytta                 ready minutes             Report.Ready
//	helt lösbara ärenden             fully solvable cases      CaseResult.FullySolvable, Report.Solvable
//	luckor                           gaps                      Gap, Combination
//	gränsdokument                    boundary document         Boundaries
//	överenskommelse                  agreement                 Agreement
//	uppdragsindex                    index                     Index
//
// # Formulas
//
// A part that is done V·q times a year (the case type's volume, or the part's own, times the share of the cases that have
// the part) and takes m minutes is V·q·m minutes. All sums are exact.
//
//	movable  = Σ V·q·m over parts on levels ≤ the boundary
//	ready    = the same over parts whose gates are all in place or do not apply
//	missing  = the same over parts that lack a gate; unknown = over parts with an open gate and none known to be missing
//	movable  = ready + missing + unknown
//	unlocked by a set S of gates = Σ V·q·m over movable parts that lack something, all of it in S, and have no open gate
//	touched by a gate            = Σ V·q·m over movable parts that lack it, whatever else they lack
//	a case type's level = the highest level among its parts with q > 0
//	a case type is fully solvable when its level ≤ the boundary
//	index    = 100 · Σ V·(ready minutes ÷ all minutes of the case type) ÷ Σ V
//
// Delegation is asked for only on level 4 and above: below, nothing is decided. Movable minutes and fully solvable cases
// are never mixed: neither can be derived from the other.
//
// # Rules and sources
//
// The levels, the boundary and the six findings are those of Örebro's quality handbook. Gates besides information on the
// web and the routine, the index and the minutes' estimates are our defaults. [Rules] holds the checks of a case type;
// RULES.md lists them with their sources.
//
// # Storage
//
// A host implements [CaseTypeStore], [SessionStore] and [AgreementStore], or those that it needs. Package rosatest proves
// an implementation and has one in memory. [LoadReport] and [LoadSession] are what the package itself reads.
//
// # JSON
//
// Case types, sessions and agreements are documents with a schema member such as "rosa/casetype/v1". Volumes, shares and
// minutes are texts ("0.25"), so that no digit is lost. An answer that is left out is open.
//
// # Time and numbers
//
// Volumes are per year. Figures are exact decimals below a billion with at most 12 decimals; shares are 0–1. Only the
// index and the estimates of three figures are rounded. No function reads the clock.
//
// # Concurrency
//
// All types are values; functions keep no state and may be called from many goroutines.
package rosa
