# Makes the test data of package estimate: the samples, the design files and what the survey package for R says.
#
#   Rscript oracle.R        (R 4.2.2, survey 4.1-1; writes into the current directory)
#
# R is not needed to run the tests. apistrat, apiclus1 and apiclus2 are the survey package's own example data (the
# Californian Academic Performance Index); the NKI and HME samples are made here, with a seed.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail", scipen = -100)
data(api)
set.seed(20260101)

num <- function(x) ifelse(is.na(x) | !is.finite(x), "", sprintf("%.17g", x))
keep <- c("dnum", "snum", "stype", "sch.wide", "awards", "comp.imp", "api00", "api99", "enroll", "api.stu", "meals",
          "ell", "avg.ed", "mobility", "pw", "fpc", "fpc1", "fpc2")
save.csv <- function(d, file) {
  for (n in names(d)) if (is.numeric(d[[n]])) d[[n]] <- num(as.vector(d[[n]])) else d[[n]] <- ifelse(is.na(d[[n]]), "", as.character(d[[n]]))
  write.table(d, file, sep = ",", row.names = FALSE, quote = FALSE)
}
apistrat <- apistrat[, intersect(keep, names(apistrat))]
apiclus1 <- apiclus1[, intersect(keep, names(apiclus1))]
apiclus2 <- apiclus2[, intersect(keep, names(apiclus2))]
apiclus1$share <- 15 / 757
apistrat$prob <- 1 / apistrat$pw
apiclus2$fpc2 <- as.vector(apiclus2$fpc2)

# A citizen survey: three areas as strata, 600 persons, ten-point questions with nonresponse, sex and age.
area <- rep(c("Centrum", "Norr", "Landsbygd"), c(300, 180, 120))
nki <- data.frame(id = 1:600, area = area, N = c(Centrum = 21000, Norr = 9000, Landsbygd = 2400)[area],
                  sex = sample(c("K", "M"), 600, TRUE), age = sample(c("18-29", "30-49", "50-64", "65+"), 600, TRUE, c(.15, .25, .3, .3)))
nki$w <- nki$N / table(area)[area] * runif(600, .6, 1.6)
base <- rnorm(600, 6.6, 1.5) + .5 * (nki$sex == "K") - .6 * (area == "Norr")
for (q in 1:6) {
  x <- pmin(10, pmax(1, round(base + rnorm(600, 0, 1.2) - .2 * q)))
  x[runif(600) < .03 * q] <- NA
  nki[[paste0("q", q)]] <- x
}
nki$nojd <- ifelse(is.na(nki$q1), NA, as.numeric(nki$q1 >= 7))
nki$group <- ifelse(nki$q2 > 6, "hog", "lag")

# An employee survey: units drawn within three departments and employees within units; unit numbers start over in each.
units <- data.frame(dept = rep(c("Skola", "Omsorg", "Teknik"), c(8, 10, 4)), unit = c(1:8, 1:10, 1:4),
                    Nunits = rep(c(60, 45, 9), c(8, 10, 4)), size = sample(12:60, 22, TRUE))
hme <- do.call(rbind, lapply(1:22, function(i) {
  n <- min(units$size[i], sample(6:11, 1))
  u <- rnorm(1, 0, .4)
  e <- data.frame(units[rep(i, n), ], role = sample(c("chef", "medarbetare"), n, TRUE, c(.2, .8)))
  for (q in 1:9) {
    x <- pmin(5, pmax(1, round(3.9 + u + rnorm(n, 0, .9))))
    x[runif(n) < .04] <- NA
    e[[paste0("h", q)]] <- x
  }
  e
}))
rownames(hme) <- NULL
hme$w <- hme$Nunits / table(unique(hme[, c("dept", "unit")])$dept)[hme$dept] * hme$size /
  ave(rep(1, nrow(hme)), hme$dept, hme$unit, FUN = sum)
hme$high <- as.numeric(hme$h1 >= 4)
hme$agree <- ifelse(hme$h2 >= 4, "ja", "nej")
lonely <- nki[c(1:40, 301:330, 481), ]

