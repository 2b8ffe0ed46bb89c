// Package service holds what a municipality promises its citizens, whether it was kept, and what citizens say
// (servicegarantier och synpunkter).
//
// # What it is for
//
// A promise without a clock is an attitude. The package gives a promise a start, an end, a limit, a required share and
// a remedy, judges it on a log of events, and computes the compensation. Views and complaints have two clocks of their
// own and are counted by process and cause, without a word of what the citizen wrote.
//
// # Concepts
//
//	Swedish                                    English                     identifier
//	tillgänglighetsgaranti, servicegaranti …   promise, its kind           Promise, Kind
//	servicepolicy                              service policy              KindPolicy
//	tidsgräns, enhet                           limit, unit                 Limit, Unit
//	öppettid, paus                             opening hours, pause        Opening, Pause
//	utfall av löftet                           fulfilment                  Fulfilment
//	kompensation, rättelse                     compensation, remedy        Compensation, Remedy
//	synpunkt, klagomål, beröm, förslag, fråga  view, and its type          View, ViewType
//	mottagningsbekräftelse, svar               acknowledgement, answer     Clocks, Limits
//	påminnelse                                 reminder                    Reminders, Reminder
//	sammanställning                            compilation                 Compile, Pattern
//	publicerad sammanställning                 published compilation       Published
//
// # Rules and sources
//
// [PromiseRules] checks a promise: that it can be followed up, that it says what happens when it is broken, that it is in
// force. RULES.md lists them. Presets ([Orebro], [Skelleftea] …) give promises as their municipalities published them.
//
// # Storage
//
// A host implements [PromiseStore] and [ViewStore]. Package servicetest proves an implementation and has one in memory.
// Events are not stored here: they are the case system's.
//
// # JSON
//
// Promises and views are documents with a schema member such as "governance/promise/v1".
//
// # Time and numbers
//
// An event has instants in the zone that its caller gives them; days are those of that zone. Limits in seconds, minutes
// and hours count open time; limits in days and weeks count whole days from the day after the start, and an event on
// the limit's last day is within. Working days come from a [WorkingDays], such as governance/cycle.Calendar. The
// median and the 90th percentile interpolate linearly (R's type 7). Compensation is exact, rounded half away from zero
// to whole öre.
//
// # Concurrency
//
// All types are values; a WorkingDays is only read.
package service
