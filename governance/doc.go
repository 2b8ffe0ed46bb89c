// Package governance holds goals and what becomes of them (styrning, mål och uppföljning).
//
// # What it is for
//
// A council sets goals, boards and units answer them, indicators measure them, and somebody must be able to say, and
// to show, whether they were met. The package holds the steering model as data, the goal tree, the checks of a goal's
// quality in its structure and in its words, the red thread through the tree, and a follow-up whose every verdict can be
// repeated with pen and paper.
//
// # Concepts
//
//	Swedish                          English                  identifier
//	styrmodell                       steering model           Model, Mapping
//	målnivå                          goal level               Level, LevelCode
//	mål, inriktning, åtagande        goal                     Goal
//	uppdrag och dess läge            assignment, progress     Goal, Progress
//	indikator, mått                  indicator                Indicator, IndicatorRules
//	målvärde, målbana                target, trajectory       Target
//	utfall, prognos                  measurement, prognosis   Measurement
//	bortfall, varför värde saknas    kind of missing value    Missing
//	målträd, röd tråd, träffbild     goal tree, red thread    Tree, RedThread, Coverage
//	målregister, föräldralösa mål    register, orphans        Register, RegisterRules
//	SMARTA                           SMART criteria           SMARTA
//	målformulering, målkvalitet      wording, class           TextRules, Classify, Reading
//	ordlista                         word lists               Lexicon, Vocabulary, Screen
//	resultatbedömning                assessment policy        Policy, Basis
//	måluppfyllelse                   status                   Status, Summary
//	riktning, önskvärdhet            direction, desirability  Trend
//	bedömning                        verdict                  Verdict
//	god ekonomisk hushållning        economic management      EconomyPolicy, EconomyVerdict
//	styrkort, perspektiv             scorecard, perspective   Scorecard, Balance
//	globala målen (Agenda 2030)      global goals             AgendaTag, Agenda
//	EU:s och regionens mål           goals set by others      Framework, Alignment
//	beteckning i annat system        reference                Goal.References
//	sammanvägning                    roll-up                  Forest
//
// # Rules and sources
//
// [SMARTA] holds the checks of one goal's structure, [TextRules] those of its words, [IndicatorRules] those of an
// indicator, and [RegisterRules] those of goals that do not yet make a tree. Every rule names its source; RULES.md lists
// them. The word lists are a [Lexicon] that a municipality may replace. Thresholds are fields of [Policy] and carry a
// source too: those that no published document decides say that they are our default. [ShareMet] is the default way of
// judging, because a mean can call a goal that missed every one of its measures nearly met.
//
// # Storage
//
// A host implements [GoalStore], [IndicatorStore], [MeasurementStore], [ModelStore], [VerdictStore] and
// [EconomyVerdictStore], or those that it needs. Package governancetest proves an implementation and has one in memory.
// [LoadTree], [LoadRegister], [LoadMeasurements], [LoadVerdicts] and [LoadEconomyVerdicts] are what the package itself
// reads; [SaveTree], [SaveMeasurements], [SaveVerdicts] and [SaveEconomyVerdicts] write.
//
// # JSON
//
// Goals, indicators, measurements, models, mappings, verdicts (of goals and of the economy) and lexicons are documents
// with a schema member such as "governance/goal/v1". Levels of targets and values of measurements are texts ("85", "1.5"), so that no digit is lost.
// Places in a text are given in bytes and in runes.
//
// # Time and numbers
//
// Targets and measurements are exact decimals of at most 38 digits, 18 of them after the point. Ratios, shares and means
// are exact fractions and are compared unrounded; only what is shown is rounded, to four decimals of a per cent, half
// away from zero. A missing value has a kind and is never zero; a value whose ratio means nothing has none. A [Forest]
// counts in whole numbers, so that its values do not depend on the order or on the number of changes.
//
// # Concurrency
//
// Values are immutable by convention; [Tree], [Result], [Vocabulary] and [Screen] are read-only after they are made and
// may be shared. A [Reading] that is used again and a [Forest] that is changed belong to one goroutine at a time.
package governance
