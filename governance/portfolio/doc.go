// Package portfolio holds a municipality's development: ideas, pre-studies, assignments and projects, the boards that
// choose among them, and the decisions on the way (utvecklingsportfölj, projektmodellen Projektil).
//
// # What it is for
//
// More is wanted than can be done. The package says how much structure a piece of work needs, leads it from phase to
// phase by decisions that somebody made, ranks ideas so that everyone can see why, and finds those that touch the same
// people, process or system.
//
// # Concepts
//
//	Swedish                               English                       identifier
//	utvecklingsinsats                     initiative                    Initiative
//	uppgift, uppdrag, projekt             task, assignment, project     Size, Sizing
//	fas, beslutspunkt                     phase, decision point         Phase, Decision
//	fortsätt, revidera, tillbaka, stoppa  continue, revise, back, stop  Verdict
//	idébeskrivning, direktiv, rapport     idea, directive, report       Document, Contents
//	Move, PISA, utvecklingsgrupp          development board             Board
//	styrgruppens sex uppgifter            a board's six duties          Duty, Board.Neglected
//	projektroll                           project role                  ProjectRole, Initiative.Unfilled
//	prioritering                          prioritisation                Prioritise, Placed
//	synergi                               synergy                       Synergy, Synergies
//
// # Rules and sources
//
// [Rules] checks an initiative. RULES.md lists them with their sources. The points of [Sizing] are our default: the
// handbook names the criteria and no limits.
//
// # Storage
//
// A host implements [Store]. Package portfoliotest proves an implementation and has one in memory.
//
// # JSON
//
// Initiatives are documents of the schema "governance/initiative/v1".
//
// # Time and numbers
//
// Scores and weights are whole numbers. Nothing reads the clock.
//
// # Concurrency
//
// All types are values; [Initiative.Decide] returns a new one.
package portfolio
