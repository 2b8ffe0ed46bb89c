// Package sampling plans, draws and evaluates audit samples (stickprov).
//
// # What it is for
//
// A control is often tested on a sample. The package answers three questions so that an auditor can repeat every step:
// how many items must be tested, which ones, and what may be said of all of them afterwards.
//
// # Concepts
//
//	Swedish                              English                     identifier
//	avvikelseprövning                    attribute sampling          Plan, Size, UpperLimit
//	högsta godtagbara felandel           tolerable rate              Plan.Tolerable
//	säkerhet                             confidence                  Plan.Confidence
//	förväntade fel                       expected errors             Plan.Expected, Plan.ExpectedRate
//	övre gräns för felandelen            upper limit                 Limit
//	slumpmässigt, systematiskt, stratifierat urval                   Random, Systematic, Stratified
//	urval efter belopp                   monetary-unit sampling      MoneyPlan, Money
//	tillförlitlighetsfaktor              reliability factor          ReliabilityFactor
//
// # Rules and sources
//
// Sizes and limits are exact one-sided tests: with a population the hypergeometric distribution, without one the
// binomial. They reproduce the published tables of the AICPA's Audit Sampling guide, which take the
// population to be large; the tests compare them cell by cell. Monetary-unit sampling is by Poisson factors and the
// Stringer limit, with the expansion factors of the same guide.
//
// # Storage
//
// Nothing is stored: a size, a seed and a population are enough to draw the same sample again.
//
// # JSON
//
// Results are plain structs with lowerCamelCase members; a host may keep them as evidence.
//
// # Time and numbers
//
// Rates and confidences are float64 in the open interval 0–1 and are taken as the decimals that they are written as:
// 0.9 is nine tenths exactly. Probabilities are computed to about 12 digits; where a comparison is closer than that,
// whole numbers of any length decide. Amounts are öre. A draw takes a seed and uses PCG-DXSM of math/rand/v2 with a
// bounded draw of its own, so that the same seed gives the same items on every machine and in every version.
//
// # Concurrency
//
// Functions keep no state and may be called from many goroutines.
package sampling
