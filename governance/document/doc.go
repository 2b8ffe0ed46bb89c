// Package document holds steering documents and requirements (styrdokument och kravuppfyllelse).
//
// # What it is for
//
// A municipality has hundreds of policies, plans and routines; some have expired, some have no owner, some say what
// only the council may say. And it is held to requirements, from the law, from Socialstyrelsen and from standards, and
// must be able to show what meets them. The package keeps the register of documents, finds what is wrong in it, and
// maps sets of requirements to evidence with the gaps listed.
//
// # Concepts
//
//	Swedish                            English                       identifier
//	styrdokument                       steering document             SteeringDocument
//	aktiverande, normerande            activating, normative         Family
//	dokumenttyp: policy, riktlinje, …  type of document              Type, Types
//	översyn                            review                        SteeringDocument.ReviewBy
//	krav, kravmängd                    requirement, requirement set  Requirement, RequirementSet
//	bevis, underlag                    evidence                      Evidence, EvidenceKind
//	kravuppfyllelse, luckor            coverage, gaps                Cover, Coverage
//
// # Rules and sources
//
// [Rules] checks a document among the others; RULES.md lists the rules. The requirement sets hold numbers and our own
// short names of the clauses, not their texts: [SOSFS2011], [LocalGovernmentAct], [ISO9001], [SvenskKvalitetsbas]. A set
// whose clauses are unconfirmed says so in its grade.
//
// # Storage
//
// A host implements [SteeringDocumentStore], [RequirementSetStore] and [EvidenceStore], or those that it needs. Package
// documenttest proves an implementation and has one in memory.
//
// # JSON
//
// Documents, requirement sets and evidence are documents with a schema member such as
// "governance/steering-document/v1".
//
// # Time and numbers
//
// Days are [kvalitet.Date]; nothing reads the clock, so every check is asked about a day. Coverage is counted, never
// averaged: a requirement that is not applicable counts in no share.
//
// # Concurrency
//
// Values are immutable by convention and may be shared.
package document
