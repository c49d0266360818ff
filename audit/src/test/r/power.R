# Power: every outcome of two binomial numbers, or the formula of Fleiss, Levin and Paik.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)[1])), "figures.R"))
folder <- commandArgs(trailingOnly = TRUE)[1]
designs <- read.csv(file.path(folder, "designs.csv"))

design <- function(n1, n2, alpha) {
  z <- qnorm(1 - alpha / 2)
  if ((n1 + 1) * (n2 + 1) <= 4e6) {
    x <- outer(0:n1, rep(1, n2 + 1)); y <- outer(rep(1, n1 + 1), 0:n2)
    pooled <- (x + y) / (n1 + n2)
    reject <- abs(x / n1 - y / n2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)) >= z * (1 - 1e-14)
    reject[is.na(reject)] <- FALSE
    function(p1, p2) sum(outer(dbinom(0:n1, n1, p1), dbinom(0:n2, n2, p2))[reject])
  } else function(p1, p2) {
    both <- (n1 * p1 + n2 * p2) / (n1 + n2)
    s0 <- sqrt(both * (1 - both) * (1 / n1 + 1 / n2)); s1 <- sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    if (s1 == 0) as.numeric(abs(p1 - p2) > z * s0) else
      pnorm((abs(p1 - p2) - z * s0) / s1) + pnorm((-abs(p1 - p2) - z * s0) / s1)
  }
}
least <- function(power, p2, wanted, end) {
  if (power(end, p2) < wanted) return(NaN)
  found <- end - p2; missed <- 0
  for (i in 1:60) { middle <- (found + missed) / 2
    if (power(min(1, max(0, p2 + middle)), p2) >= wanted) found <- middle else missed <- middle }
  found
}
for (row in seq_len(nrow(designs))) {
  t <- designs[row, ]
  power <- design(t$n1, t$n2, t$alpha)
  name <- if ((t$n1 + 1) * (t$n2 + 1) <= 4e6) "power exact" else "power approximated"
  say(t$table, setNames(power(t$p1, t$p2), name), "least difference up" = least(power, t$p2, t$power, 1),
    "least difference down" = least(power, t$p2, t$power, 0))
}
save.figures(folder)