for (f in c("apistrat", "apiclus1", "apiclus2", "nki", "hme", "lonely")) save.csv(get(f), paste0(f, ".csv"))

rows <- list()
cases <- character()
add <- function(json, est, se = NA, lo = NA, hi = NA, df = NA, p = NA) {
  id <- sprintf("%s-%04d", name, length(cases) + 1)
  cases[length(cases) + 1] <<- sprintf('{"case": "%s", %s}', id, json)
  rows[[length(rows) + 1]] <<- paste(c(id, num(c(est, se, lo, hi, df, p))), collapse = ",")
}
f <- function(x) as.formula(paste0("~", x))
design <- function(nm, file, head, d, vars, props, doms, ratios, groups, tables, quantiles = vars[1:2]) {
  name <<- nm
  cases <<- character()
  one <- function(s, where) {
    dj <- if (is.null(where)) "" else sprintf(', "domain": "%s"', where)
    deg <- degf(s)
    for (v in vars) {
      m <- svymean(f(v), s, na.rm = TRUE, deff = TRUE); ci <- confint(m)
      add(sprintf('"statistic": "mean", "variable": "%s"%s', v, dj), coef(m), SE(m), ci[1], ci[2], deg)
      m2 <- svymean(f(v), s, na.rm = TRUE, deff = "replace")
      add(sprintf('"statistic": "deff", "method": "replace", "variable": "%s"%s', v, dj), deff(m2))
      if (is.finite(deff(m))) add(sprintf('"statistic": "deff", "variable": "%s"%s', v, dj), deff(m))
      t <- svytotal(f(v), s, na.rm = TRUE); ci <- confint(t, df = degf(d))
      add(sprintf('"statistic": "total", "variable": "%s", "df": "design"%s', v, dj), coef(t), SE(t), ci[1], ci[2], deg)
      if (is.null(where)) {
        vv <- svyvar(f(v), s, na.rm = TRUE)
        add(sprintf('"statistic": "variance", "variable": "%s"', v), vv[1], SE(vv))
        tt <- svyttest(as.formula(paste(v, "~0")), s, na.rm = TRUE)
        add(sprintf('"statistic": "ttest", "variable": "%s"', v), tt$estimate, tt$estimate / tt$statistic, tt$conf.int[1], tt$conf.int[2], tt$parameter, tt$p.value)
      }
    }
    for (r in ratios) {
      q <- svyratio(f(r[1]), f(r[2]), s, na.rm = TRUE); ci <- confint(q)
      add(sprintf('"statistic": "ratio", "numerator": "%s", "denominator": "%s"%s', r[1], r[2], dj), coef(q), SE(q), ci[1], ci[2], deg)
      m <- svymean(as.formula(paste0("~", r[1], "+", r[2])), s, na.rm = TRUE)
      k <- svycontrast(m, c(1, -1)); ci <- confint(k)
      # na.rm takes away who lacks either, so the variables of a difference are restricted alike
      add(sprintf('"statistic": "difference", "variables": ["%s", "%s"], "domain": "%s"', r[1], r[2],
                  paste(c(sprintf("!is.na(%s) & !is.na(%s)", r[1], r[2]), if (!is.null(where)) where), collapse = " & ")),
          coef(k), SE(k), ci[1], ci[2])
    }
    for (p in props) for (l in p[-1]) {
      g <- if (is.numeric(d$variables[[p[1]]])) as.formula(sprintf("~I(%s == %s)", p[1], l)) else as.formula(sprintf("~I(%s == '%s')", p[1], l))
      for (method in if (is.null(where)) c("logit", "beta", "mean", "xlogit", "asin") else c("logit", "beta")) {
        q <- tryCatch(svyciprop(g, s, method = method, na.rm = TRUE), error = function(e) NULL)
        if (is.null(q) || coef(q) <= 1e-8 || coef(q) >= 1 - 1e-8 || SE(q) < 1e-12) next
        ci <- attr(q, "ci")
        add(sprintf('"statistic": "proportion", "variable": "%s", "level": "%s", "method": "%s"%s', p[1], l, method, dj), coef(q), SE(q), ci[1], ci[2], deg)
      }
    }
    for (v in quantiles) for (rule in if (!is.null(where)) "math" else if (name == "clus1-fraction") c("math", "school", "shahvaish", paste0("hf", 1:9)) else c("math", "school", "hf7", "hf4", "hf5", "hf8")) {
      ps <- if (rule == "math") c(.1, .25, .5, .75, .9) else .5
      q <- tryCatch(svyquantile(f(v), s, ps, na.rm = TRUE, qrule = rule), error = function(e) NULL)
      if (is.null(q)) next
      for (i in seq_along(ps)) add(sprintf('"statistic": "quantile", "variable": "%s", "p": %s, "qrule": "%s"%s', v, format(ps[i], scientific = FALSE), rule, dj),
        q[[1]][i, 1], q[[1]][i, 4], q[[1]][i, 2], q[[1]][i, 3])
    }
    if (is.null(where)) for (v in quantiles) for (it in c("beta", "xlogit", "asin")) {
      q <- svyquantile(f(v), s, .5, na.rm = TRUE, interval.type = it)
      add(sprintf('"statistic": "quantile", "variable": "%s", "p": 0.5, "intervalType": "%s"', v, it), q[[1]][1, 1], q[[1]][1, 4], q[[1]][1, 2], q[[1]][1, 3])
    }
    for (g in groups) for (v in vars[1:2]) {
      x <- tryCatch(svyttest(as.formula(paste(v, "~", g)), s), error = function(e) NULL)
      if (!is.null(x) && is.finite(x$estimate)) add(sprintf('"statistic": "ttest", "variable": "%s", "group": "%s"%s', v, g, dj), x$estimate, x$estimate / x$statistic, x$conf.int[1], x$conf.int[2], x$parameter, x$p.value)
    }
    for (g in tables) for (st in c("F", "Chisq")) {
      x <- tryCatch(svychisq(as.formula(paste0("~", g[1], "+", g[2])), s, statistic = st), error = function(e) NULL)
      if (!is.null(x) && is.finite(x$statistic) && x$statistic < 1e20) add(sprintf('"statistic": "chisq", "variables": ["%s", "%s"], "test": "%s"%s', g[1], g[2], st, dj), x$statistic, NA, NA, NA, x$parameter[1], x$p.value)
    }
  }
  one(d, NULL)
  for (dom in doms) for (l in dom[-1]) {
    keepers <- d$variables[[dom[1]]] == l
    keepers[is.na(keepers)] <- FALSE
    one(d[keepers, ], sprintf("%s == '%s'", dom[1], l))
  }
  writeLines(c(sprintf('{"data": "%s", %s,', file, head), '"statistics": [', paste(cases, collapse = ",\n"), "]}"), paste0(nm, ".json"))
}

