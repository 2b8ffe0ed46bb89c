package estimate

// Grammar describes the design file, for the help of a program.
const Grammar = `Design file: one JSON object. Names are read without regard to case, points, hyphens and underscores; the first name of
each line is ours, the others work too. Variables are column names, formulas ("~a+b") or expressions. An expression has
column names, numbers, 'texts', + - * / ^, == != < <= > >=, & | !, %in% c(...), and I, factor, log, exp, sqrt, abs, is.na.

Sample
  strata        column, or one per stage                        also stratum
  clusters      column, or one per stage ("~1": none)           also ids, id, psu
  fpc           population size or sampled share: column, one per stage, number, or {"stratum": size}
  weights       column, or several to multiply                  or probs: column of probabilities
  nest          true when cluster labels are reused from stratum to stratum
  lonelyPSU     fail (default), remove, certainty, adjust, average
  factors       numeric columns that are names of groups
Adjustments, in this order, or in your own as a list "adjust": [{"type": "rake", ...}, ...]
  postStratify  {"strata": "sex", "population": {"K": 10, "M": 20}}; two variables: "strata": ["sex", "age"] and
                {"K.18-29": 5, ...}, {"K": {"18-29": 5}}, or [{"sex": "K", "age": "18-29", "Freq": 5}, ...]
  rake          {"margins": [{"variable": "sex", "population": {...}}, ...], "epsilon": 1, "maxit": 10}
                or {"margins": {"sex": {...}, "area": {...}}}
  calibrate     {"formula": "~stype+api99", "population": {"(Intercept)": 6194, "stypeH": 755, "stypeM": 1018,
                "api99": 3914069}, "calfun": "linear" | "raking" | "logit", "bounds": [0.5, 2], "epsilon": 1e-7,
                "maxit": 50}; the population may be a list in the formula's order, or {"stype": {"E": 4421, ...}};
                interactions as "a*b" and "aX:bY"
  trim          {"lower": 10, "upper": 50, "strict": false}
Statistics, a list "statistics"; each may have
  case          your own name, given back                       also id, name, label
  statistic     mean, total, ratio, proportion, quantile, variance, difference, ttest, chisq, deff, df, size;
                also svymean, svytotal ..., and medel, summa, kvot, andel, kvantil, varians, skillnad
  variable      column, formula or expression, or a list; a column of texts gives a row for each text
  level         the text that a share or total is about         also equals, value; several: levels
  domain        expression, or {"variable": "value", ...}       also subset, where, filter
  by            column, or several: a row for each group that occurs
  conf          confidence level, 0.95                          also confidence, alpha
  df            degrees of freedom of the interval: number, "Inf", "design"; also "ci": "t" | "normal". Default: normal
                for mean, total, ratio, variance and difference; the design's for proportion and quantile
  ratio         numerator, denominator
  proportion    method: logit (default), beta, mean, xlogit, asin
  quantile      p (one or several), qrule: math (default), school, shahvaish, hf1 ... hf9; intervalType: mean (default),
                beta, xlogit, asin
  difference    variables ["a", "b"]: a less b; variable and by: the second group less the first; with "levels": ["x",
                "y"] x less y; with "domains": ["expr", "expr"] the first less the second; or coefficients (list or by
                name). "of": "total" for totals; "independent": true leaves the covariance out
  ttest         variable and group of two values, or a formula "y~group"; without group against mu (0)
  chisq         variables of rows and columns; test: F (default) or Chisq. The estimate is the statistic
  deff          method: replace compares with sampling with replacement; "of": "total"
Cells that are empty or NA, -, ., .., vet ej and the like are not answered, and are left out variable by variable.`
