// Package org holds who decides and who answers for what (organ, uppdrag, delegation, roller och forum).
//
// # What it is for
//
// Every goal, plan, report and delegated decision in a municipality is somebody's. The package knows the bodies and
// what each may adopt, refuses what may never be delegated and says by which clause, keeps delegated decisions until
// they have been reported, follows the companies, names roles and forums, finds what nobody answers for, and keeps
// history when a board is renamed, split or merged.
//
// # Concepts
//
//	Swedish                           English                     identifier
//	organ: fullmäktige, nämnd, bolag  body                        Body, BodyKind
//	kanal: webb, blogg, intranät      channel                     Channel
//	uppsikt                           oversight                   OversightNote, Organisation.Unseen
//	ärendeslag, beslutanderätt        matter, power to decide     Matter, MayDecide
//	delegationsordning, delegation    delegation                  Delegation, Bar
//	delegationsbeslut, anmälan        delegated decision, report  DelegatedDecision, Unreported
//	ägardirektiv, uppsiktsplikt       owner directive, oversight  OwnerDirective, CompanyReview
//	roll, forum                       role, forum                 Role, Forum
//	ansvarsmatris (RACI)              responsibility              Responsibility, Organisation.Coverage
//	omorganisation                    reorganisation              Alias
//
// # Rules and sources
//
// [Matters] and [Bars] carry their clauses in kommunallagen (2017:725). [Rules] checks an organisation; RULES.md lists
// them. [Orebro], [Lidkoping], [Haparanda], [Skelleftea] and [Mark] hold every role and forum that the municipalities'
// published documents name.
//
// # Storage
//
// A host implements [OrganisationStore], [DelegationStore] and [DelegatedDecisionStore], or those that it needs.
// Package orgtest proves an implementation and has one in memory.
//
// # JSON
//
// Organisations, delegations and delegated decisions are documents with a schema member such as
// "governance/organisation/v1". Roles are named by code, never by person.
//
// # Time and numbers
//
// Days are [kvalitet.Date]. A body, a delegation and an alias hold from a day.
//
// # Concurrency
//
// Values are immutable by convention and may be shared.
package org
