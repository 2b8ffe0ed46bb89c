# Computes what package analysis is compared with, on the series in ../kolada/testdata, with base R alone (R 4.2).
# From this directory: Rscript oracle.R > oracle.csv
options(digits = 17)
out <- function(case, stat, value) cat(sprintf("%s,%s,%.17g\n", case, stat, value))
cat("case,stat,value\n")

csv <- read.csv("../kolada/testdata/linkoping_series_v3_2026.csv", colClasses = c(kpi = "character", entity = "character"))
csv <- csv[csv$entity == "0580" & !is.na(csv$value), c("kpi", "entity", "year", "value")]

# The JSON file is regular: one member a line.
lines <- readLines("../kolada/testdata/v3_data_N03702_N03703.json")
pick <- function(member) gsub('[",]', "", sub(paste0('.*"', member, '": *'), "", grep(paste0('"', member, '":'), lines, value = TRUE)))
json <- data.frame(kpi = pick("kpi"), entity = pick("municipality"), year = as.numeric(pick("period")),
                   value = as.numeric(pick("value")))
all <- rbind(csv, json)

mk <- function(y) {
  n <- length(y)
  s <- 0
  for (i in 1:(n - 1)) s <- s + sum(sign(y[(i + 1):n] - y[i]))
  t <- as.numeric(table(y))
  v <- (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18
  d <- n * (n - 1) / 2
  tau <- s / sqrt(d * (d - sum(t * (t - 1)) / 2))
  z <- if (s == 0) 0 else (s - sign(s)) / sqrt(v)
  list(S = s, varS = v, tau = tau, z = z, p = 2 * pnorm(-abs(z)))
}

for (key in unique(paste(all$kpi, all$entity))) {
  d <- all[paste(all$kpi, all$entity) == key, ]
  d <- d[order(d$year), ]
  case <- gsub(" ", "/", key)
  x <- d$year; y <- d$value; n <- length(y)
  if (n < 3) next
  f <- lm(y ~ x); s <- summary(f)$coefficients
  out(case, "slope", coef(f)[2]); out(case, "intercept", coef(f)[1])
  out(case, "slopeSE", s[2, 2]); out(case, "interceptSE", s[1, 2]); out(case, "t", s[2, 3]); out(case, "p", s[2, 4])
  out(case, "residualSD", summary(f)$sigma); out(case, "r2", summary(f)$r.squared)
  ci <- confint(f, level = 0.95); out(case, "slopeLow", ci[2, 1]); out(case, "slopeHigh", ci[2, 2])
  p <- predict(f, data.frame(x = max(x) + 1), interval = "prediction", level = 0.95)
  out(case, "forecast", p[1]); out(case, "forecastLow", p[2]); out(case, "forecastHigh", p[3])
  p <- predict(f, data.frame(x = max(x) + 1), interval = "confidence", level = 0.95)
  out(case, "fitLow", p[2]); out(case, "fitHigh", p[3])
  e <- resid(f); out(case, "durbinWatson", sum(diff(e)^2) / sum(e^2))
  m <- mk(y)
  for (k in names(m)) out(case, paste0("mk.", k), m[[k]])
  if (!any(duplicated(y))) out(case, "mk.pExact", cor.test(x, y, method = "kendall", exact = TRUE)$p.value)
  b <- sort(unlist(lapply(1:(n - 1), function(i) (y[(i + 1):n] - y[i]) / (x[(i + 1):n] - x[i]))))
  N <- length(b); C <- qnorm(0.975) * sqrt(m$varS); clamp <- function(r) min(max(r, 1), N)
  out(case, "ts.slope", median(b)); out(case, "ts.intercept", median(y) - median(b) * median(x))
  out(case, "ts.low", b[clamp(round((N - C) / 2))]); out(case, "ts.high", b[clamp(round((N + C) / 2) + 1)])
  out(case, "ts.lowInterpolated", approx(1:N, b, clamp((N - C) / 2))$y)
  out(case, "ts.highInterpolated", approx(1:N, b, clamp((N + C) / 2 + 1))$y)
  out(case, "xmr.mean", mean(y)); mr <- mean(abs(diff(y))); out(case, "xmr.mrBar", mr)
  out(case, "xmr.lower", mean(y) - 2.66 * mr); out(case, "xmr.upper", mean(y) + 2.66 * mr)
  for (type in 1:9) for (q in c(0, 0.025, 0.1, 0.25, 1/3, 0.5, 0.75, 0.9, 0.975, 1))
    out(case, sprintf("q%d.%.17g", type, q), quantile(y, q, type = type))
}

# The eight municipalities in each year: ranks, mid-percentiles, scores.
for (kpi in c("N03702", "N03703")) for (year in unique(json$year)) {
  d <- json[json$kpi == kpi & json$year == year, ]
  for (ties in c("min", "max", "average", "first")) {
    r <- rank(d$value, ties.method = ties)
    for (i in seq_along(r)) out(paste(kpi, d$entity[i], year, sep = "/"), paste0("rank.", ties), r[i])
  }
  r <- rank(-d$value, ties.method = "min"); n <- length(r)
  for (i in seq_along(r)) {
    case <- paste(kpi, d$entity[i], year, sep = "/")
    out(case, "rank.best", r[i]); out(case, "quartile", (4 * (r[i] - 1)) %/% n + 1)
    out(case, "midPercentile", 100 * (sum(d$value < d$value[i]) + sum(d$value == d$value[i]) / 2) / n)
    out(case, "robustZ", (d$value[i] - median(d$value[-i])) / mad(d$value[-i]))
  }
}

# Correlations of every pair of Linköping's measures, on changes per year and on levels, with t p-values and BH.
kpis <- sort(unique(csv$kpi))
wide <- function(kpi, changes) {
  d <- csv[csv$kpi == kpi, ]; d <- d[order(d$year), ]
  if (!changes) return(data.frame(year = d$year, v = d$value))
  data.frame(year = d$year[-1], v = diff(d$value) / diff(d$year))
}
for (on in c("changes", "levels")) for (method in c("spearman", "pearson")) {
  rows <- NULL
  for (i in 1:(length(kpis) - 1)) for (j in (i + 1):length(kpis)) {
    m <- merge(wide(kpis[i], on == "changes"), wide(kpis[j], on == "changes"), by = "year")
    if (nrow(m) < 10) next
    a <- m$v.x; b <- m$v.y
    if (method == "spearman") { a <- rank(a); b <- rank(b) }
    r <- cor(a, b); n <- nrow(m)
    rows <- rbind(rows, data.frame(case = paste(kpis[i], kpis[j], sep = "~"), n = n, r = r,
                                   p = 2 * pt(-abs(r) * sqrt((n - 2) / (1 - r^2)), n - 2)))
  }
  rows$q <- p.adjust(rows$p, "BH")
  for (k in seq_len(nrow(rows))) for (s in c("n", "r", "p", "q")) out(paste0(on, "/", method, "/", rows$case[k]), s, rows[k, s])
}
# The pooled eight municipalities.
w <- merge(json[json$kpi == "N03702", ], json[json$kpi == "N03703", ], by = c("entity", "year"))
w <- w[order(w$entity, w$year), ]
out("pooled/levels/pearson", "r", cor(w$value.x, w$value.y))
dx <- unlist(tapply(w$value.x, w$entity, diff)); dy <- unlist(tapply(w$value.y, w$entity, diff))
out("pooled/changes/pearson", "r", cor(dx, dy)); out("pooled/changes/spearman", "r", cor(dx, dy, method = "spearman"))
# Benjamini and Hochberg (1995), their own example: 4 of 15 are rejected at 5 %.
bh <- c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1)
for (i in seq_along(bh)) out("bh1995", i, p.adjust(bh, "BH")[i])
