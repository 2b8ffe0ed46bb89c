// Package estimate estimates from samples with the uncertainty that their design gives (designbaserad skattning).
//
// # What it is for
//
// A survey's answers come from strata, clusters and stages, with weights that are adjusted to known totals. The package
// gives totals, means, ratios, shares, quantiles and differences with standard errors by linearisation, tests, and
// design effects, for the whole and for domains. The figures are those of R's survey package: testdata/r holds close
// to four thousand of them, over twenty designs, and the script that made them.
//
// # Concepts
//
//	Swedish                          English                        identifier
//	urvalsdesign                     design                         Design, Stage
//	stratum, kluster, urvalssteg     stratum, cluster, stage        Design, Stage
//	uppräkningstal, vikt             weight                         Design.Weights
//	ändlighetskorrektion             finite population correction   Design.Population
//	ensam enhet i stratum            lonely primary unit            Lonely
//	urval                            sample                         Sample
//	redovisningsgrupp                domain                         Sample.Domain
//	efterstratifiering               post-stratification            Sample.PostStratify
//	raking, kalibrering, beskärning  raking, calibration, trimming  Sample.Rake, Sample.Calibrate, Sample.Trim
//	skattning, medelfel              estimate, standard error       Estimate
//	konfidensintervall, felmarginal  confidence interval, margin    Estimate.Low, Estimate.High, Estimate.Margin
//	frihetsgrader                    degrees of freedom             Sample.DF
//	designeffekt                     design effect                  Estimate.Effect
//	statistiskt säkerställd          established                    Established
//	urvalsstorlek                    sample size                    SampleSizes
//	designfil                        design file                    Plan, Grammar
//
// # Rules and sources
//
// The variance of a total is, for each stage and stratum with n units drawn of N,
// (1−n/N)·n/(n−1)·Σ(z−z̄)² over the units' weighted totals z, times the shares that were drawn in the stages before.
// Without population sizes the first stage stands for all. A domain keeps the whole design: those outside it count as
// zero. Means and ratios are linearised; after post-stratification, raking and calibration z is what is left when the
// regression on the known totals has been taken out. Degrees of freedom are primary units less strata. Intervals of
// totals, means, ratios and differences use the normal distribution unless [Sample.WithDF] says otherwise, those of
// shares and quantiles Student's t, and a t test one degree of freedom less than the design. A stratum with a single
// unit is refused unless a [Lonely] policy is declared. Sources: Särndal, Swensson and Wretman, Model Assisted Survey
// Sampling (1992); Lumley, Complex Surveys (2010); Deville and Särndal (1992) for calibration; Rao and Scott (1984)
// for the chi-square test; Woodruff (1952) for quantiles.
//
// What cannot be estimated is NaN with a [kvalitet.Problem]; a mean that a single unit answered has no standard error,
// and values that do not vary have no interval.
//
// # Storage
//
// Nothing is stored. A design file is the host's.
//
// # JSON
//
// A design file is read by [ParsePlan] with some tolerance of names; [Grammar] is its description, and [Result] the form
// of what comes back, with null for what cannot be estimated:
//
//	{"strata": "stype", "weights": "pw", "fpc": "fpc",
//	 "calibrate": {"formula": "~stype+api99", "population": {"(Intercept)": 6194, "stypeH": 755, "stypeM": 1018, "api99": 3914069}},
//	 "statistics": [
//	   {"case": "1", "statistic": "mean", "variable": "api00", "by": "sch.wide"},
//	   {"case": "2", "statistic": "proportion", "variable": "stype", "level": "E", "method": "beta"},
//	   {"case": "3", "statistic": "quantile", "variable": "enroll", "p": [0.25, 0.5, 0.75]},
//	   {"case": "4", "statistic": "difference", "variables": ["api00", "api99"]},
//	   {"case": "5", "statistic": "chisq", "variables": ["stype", "sch.wide"], "test": "F"}]}
//
// # Time and numbers
//
// Values are float64. NaN is "not answered" and is left out variable by variable. Weights are kept as one over the
// inclusion probability. Nothing reads the clock and nothing is random: the same input gives the same bits.
//
// # Concurrency
//
// A [Sample], a [Frame] and a [Plan] are read-only after they are made and may be shared by many goroutines.
package estimate
