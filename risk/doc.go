// Package risk holds risks and what is decided about them (riskanalys och riskregister).
//
// # What it is for
//
// A municipality's boards list what can go wrong, rate it, decide what to do, and choose from it what to review next
// year. The package holds the scales and the matrix as data and proves them, keeps every rating with the matrix it was
// made with so that years stay comparable, and answers who has to decide what, and why a risk is in the plan.
//
// # Concepts
//
//	Swedish                                           English                              identifier
//	riskmatris, riskvärde, risknivå                   matrix, value, band                  Matrix, Value, Band
//	skala, steg                                       axis, step                           Axis, Step, Reading
//	risk                                              risk                                 Risk
//	riskbedömning                                     rating                               Rating, Stage, Vote
//	inneboende, nuvarande, kvarstående risk, målrisk  inherent, current, residual, target  Stages
//	beslut om risken                                  decision                             Decision, Treatment, Route
//	åtgärd, effekt                                    measure, effect                      Measure, Effect
//	riskregister, rangordning                         register, ranking                    Register, Rank
//	riskkarta                                         heat map                             HeatMap, Heat
//	urval till tillsynsplanen                         selection for the plan               PlanRule, Select, Reason
//	byte av skala                                     migration                            Migration
//
// # Rules and sources
//
// [MatrixRules] prove a matrix cell by cell; [SixSteps] are Örebro's six steps of an analysis; [Rules] look at one risk
// and [RegisterRules] at a whole register. RULES.md lists them. Örebro publishes no scale and no limit, so every
// figure of [Matrix4x4] and [Matrix5x5] says that it is our default; published grids name where they were read. A
// value orders risks and measures nothing: it is never averaged, and the worst risk stands for a group ([Summarise]).
//
// # Storage
//
// A host implements [Store], [RatingStore], [DecisionStore], [MeasureStore] and [MatrixStore], or those that it needs.
// Package risktest proves an implementation and has one in memory. [LoadRegister], [LoadPass], [SaveRegister],
// [SaveRating] and [SaveDecision] are what the package itself reads and writes; ratings are only added.
//
// # JSON
//
// Risks, ratings, decisions, measures and matrices are documents with a schema member such as "risk/risk/v1".
// [ParseMatrix] also reads matrices that people have written by hand, in Swedish or English.
//
// # Time and numbers
//
// Steps count from 1 and 0 is "not rated", which is never a score. Values are whole numbers from 0 to 65 535. Dates
// are days; a function that depends on the day takes it. Large registers are scored in columns, a million risks in one
// pass, with [Columns.Score]: nothing is allocated per risk and the result does not depend on the number of processors.
//
// # Concurrency
//
// Values are immutable by convention and may be shared; a [Table] is read-only. A [Scored] belongs to one caller.
package risk
