// Package compass holds two ways in which a municipality's leadership is assessed from outside: Kommunkompassen and
// Sveriges Kvalitetskommun.
//
// # What it is for
//
// Kommunkompassen gives points for how a municipality is led in eight areas. Its versions differ, its published tables
// are sometimes incomplete, and totals do not always agree with their parts. The package keeps what was published,
// reports what does not add up, and compares only what is comparable. Kvalitetskommun is an award with its own steps.
//
// # Concepts
//
//	Swedish                          English                    identifier
//	kommunkompassens utgåva          edition                    Edition
//	område, dimension                area, dimension            Area, Dimension
//	resultat, poängtabell            scorecard                  Card
//	medianvärden                     medians                    Medians
//	styrkor, förbättringsområden     strengths, improvements    Item
//	kvalitetskommun, gren, steg      award, branch, step        Award
//	egenutvärdering                  self-evaluation            SelfEvaluation
//
// # Rules and sources
//
// [Rules] holds the checks of a card; RULES.md lists them with their sources. Points are given for what is in place on
// the day, never for what is planned.
//
// # Storage
//
// A host implements [CardStore]; package compasstest proves it and has one in memory.
//
// # JSON
//
// A card is a document with the schema member "compass/card/v1"; points are texts, so that no half point is lost.
//
// # Time and numbers
//
// Points are exact decimals from 0 to the area's maximum. A missing area has no points, which is not zero points.
// Medians are not sums of medians, and there is no method that adds them.
//
// # Concurrency
//
// Values are immutable by convention.
package compass
