// Package improve turns what goes wrong in a process into a better process (ständiga förbättringar).
//
// # What it is for
//
// A deviation, a view, a complaint, a proposal or an audit's finding becomes a case: it is assessed in time, its cause is
// sought, actions correct and prevent, and the case is closed only when the effect is shown. The same cause that comes
// back is found by its key, and the wheel of improvement has conditions for each phase.
//
// # Concepts
//
//	Swedish                              English                  identifier
//	avvikelse, synpunkt, klagomål        observation              Case, Kind
//	bedömning                            assessment               Assessment
//	orsak, rotorsak                      cause                    Cause, Method
//	korrigerande, förebyggande åtgärd    action                   Action, ActionKind
//	effektkontroll                       effect check             Effect
//	påminnelse, eskalering               task                     Task
//	upprepning                           recurrence               Recurrences
//	förbättringshjul (PDSA)              wheel                    Wheel, Phase
//	metod för ständiga förbättringar     approach                 Approach
//	förbättringsförslag                  proposal                 Proposal, MayDecide
//
// # Rules and sources
//
// [Kristianstad] holds the days and limits of a municipality's published routine; a [Policy] is data. A suspected lex
// Sarah case is flagged by [Policy.Grave] and decided by people. That a case is closed only after its effect is a matter
// of validity, see [Case.Problems].
//
// # Storage
//
// A host implements [CaseStore], [ProposalStore] and [WheelStore]. Package improvetest proves an implementation and has
// one in memory. [LoadRecurrences], [LoadDue], [LoadProposals] and [LoadTurns] are what the package itself reads.
//
// # JSON
//
// Cases, proposals and turns are documents with a schema member such as "process/improve/case/v1".
//
// # Time and numbers
//
// Due days are counted in working days by the host's calendar ([WorkingDays]; [Weekdays] knows no holidays). Rates are
// counts divided once.
//
// # Concurrency
//
// All types are values.
package improve
