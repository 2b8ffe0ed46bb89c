// Package award holds a prize for quality work: who may compete, by what it is judged, and who wins (kvalitetspris).
//
// # What it is for
//
// A prize that can be explained is worth more than the money. Entries pass gates, a jury scores weighted criteria, and
// the ranking follows a stated rule for ties.
//
// # Concepts
//
//	Swedish                   English                 identifier
//	kvalitetspris, kategori   award, category         Award, Category
//	förkrav                   gate                    Gate
//	kriterium, vikt           criterion, weight       Criterion
//	bidrag                    entry                   Entry
//	jury, omdöme              jury, vote              Vote
//	rangordning, skiljeregel  ranking, rule for ties  Award.Rank, Placed
//
// # Rules and sources
//
// [Rules] checks an entry before a place is announced; RULES.md lists them with their sources. [Orebro] and [Uppsala] are
// presets as published. Weights that are not published are 1 and say so.
//
// # Storage
//
// A host implements [AwardStore] and [EntryStore]. Package awardtest proves an implementation and has one in memory.
//
// # JSON
//
// Documents of the schemas "governance/award/v1" and "governance/award-entry/v1".
//
// # Time and numbers
//
// Scores are whole numbers and sums are exact; prizes are kronor.
//
// # Concurrency
//
// All types are values.
package award