api.vars <- c("api00", "enroll", "avg.ed")
api.props <- list(c("awards", "Yes"), c("stype", "E", "H"))
api.doms <- list(c("sch.wide", "Yes", "No"), c("stype", "H", "M"))
api.ratios <- list(c("api.stu", "enroll"), c("api00", "api99"))
go <- function(nm, file, head, d, ...) design(nm, file, head, d, api.vars, api.props, api.doms, api.ratios, c("sch.wide", "comp.imp"), list(c("sch.wide", "stype"), c("awards", "comp.imp")), c("api00", "enroll"))

strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
clus2 <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)
go("strat", "apistrat.csv", '"strata": "stype", "weights": "pw", "fpc": "fpc"', strat)
go("strat-nofpc", "apistrat.csv", '"ids": "~1", "strata": "~stype", "weights": "~pw"', svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat))
go("clus1", "apiclus1.csv", '"ids": "dnum", "weights": "pw", "fpc": "fpc"', clus1)
go("clus2", "apiclus2.csv", '"clusters": ["dnum", "snum"], "fpc": ["fpc1", "fpc2"]', clus2)
go("clus2-ultimate", "apiclus2.csv", '"ids": "~dnum+snum", "weights": "~pw"', svydesign(id = ~dnum + snum, weights = ~pw, data = apiclus2))
types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
go("post", "apiclus1.csv", '"ids": "dnum", "weights": "pw", "fpc": "fpc", "postStratify": {"strata": "stype", "population": {"E": 4421, "H": 755, "M": 1018}}',
   postStratify(clus1, ~stype, types))
