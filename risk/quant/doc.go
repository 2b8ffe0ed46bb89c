// Package quant puts risks in kronor (kvantitativ riskanalys).
//
// # What it is for
//
// A matrix orders risks; it does not say what they may cost. Here a risk is a frequency and a range of cost, a
// municipality's year is the sum of them, and the answer is a distribution: what a year costs on average, what a bad
// year costs, and how likely it is to cost more than there is money for.
//
// # Concepts
//
//	Swedish                     English                 identifier
//	skadescenario               loss                    Loss
//	skadebelopp, fördelning     severity, shape         Severity, Shape
//	händelseantal               counting                Counting
//	riskportfölj                portfolio               Portfolio
//	gemensam orsak              common shock            Shock
//	simulerade årsförluster     result                  Result
//	förlustkurva                loss exceedance curve   Exceeding, Result.Curve
//	risktolerans                tolerance               Tolerance
//	åtgärders effekt            effect of measures      Effect
//
// # Rules and sources
//
// A 5–95 % range gives a lognormal with μ = (ln low + ln high)/2 and σ = (ln high − ln low)/(2·1.6449), as the tools
// riskquant and CISO Assistant do. PERT has shape 4. The two differ on how losses are counted, Poisson or Bernoulli:
// the mean is the same and the tail is not, so [Counting] has no default. Beside every simulated mean and standard
// deviation stands the exact one: [Portfolio.Mean], [Portfolio.StandardDeviation].
//
// # Storage
//
// A portfolio is made of a host's estimates for the occasion; the package stores nothing.
//
// # JSON
//
// A portfolio is a document of [PortfolioSchema]; amounts are JSON numbers, since they are estimates and not accounts.
//
// # Time and numbers
//
// Amounts are float64 in kronor, rates are times a year. A trial is one year. Losses are independent except for what a
// [Shock] ties together. Random numbers come from a SplitMix64 stream for each trial, started from the seed and the
// trial's number: the same seed gives the same bits on any number of processors. Quantiles are Hyndman and Fan's type 7.
//
// # Concurrency
//
// Values are plain and [Model] is read-only; [Model.Run] spreads the trials over the processors itself.
package quant
