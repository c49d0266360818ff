# Signed ranks by wilcox.test and coin, pairs of yes and no by mcnemar.test and binom.test, bounds of
# hidden bias by Rosenbaum's formulas as the package rbounds has them, and by convolution.
suppressPackageStartupMessages(library(coin))
folder <- commandArgs(trailingOnly = TRUE)[1]
all <- read.csv(file.path(folder, "differences.csv"))
counts <- read.csv(file.path(folder, "counts.csv"))
ids <- integer(); figures <- character(); values <- numeric(); reasons <- list()
say <- function(id, figure, value) {
  ids[length(ids) + 1] <<- id; figures[length(figures) + 1] <<- figure; values[length(values) + 1] <<- if (is.na(value)) NaN else value
}
sides <- c(BOTH = "two.sided", GREATER = "greater", LESS = "less")

tipping <- function(bound) {
  if (is.nan(bound(1)) || bound(1) > 0.05) return(NaN)
  if (bound(1e6) <= 0.05) return(1e6)
  uniroot(function(g) bound(exp(g)) - 0.05, c(0, log(1e6)), tol = 1e-13)$root |> exp()
}

for (table in counts$table) {
  x <- all$difference[all$table == table]
  k <- counts[counts$table == table, ]
  d <- x[x != 0]; n <- length(d)
  for (zeros in c("WILCOX", "PRATT")) {
    z <- NaN
    for (side in names(sides)) {
      exact <- normal <- NaN
      if (n) {
        zm <- if (zeros == "PRATT") "Pratt" else "Wilcoxon"
        data <- data.frame(a = x, b = 0)
        t <- wilcoxsign_test(a ~ b, data, alternative = sides[side], zero.method = zm)
        normal <- pvalue(t); z <- statistic(t)
        exact <- pvalue(wilcoxsign_test(a ~ b, data, alternative = sides[side], zero.method = zm, distribution = "exact"))
      }
      say(table, paste(zeros, side, "exact"), exact)
      say(table, paste(zeros, side, "normal"), normal)
      if (zeros == "WILCOX") say(table, paste(zeros, side, "corrected"), if (n) suppressWarnings(wilcox.test(x, alternative = sides[side], exact = FALSE, correct = TRUE)$p.value) else NaN)
    }
    say(table, paste(zeros, "z"), z)
  }
  walsh <- outer(x, x, "+"); walsh <- sort(walsh[!lower.tri(walsh)]) / 2
  say(table, "Hodges-Lehmann", median(walsh))
  # wilcox.test's exact interval; where there are ties or zeros, the same order statistics.
  m <- length(x)
  q <- qsignrank(0.05, m)
  while (psignrank(q - 1, m) > 0.05) q <- q - 1
  while (psignrank(q, m) <= 0.05) q <- q + 1
  ends <- if (q < 1) c(-Inf, Inf) else c(walsh[q], walsh[length(walsh) + 1 - q])
  if (q >= 1 && m < 50 && n == m && !any(duplicated(abs(x)))) {
    ci <- wilcox.test(x, conf.int = TRUE, conf.level = 0.9, exact = TRUE)$conf.int
    ends <- as.numeric(ci)
  }
  say(table, "Hodges-Lehmann low", ends[1]); say(table, "Hodges-Lehmann high", ends[2])

  b <- k$first; c <- k$second
  if (b + c > 0) {
    two <- matrix(c(5, c, b, 7), 2)
    t <- binom.test(b, b + c)
    say(table, "McNemar exact", t$p.value)
    say(table, "McNemar p", mcnemar.test(two, correct = FALSE)$p.value)
    say(table, "McNemar corrected p", mcnemar.test(two)$p.value)
    say(table, "odds ratio", b / c)
    say(table, "odds ratio low", t$conf.int[1] / (1 - t$conf.int[1]))
    # qbeta loses the digits of what is near 1.
    say(table, "odds ratio high", 1 / qbeta(0.025, c, b + 1) - 1)
  } else for (f in c("McNemar exact", "McNemar p", "McNemar corrected p", "odds ratio", "odds ratio low", "odds ratio high")) say(table, f, NaN)

  binary <- function(g) if (b + c == 0) NaN else pbinom(b - 1, b + c, g / (1 + g), lower.tail = FALSE)
  r <- rank(abs(d)); v <- sum(r[d > 0])
  sens <- function(g) if (!n) NaN else { p <- g / (1 + g); pnorm((v - p * sum(r)) / sqrt(p * (1 - p) * sum(r^2)), lower.tail = FALSE) }
  exact <- function(g) {
    if (!n) return(NaN)
    p <- g / (1 + g); f <- 1
    for (q in 2 * r) { g0 <- c(f * (1 - p), numeric(q)); f <- g0 + c(numeric(q), f * p) }
    sum(f[seq_along(f) - 1 >= 2 * v])
  }
  say(table, "bound McNemar", binary(k$gamma)); say(table, "bound signed rank", sens(k$gamma))
  say(table, "bound signed rank exact", exact(k$gamma))
  say(table, "tipping McNemar", tipping(binary)); say(table, "tipping signed rank", tipping(sens))
}
out <- data.frame(table = ids, figure = figures, value = format(values, digits = 17, trim = TRUE))
write.csv(out, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
