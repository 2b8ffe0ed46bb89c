// Package staffing finds out how many people a contact centre takes (bemanning), and whether what was promised was kept.
//
// # What it is for
//
// Calls arrive at random, so a centre with exactly as many people as work has a queue that never ends. The package gives
// the classic queues (Erlang B, C and A) for any traffic from a fraction to millions of erlang, the smallest number of
// agents for a target, a week's schedule from its intervals, the capacity for work with a deadline, and the follow-up of
// contacts afterwards.
//
// # Concepts
//
//	Swedish                        English                        identifier
//	belastning, trafik             load, traffic in erlang        Load, Load.Traffic
//	handläggningstid               handling time, AHT             Load.Handling
//	tålamod                        patience                       Load.Patience
//	återuppringning                call-back                      Load.Callback
//	kömodell                       queue model                    Model
//	servicemål                     target                         Target
//	servicenivå, svarsandel        service level                  Performance.ServiceLevel
//	medelväntetid                  mean wait, ASA                 Performance.MeanWait
//	beläggning                     occupancy                      Performance.Occupancy
//	tappade samtal                 abandonment                    Performance.Abandonment
//	överbelastning                 overload                       ErrOverload
//	bemanningsbehov                agents needed, scheduled       Need
//	frånvaro, krympning            shrinkage                      Target.Shrinkage
//	samtalsprofil, schema          call profile, schedule         CallProfile, Schedule
//	svar inom N arbetsdagar        deadline work                  Backlog
//	volymer per ROSA-nivå          workload by level              Workload
//	lösningsgrad                   share solved                   Tally, FollowUp
//	onödig efterfrågan             unnecessary demand             Demand
//
// # Formulas
//
//	A  = calls × handling ÷ interval, in erlang
//	B₀ = 1, Bₖ = A·Bₖ₋₁/(k + A·Bₖ₋₁), continued to fractions of an agent by an incomplete gamma function
//	C  = n·B/(n − A(1 − B)) for n > A; n ≤ A is [ErrOverload]
//	SL = 1 − C·e^(−(n−A)·t/h), mean wait = C·h/(n − A), occupancy = A/n
//	Erlang A: integrals of the offered wait's density, for patience from nothing (Erlang B) to endless (Erlang C)
//	scheduled = ⌈n/(1 − shrinkage)⌉, exactly
//
// The service level is answered within the time ÷ offered: who hangs up counts against it. The search for the smallest
// number begins with ⌊A⌋ + 1, and lower where callers hang up.
//
// # Rules and sources
//
// 80/20 is industry practice; two minutes is Skellefteå's. What no source decides says that it is our default: the share
// behind "normally", the effect of call-back on patience, the length of an interval. [Rules] holds the checks of a
// staffing; RULES.md lists them.
//
// # Storage
//
// A host implements [CallProfileStore]. Package staffingtest proves it and has one in memory. [LoadSchedule] is what the
// package itself reads.
//
// # JSON
//
// Call profiles and targets are documents with a schema member such as "rosa/staffing/target/v1"; times are numbers of
// seconds. Results are plain structs whose member names are those of the kvalitet command.
//
// # Time and numbers
//
// Queues are floating point: Erlang B and C are correct to about 11 digits at 50,000 erlang and to 13 below a thousand,
// Erlang A to 12. No function reads the clock; a week has no date. Follow-up counts whole seconds in histograms.
//
// # Concurrency
//
// All types but [Tally] are values and functions keep no state. A Tally is fed by one goroutine; several are merged.
package staffing