go("rake", "apiclus1.csv", '"ids": "dnum", "weights": "pw", "fpc": "fpc", "rake": {"margins": [{"variable": "stype", "population": {"E": 4421, "H": 755, "M": 1018}}, {"variable": "sch.wide", "population": {"No": 1072, "Yes": 5122}}]}',
   rake(clus1, list(~stype, ~sch.wide), list(types, wide)))
pop <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, api99 = 3914069)
popj <- '"population": {"(Intercept)": 6194, "stypeH": 755, "stypeM": 1018, "api99": 3914069}'
go("calibrate-linear", "apiclus1.csv", sprintf('"ids": "dnum", "weights": "pw", "fpc": "fpc", "calibrate": {"formula": "~stype+api99", %s}', popj), calibrate(clus1, ~stype + api99, pop))
go("calibrate-raking", "apiclus1.csv", sprintf('"ids": "dnum", "weights": "pw", "fpc": "fpc", "calibrate": {"formula": "~stype+api99", %s, "calfun": "raking"}', popj), calibrate(clus1, ~stype + api99, pop, calfun = "raking"))
go("calibrate-logit", "apiclus1.csv", sprintf('"ids": "dnum", "weights": "pw", "fpc": "fpc", "calibrate": {"formula": "~stype+api99", %s, "calfun": "logit", "bounds": [0.5, 2]}', popj), calibrate(clus1, ~stype + api99, pop, calfun = "logit", bounds = c(.5, 2)))
go("calibrate-bounded-trim", "apistrat.csv", '"strata": "stype", "weights": "pw", "fpc": "fpc", "adjust": [{"type": "calibrate", "formula": "~sch.wide+api99", "population": [6194, 5122, 3914069], "bounds": [0.8, 1.25]}, {"type": "trim", "lower": 16, "upper": 45}]',
   trimWeights(calibrate(strat, ~sch.wide + api99, c(6194, 5122, 3914069), bounds = c(.8, 1.25)), upper = 45, lower = 16))

# Sampled shares instead of sizes, probabilities instead of weights, an interaction, and a tight raking.
go("clus1-fraction", "apiclus1.csv", '"ids": "dnum", "fpc": "share"', svydesign(id = ~dnum, fpc = ~share, data = apiclus1))
crossed <- model.matrix(~stype * sch.wide, apipop)
go("calibrate-interaction", "apistrat.csv", sprintf('"strata": "stype", "probs": "prob", "calibrate": {"formula": "~stype*sch.wide", "population": {%s}}',
  paste(sprintf('"%s": %d', colnames(crossed), as.integer(colSums(crossed))), collapse = ", ")),
  calibrate(svydesign(id = ~1, strata = ~stype, probs = ~prob, data = apistrat), ~stype * sch.wide, colSums(crossed)))
comp <- data.frame(comp.imp = c("No", "Yes"), Freq = as.vector(table(apipop$comp.imp)))
go("rake-tight", "apistrat.csv", sprintf('"strata": "stype", "weights": "pw", "rake": {"margins": {"sch.wide": {"No": 1072, "Yes": 5122}, "comp.imp": {"No": %d, "Yes": %d}}, "epsilon": 1e-9, "maxit": 50}', comp$Freq[1], comp$Freq[2]),
   rake(svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat), list(~sch.wide, ~comp.imp), list(wide, comp), control = list(epsilon = 1e-9, maxit = 50)))

# Two stages and adjusted weights; strict trimming; raking of nested units.
go("clus2-calibrate", "apiclus2.csv", sprintf('"ids": ["dnum", "snum"], "fpc": ["fpc1", "fpc2"], "calibrate": {"formula": "~stype+api99", %s, "calfun": "raking"}', popj),
   calibrate(clus2, ~stype + api99, pop, calfun = "raking"))
