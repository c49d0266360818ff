# Rates of many groups: prop.test and binom.test for intervals; Spiegelhalter's limits by qbinom and pbinom.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)[1])), "figures.R"))
folder <- commandArgs(trailingOnly = TRUE)[1]
all <- read.csv(file.path(folder, "groups.csv"))

limit <- function(p, n, rate) {
  if (n == 0) return(NaN)
  if (rate == 0 || rate == 1) return(rate)
  r <- qbinom(p, n, rate)
  max(0, (r - (pbinom(r, n, rate) - p) / dbinom(r, n, rate)) / n)
}
mid <- function(x, n, rate) {
  if (n == 0) return(NaN)
  min(1, 2 * min(pbinom(x - 1, n, rate) + dbinom(x, n, rate) / 2, pbinom(x, n, rate, lower.tail = FALSE) + dbinom(x, n, rate) / 2))
}
one <- function(i, s) {
  rate <- s$part / s$whole
  best <- suppressWarnings(max(rate, na.rm = TRUE))
  overall <- sum(s$part) / sum(s$whole)
  p <- mapply(mid, s$part, s$whole, overall)
  holm <- p.adjust(p, "holm"); bh <- p.adjust(p, "BH")
  for (j in seq_len(nrow(s))) {
    x <- s$part[j]; n <- s$whole[j]; level <- s$level[j]; at <- i * 10 + j - 1
    none <- c(NaN, NaN)
    wilson <- if (n == 0) none else suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
    # binom.test makes a vector of every number up to n for its p value; its interval is these quantiles.
    exact <- if (n == 0) none else if (n < 1e5) binom.test(x, n, conf.level = level)$conf.int else
      c(if (x == 0) 0 else qbeta((1 - level) / 2, x, n - x + 1), if (x == n) 1 else qbeta((1 + level) / 2, x + 1, n - x))
    ratio <- if (n == 0 || best == 0) NaN else rate[j] / best
    say(at, three("Wilson", c(rate[j], wilson)), three("Clopper-Pearson", c(rate[j], exact)), "ratio to highest" = ratio,
      "below four fifths" = if (is.na(ratio)) 0 else as.numeric(ratio < 0.8 - 1e-12))
    inner <- c(limit(0.025, n, overall), limit(0.975, n, overall)); outer <- c(limit(0.001, n, overall), limit(0.999, n, overall))
    say(at, "funnel 95 low" = inner[1], "funnel 95 high" = inner[2], "funnel 99.8 low" = outer[1], "funnel 99.8 high" = outer[2],
      "funnel outside 99.8" = as.numeric(n > 0 && (rate[j] < outer[1] || rate[j] > outer[2])),
      "funnel mid-p" = p[j], "funnel mid-p Holm" = holm[j], "funnel mid-p BH" = bh[j])
  }
}
for (s in split(all, all$table)) one(s$table[1], s)
save.figures(folder)
