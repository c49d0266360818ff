# Strata of 2x2 tables: mantelhaen.test on those that are informative; the papers' formulas for the rest.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)[1])), "figures.R"))
folder <- commandArgs(trailingOnly = TRUE)[1]
all <- read.csv(file.path(folder, "strata.csv"))

# The distribution of the sum of independent hypergeometric numbers, by multiplying polynomials.
convolved <- function(s) {
  d <- 1
  for (i in seq_len(nrow(s))) {
    m <- s$a[i] + s$b[i]; n <- s$c[i] + s$d[i]; k <- s$a[i] + s$c[i]
    own <- dhyper(max(0, k - n):min(m, k), m, n, k)
    sum <- numeric(length(d) + length(own) - 1)
    for (j in seq_along(own)) sum[j:(j + length(d) - 1)] <- sum[j:(j + length(d) - 1)] + own[j] * d
    d <- sum
  }
  d
}
expected <- function(m, n, k, odds) { # by bisection: the quadratic is what we check
  if (odds == 1) return(m * k / (m + n))
  f <- function(x) log(x) + log(n - k + x) - log(m - x) - log(k - x) - log(odds)
  uniroot(f, c(max(0, k - n) + 1e-12, min(m, k) - 1e-12), tol = 1e-14, maxiter = 5000, extendInt = "no")$root
}
breslow.day <- function(s, odds) {
  m <- s$a + s$b; n <- s$c + s$d; k <- s$a + s$c
  e <- mapply(expected, m, n, k, odds)
  v <- 1 / (1 / e + 1 / (m - e) + 1 / (k - e) + 1 / (n - k + e))
  plain <- sum((s$a - e)^2 / v)
  c(plain, plain - sum(s$a - e)^2 / sum(v))
}
one <- function(i, s) {
  level <- s$level[1]; total <- s$a + s$b + s$c + s$d; k <- nrow(s)
  informative <- s$a + s$b > 0 & s$c + s$d > 0 & s$a + s$c > 0 & s$b + s$d > 0
  u <- s[informative, ]; uu <- s[informative & total > 1, ]
  cube <- function(s) array(t(as.matrix(s[, c("a", "c", "b", "d")])), c(2, 2, nrow(s)))
  if (s$whole[1] == "true") {
    if (nrow(u) == 0) { p <- c(1, 1, 1); logs <- c(0, 0, 0); odds <- rep(NaN, 3) } else {
      d <- convolved(u); seen <- sum(u$a)
      support <- seq(sum(pmax(0, u$a - u$d)), length.out = length(d))
      own <- d[support == seen]
      # mantelhaen.test needs at least two strata, and sums its tails as one sees here.
      p <- if (nrow(u) == 1) c(sum(d[d <= own * (1 + 1e-7)]), sum(d[support <= seen]), sum(d[support >= seen])) else
        sapply(c("two.sided", "less", "greater"), function(side)
          mantelhaen.test(cube(u), exact = TRUE, alternative = side)$p.value)
      logs <- log10(pmax(1e-250, c(sum(sort(d[d <= own * (1 + 1e-7)])), sum(d[support <= seen]), sum(rev(d[support >= seen])))))
      start <- log(sum((u$a + .5) * (u$d + .5)) / sum((u$b + .5) * (u$c + .5)))
      odds <- conditional(support, log(d), seen, level, start)
    }
    say(i, setNames(p, paste("exact", c("BOTH", "LESS", "GREATER"))))
    say(i, setNames(logs, paste("exact", c("BOTH", "LESS", "GREATER"), "log10 p")))
    say(i, three("exact odds", odds))
  }
  cmh <- function(name, correct) {
    n <- uu$a + uu$b + uu$c + uu$d
    off <- abs(sum(uu$a - (uu$a + uu$b) * (uu$a + uu$c) / n))
    # R wants two strata of two people each; and of a half it misses some by rounding.
    x <- if (nrow(uu) == 0) c(NaN, NaN) else if (nrow(uu) == 1 || min(n) < 2 || abs(off - 0.5) < 1e-12) {
      if (correct && off >= 0.5 - 1e-12) off <- max(0, off - 0.5)
      q <- off^2 / sum((uu$a + uu$b) * (uu$c + uu$d) * (uu$a + uu$c) * (uu$b + uu$d) / (n^2 * (n - 1)))
      c(q, pchisq(q, 1, lower.tail = FALSE))
    } else { t <- mantelhaen.test(cube(uu), correct = correct); c(t$statistic, t$p.value) }
    say(i, setNames(c(x, nrow(uu), k - nrow(uu)), c(name, paste(name, "p"), paste("strata used", name), paste("strata dropped", name))))
  }
  cmh("CMH", FALSE); cmh("CMH corrected", TRUE)
  n <- u$a + u$b + u$c + u$d
  R <- sum(u$a * u$d / n); S <- sum(u$b * u$c / n)
  odds <- if (nrow(u) == 0) NaN else R / S
  finite <- is.finite(odds) && odds > 0
  z <- qnorm((1 + level) / 2)
  if (!finite) interval <- c(NaN, NaN) else if (nrow(u) > 1 && min(n) >= 2)
    interval <- mantelhaen.test(cube(u), conf.level = level)$conf.int else {
    P <- (u$a + u$d) / n; Q <- (u$b + u$c) / n
    v <- sum(P * u$a * u$d / n) / (2 * R^2) + sum(P * u$b * u$c / n + Q * u$a * u$d / n) / (2 * R * S) + sum(Q * u$b * u$c / n) / (2 * S^2)
    interval <- odds * exp(c(-1, 1) * z * sqrt(v))
  }
  say(i, three("MH odds", c(odds, interval)))
  bd <- if (nrow(u) < 2 || !finite) c(NaN, NaN) else breslow.day(u, odds)
  for (j in 1:2) {
    name <- c("Breslow-Day", "Tarone")[j]
    say(i, setNames(c(bd[j], pchisq(bd[j], nrow(u) - 1, lower.tail = FALSE), nrow(u), k - nrow(u)),
      c(name, paste(name, "p"), paste("strata used", name), paste("strata dropped", name))))
  }
  g <- s[s$a + s$b > 0 & s$c + s$d > 0, ]
  n1 <- g$a + g$b; n0 <- g$c + g$d; n <- n1 + n0
  if (nrow(g) == 0) rd <- rep(NaN, 3) else { # Sato's variance as metafor's rma.mh writes it
    w <- sum(n1 * n0 / n); rd <- sum((g$a * n0 - g$c * n1) / n) / w
    first <- rd * sum(g$c * (n1 / n)^2 - g$a * (n0 / n)^2 + (n1 / n) * (n0 / n) * (n0 - n1) / 2)
    second <- sum(g$a * (n0 - g$c) / n + g$c * (n1 - g$a) / n) / 2
    v <- first + second
    rd <- if (v <= 1e-12 * (abs(first) + second)) c(rd, NaN, NaN) else rd + c(0, -1, 1) * z * sqrt(v) / w
  }
  say(i, three("MH difference", rd), "strata used MH difference" = nrow(g))
}
for (s in split(all, all$table)) one(s$table[1], s)
save.figures(folder)
