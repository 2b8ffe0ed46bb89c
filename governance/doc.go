// Package governance holds goals and what becomes of them (styrning, mål och uppföljning).
//
// # What it is for
//
// A council sets goals, boards and units answer them, indicators measure them, and somebody must be able to say, and
// to show, whether they were met. The package holds the steering model as data, the goal tree, the checks of a goal's
// quality, and a follow-up whose every verdict can be repeated with pen and paper.
//
// # Concepts
//
//	Swedish                        English                  identifier
//	styrmodell                     steering model           Model
//	målnivå                        goal level               Level, LevelCode
//	mål, inriktning, åtagande      goal                     Goal
//	indikator, mått                indicator                Indicator
//	målvärde                       target                   Target
//	utfall                         measurement              Measurement
//	bortfall, varför värde saknas  kind of missing value    Missing
//	målträd, röd tråd              goal tree                Tree
//	SMARTA                         SMART criteria           SMARTA
//	resultatbedömning              assessment policy        Policy
//	måluppfyllelse                 status                   Status
//
// # Rules and sources
//
// [SMARTA] holds the checks of one goal. Every rule names its source; RULES.md lists them. Thresholds are fields of
// [Policy] and carry a source too: those that no published document decides say that they are our default.
//
// # Storage
//
// A host implements [GoalStore], [IndicatorStore], [MeasurementStore] and [ModelStore], or those that it needs. Package governancetest
// proves an implementation and has one in memory. [LoadTree] and [LoadMeasurements] are what the package itself reads.
//
// # JSON
//
// Goals, indicators, measurements and models are documents with a schema member such as "governance/goal/v1". Levels
// of targets and values of measurements are texts ("85", "1.5"), so that no digit is lost.
//
// # Time and numbers
//
// Targets and measurements are exact decimals of at most 38 digits, 18 of them after the point, and are compared
// unrounded. Shares are compared as whole-number products. A missing value has a kind and is never zero.
//
// # Concurrency
//
// Values are immutable by convention; [Tree] and [Result] are read-only after they are made and may be shared.
package governance
