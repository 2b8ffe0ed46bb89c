// Package effect holds what a change is meant to bring, and what it brought (effektkartläggning och effekthemtagning).
//
// # What it is for
//
// An effect map leads from why, through for whom and what they need, to what is to be done, and tells how much each
// measure contributes. A business case keeps benefits and costs by year, low, base and high, tells when the money is
// back, and holds what was realised against what was planned. Hours and kronor are never added.
//
// # Concepts
//
//	Swedish                                   English                        identifier
//	effektkarta                               effect map                     Map, Node
//	varför, vilka, vad, hur                   purpose, group, need, measure  Level
//	mätpunkt                                  metric                         Metric
//	bidrag                                    contribution                   Map.Contributions
//	nytta, nyttorealisering                   benefit, realisation           Benefit
//	finansiell nytta, frigjord tid, kvalitet  kind of benefit                Kind
//	nyttokalkyl                               business case                  Case
//	försiktig, trolig, gynnsam, utfall        low, base, high, realised      Estimate
//	nettonuvärde, återbetalningstid           net present value, payback     Case.Appraise
//
// # Rules and sources
//
// [MapRules] checks an effect map and [CaseRules] a business case, among others for what is counted twice. RULES.md lists
// them.
//
// # Storage
//
// A host implements [MapStore] and [CaseStore]. Package effecttest proves an implementation and has one in memory.
//
// # JSON
//
// Maps and cases are documents with a schema member such as "governance/effect-map/v1". Amounts are texts.
//
// # Time and numbers
//
// Amounts are kronor in one price level, exact to the öre; present values are rounded to the öre, half away from zero,
// once, at the end. Year 0 is the year of the decision. A payback that does not exist is none, not a number.
//
// # Concurrency
//
// All types are values.
package effect
