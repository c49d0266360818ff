# Single 2x2 tables: fisher.test, chisq.test, prop.test, and the formulas of the papers where R has none.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)[1])), "figures.R"))
folder <- commandArgs(trailingOnly = TRUE)[1]
tables <- read.csv(file.path(folder, "tables.csv"))

fisher <- function(a, m, n, k) {
  lo <- max(0, k - n); hi <- min(m, k)
  # fisher.test makes a vector of every possible table; beyond some, only those that matter, as dhyper has them.
  if (hi - lo < 1e5) {
    x <- matrix(c(a, m - a, k - a, n - k + a), 2, byrow = TRUE)
    both <- fisher.test(x, conf.int = FALSE)$p.value
    less <- fisher.test(x, alternative = "less", conf.int = FALSE)$p.value
    greater <- fisher.test(x, alternative = "greater", conf.int = FALSE)$p.value
  } else {
    d <- dhyper(window(a, m, n, k), m, n, k)
    both <- sum(d[d <= dhyper(a, m, n, k) * (1 + 1e-7)])
    less <- phyper(a, m, n, k)
    greater <- phyper(a - 1, m, n, k, lower.tail = FALSE)
  }
  c(BOTH = both, LESS = less, GREATER = greater)
}
# fisher.test sums a vector of all tables by adding, and 1 - sum is no tail; these are dhyper's own.
fisher.log <- function(a, m, n, k) {
  w <- window(a, m, n, k); d <- dhyper(w, m, n, k)
  seen <- dhyper(a, m, n, k)
  p <- c(BOTH = sum(sort(d[d <= seen * (1 + 1e-7)])), LESS = sum(sort(d[w <= a])), GREATER = sum(sort(d[w >= a])))
  setNames(log10(pmax(1e-250, p)), paste("fisher", names(p), "log10 p"))
}
window <- function(a, m, n, k) {
  if (m + n == 0) return(0)
  s <- 60 * sqrt(as.numeric(m) * n / (m + n) * k / (m + n) * (m + n - k) / max(1, m + n - 1)) + 60
  middle <- m * (k / (m + n))
  seq(max(0, k - n, floor(min(a, middle) - s)), min(m, k, ceiling(max(a, middle) + s)))
}
odds.exact <- function(a, b, c, d, level) {
  m <- a + b; n <- c + d; k <- a + c
  lo <- max(0, k - n); hi <- min(m, k)
  if (lo == hi) return(rep(NaN, 3))
  v <- 1 / sum(1 / (c(a, b, c, d) + 0.5))
  support <- if (hi - lo < 1e5) lo:hi else seq(max(lo, floor(a - 60 * sqrt(v))), min(hi, ceiling(a + 60 * sqrt(v))))
  start <- log(a + 0.5) + log(d + 0.5) - log(b + 0.5) - log(c + 0.5)
  conditional(support, dhyper(support, m, n, k, log = TRUE), a, level, start)
}
wilson <- function(x, n, z) {
  p <- x / n
  middle <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  half <- z / (1 + z^2 / n) * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  c(middle - half, middle + half)
}
# The score statistic, with the likeliest rates under the ratio found by maximising, not by Koopman's quadratic.
koopman <- function(a, n1, c, n2, level) {
  if (n1 == 0 || n2 == 0 || a + c == 0) return(rep(NaN, 3))
  z <- qnorm((1 + level) / 2)
  root <- function(log.ratio) {
    ratio <- exp(log.ratio)
    score <- function(logit) { # derivative of the likelihood by the larger rate's logit, falling
      big <- plogis(logit); small <- big / max(ratio, 1 / ratio); spare <- plogis(-logit)
      if (ratio > 1) { xb <- a; nb <- n1; xs <- c; ns <- n2 } else { xb <- c; nb <- n2; xs <- a; ns <- n1 }
      (xb + xs) * spare - (nb - xb) * big - (ns - xs) * small * spare / (1 - small)
    }
    logit <- rising(function(t) -score(t), qlogis((a + c + 0.5) / (n1 + n2 + 1)), 60)
    big <- plogis(logit); small <- big / max(ratio, 1 / ratio)
    p1 <- if (ratio > 1) big else small; p2 <- if (ratio > 1) small else big
    q1 <- if (ratio > 1) plogis(-logit) else 1 - small; q2 <- if (ratio > 1) 1 - small else plogis(-logit)
    off <- a / n1 - ratio * c / n2
    if (off == 0) 0 else off / sqrt(p1 * q1 / n1 + ratio^2 * p2 * q2 / n2)
  }
  start <- log((a + 0.5) / (n1 + 0.5)) - log((c + 0.5) / (n2 + 0.5))
  c((a / n1) / (c / n2),
    if (a == 0) 0 else exp(rising(function(t) z - root(t), start, 60)),
    if (c == 0) Inf else exp(rising(function(t) -z - root(t), start, 60)))
}

one <- function(t) {
  a <- t$a; b <- t$b; c <- t$c; d <- t$d; level <- t$level; i <- t$table
  m <- a + b; n <- c + d; k <- a + c; total <- m + n
  z <- qnorm((1 + level) / 2)
  if (t$whole == "true") {
    p <- fisher(a, m, n, k)
    say(i, setNames(p, paste("fisher", names(p))), fisher.log(a, m, n, k))
    say(i, three("conditional odds", odds.exact(a, b, c, d, level)))
  }
  empty <- m == 0 || n == 0 || k == 0 || b + d == 0
  odds <- if (empty) NaN else a / b / (c / d)
  error <- if (empty || min(a, b, c, d) == 0) NaN else sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  say(i, three("sample odds", odds * exp(c(0, -1, 1) * if (is.na(error)) c(0, NaN, NaN) else z * error)))
  p1 <- a / m; p2 <- c / n
  if (m == 0 || n == 0) newcombe <- rep(NaN, 3) else {
    w1 <- wilson(a, m, z); w2 <- wilson(c, n, z)
    newcombe <- p1 - p2 + c(0, -sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
  }
  say(i, three("difference", newcombe))
  ratio <- if (m == 0 || n == 0 || k == 0) NaN else p1 / p2
  katz <- sqrt(1 / a - 1 / m + 1 / c - 1 / n)
  if (is.na(katz) || a == 0 || c == 0 || (b == 0 && d == 0)) katz <- NaN
  say(i, three("ratio Katz", if (is.na(katz)) c(ratio, NaN, NaN) else ratio * exp(c(0, -1, 1) * z * katz)))
  say(i, three("ratio Koopman", koopman(a, m, c, n, level)))
  if (empty) chi <- rep(NaN, 6) else {
    x <- matrix(c(a, b, c, d), 2, byrow = TRUE)
    plain <- suppressWarnings(chisq.test(x, correct = FALSE)); yates <- suppressWarnings(chisq.test(x, correct = TRUE))
    zz <- (p1 - p2) / sqrt(k / total * ((b + d) / total) * (1 / m + 1 / n))
    chi <- c(zz, 2 * pnorm(-abs(zz)), plain$statistic, plain$p.value, yates$statistic, yates$p.value)
  }
  say(i, setNames(chi, c("pooled z", "pooled z p", "chi-square", "chi-square p", "chi-square Yates", "chi-square Yates p")))
}
for (row in seq_len(nrow(tables))) one(tables[row, ])
save.figures(folder)
