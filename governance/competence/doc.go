// Package competence holds what people need to know to reach the goals, and what is missing (kompetensstyrning).
//
// # What it is for
//
// The goals decide which competence is needed, down to the post. An employee and a manager judge four demands, a group
// of managers calibrates, and the gap becomes a development plan. The package keeps identities only, never names.
//
// # Concepts
//
//	Swedish                                            English                                identifier
//	kompetenskrav                                      competence demand                      Demand
//	bedömning före utvecklingssamtal                   review, rating                         Review, Rating
//	kalibreringsgrupp                                  calibration, spread                    Calibrate, Spread
//	kompetensbehov, kompetensgap                       need, gap                              Need, Shortages
//	utvecklingsplan                                    development plan                       Activity
//	attrahera, rekrytera, utveckla, behålla, avveckla  attract, recruit, develop, keep, part  Step
//
// # Rules and sources
//
// [Rules] checks a review. RULES.md lists them. The scale of 1–4 is our default; the handbook gives none.
//
// # Storage
//
// A host implements [ReviewStore] and [NeedStore]. Package competencetest proves an implementation and has one in
// memory.
//
// # JSON
//
// Documents of the schemas "governance/competence-review/v1" and "governance/competence-need/v1". A review holds an
// identity of the host's; [Review.Redacted] leaves it out for export.
//
// # Time and numbers
//
// Ratings are whole steps from 1; 0 is not rated and is in no mean. Means are float64.
//
// # Concurrency
//
// All types are values.
package competence
