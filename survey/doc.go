// Package survey holds surveys from order to published figure (undersökningar).
//
// # What it is for
//
// A municipality asks its users, citizens, businesses and employees. Somebody must order the survey, with a decided
// interval and money; the instrument must be a certain edition, so that years can be compared; answers become indices
// by published formulae, with margins of error; too few answers are not shown, and cannot be worked out from what is;
// and those who shall analyse the result must be named. The package holds all of that. Estimation from stratified and
// clustered samples is in survey/estimate.
//
// # Concepts
//
//	Swedish                                    English                       identifier
//	beställning, beställaransvar               order, commissioner           Order, Commissioner, Rules
//	analysansvar                               duty to analyse               Duty, Perspective
//	undersökningskalender, uppgiftslämnarbörda calendar, response burden     Calendar, Collisions, Burdens
//	mätinstrument, utgåva                      instrument, edition           Instrument
//	delfråga, svarsskala, vet ej               question, scale, don't know   Question, Scale, DontKnow
//	betygsindex (NKI, NMI, NRI, NII, HME)      index                         Index, IndexKind
//	betygsband, omdöme                         band, verdict                 Bands, Verdict
//	lägsta antal svar                          minimum                       Minimum
//	tidsseriebrott                             break                         Break, Comparable, Compare
//	svarsräkning                               tally                         Tally, Histogram, WeightedHistogram
//	objektsbortfall, partiellt bortfall        unit and item nonresponse     Group.Empty, NoAnswer
//	svarsandel, övertäckning                   response rate, over-coverage  Response
//	felmarginal, statistiskt säkerställd       margin of error, established  Value.Margin, Established
//	trattdiagram                              funnel                        Tally.Funnel
//	prioriteringsmatris, effektmått            priority matrix, effect       Priorities, Factor, Quadrant
//	undertryckning, röjande                    suppression, disclosure       Table, Suppression
//
// # Rules and sources
//
// [Rules] holds the checks of an order, after Örebro's routine; RULES.md lists them. An index on a scale from a
// to b is (mean−a)/(b−a)·100, each question by those who answered it, and a total is the weighted mean of its
// questions: from the questions, never from the persons' own means, which give another figure. The minimum number of
// answers belongs to the instrument and the level, and has a source; publishers' words for high and low do not agree,
// so all are given. What no source decides says that it is our default.
//
// [Table.Suppress] keeps back cells with too few people, and then as many more as it takes that nobody can find them
// from the sums, across tables and earlier publications. Totals that a publisher has perturbed are not repaired.
//
// # Storage
//
// A host implements [InstrumentStore] and [OrderStore], or what it needs of them. Package surveytest proves an
// implementation and has one in memory. [LoadPlan] and [SavePlan] are what the package itself calls. Answers are not
// stored: a [Tally] keeps counts, no person, no name and no free text.
//
// # JSON
//
// Instruments and orders are documents with a schema member such as "survey/instrument/v1". Weights and edges of bands
// are texts ("0.3885"), so that no digit is lost.
//
// # Time and numbers
//
// Answers are counted in whole numbers; an index is the exact fraction, rounded half away from zero to the
// instrument's decimals only for [Value.Rounded]. Margins are 95 % by the normal distribution. NaN is "not shown" or
// "cannot be estimated", never zero. No function reads the clock.
//
// # Concurrency
//
// [Instrument], [Order], [Group] and [Suppression] are values. A [Tally] or a histogram is fed by one goroutine; each
// worker has its own, and they are merged. [Histogram.Add] and DomainMeans use all processors themselves; whole-number
// results do not depend on how many there are.
package survey