go("clus2-post-trim", "apiclus2.csv", '"ids": ["dnum", "snum"], "fpc": ["fpc1", "fpc2"], "adjust": [{"type": "postStratify", "strata": "stype", "population": {"E": 4421, "H": 755, "M": 1018}}, {"type": "trim", "lower": 20, "upper": 120, "strict": true}]',
   trimWeights(postStratify(clus2, ~stype, types), lower = 20, upper = 120, strict = TRUE))

nki.go <- function(nm, file, head, d, doms = list(c("sex", "K", "M"), c("area", "Norr", "Landsbygd")))
  design(nm, file, head, d, c("q1", "q2", "q6"), list(c("nojd", "1"), c("age", "65+")), doms, list(c("q2", "q1")), c("sex", "group"), list(c("sex", "age"), c("area", "group")))
nki.d <- svydesign(id = ~1, strata = ~area, weights = ~w, fpc = ~N, data = nki)
nki.go("nki", "nki.csv", '"strata": "area", "weights": "w", "fpc": "N"', nki.d)
cells <- expand.grid(sex = c("K", "M"), age = c("18-29", "30-49", "50-64", "65+"))
cells$Freq <- c(2500, 2700, 4400, 4500, 4600, 4700, 4900, 4100)
nki.go("nki-post", "nki.csv", sprintf('"strata": "area", "weights": "w", "fpc": "N", "postStratify": {"strata": ["sex", "age"], "population": [%s]}',
  paste(sprintf('{"sex": "%s", "age": "%s", "Freq": %d}', cells$sex, cells$age, as.integer(cells$Freq)), collapse = ", ")), postStratify(nki.d, ~sex + age, cells))
hme.go <- function(nm, head, d) design(nm, "hme.csv", head, d, c("h1", "h5", "h9"), list(c("high", "1"), c("agree", "ja")), list(c("role", "medarbetare"), c("dept", "Skola", "Teknik")), list(c("h2", "h1")), c("role", "agree"), list(c("role", "agree"), c("dept", "agree")))
hme.go("hme", '"ids": "unit", "strata": "dept", "weights": "w", "fpc": "Nunits", "nest": true', svydesign(id = ~unit, strata = ~dept, weights = ~w, fpc = ~Nunits, nest = TRUE, data = hme))
hme$row <- seq_len(nrow(hme))
hme.go("hme-two-stage", '"ids": ["unit", "row"], "strata": "dept", "fpc": ["Nunits", "size"], "nest": true',
       svydesign(id = ~unit + row, strata = ~dept, fpc = ~Nunits + size, nest = TRUE, data = hme))
save.csv(hme, "hme.csv")
role <- data.frame(role = c("chef", "medarbetare"), Freq = c(900, 3300))
dept <- data.frame(dept = c("Omsorg", "Skola", "Teknik"), Freq = c(1700, 2200, 300))
hme.go("hme-rake", '"ids": "unit", "strata": "dept", "weights": "w", "fpc": "Nunits", "nest": true, "rake": {"margins": {"role": {"chef": 900, "medarbetare": 3300}, "dept": {"Omsorg": 1700, "Skola": 2200, "Teknik": 300}}}',
       rake(svydesign(id = ~unit, strata = ~dept, weights = ~w, fpc = ~Nunits, nest = TRUE, data = hme), list(~role, ~dept), list(role, dept)))
for (policy in c("adjust", "average", "remove")) {
  options(survey.lonely.psu = policy)
  nki.go(paste0("lonely-", policy), "lonely.csv", sprintf('"strata": "area", "weights": "w", "lonelyPSU": "%s"', policy), svydesign(id = ~1, strata = ~area, weights = ~w, data = lonely), list(c("sex", "K", "M")))
}
writeLines(c("case,estimate,se,low,high,df,p", unlist(rows)), "expected.csv")
cat(length(rows), "results\n")
