# Standardised statistics by coin, exact probabilities by going through all arrangements, scores by
# lm, correlations by aov over single rulings. A figure's number is ten times its table's, and its pair.
suppressPackageStartupMessages(library(coin))
folder <- commandArgs(trailingOnly = TRUE)[1]
all <- read.csv(file.path(folder, "organisations.csv"))
out <- list()
say <- function(id, figure, value) out[[length(out) + 1]] <<- data.frame(table = id, figure = figure, value = value)

rho <- function(n, s, stratum) {
  keep <- n > 0
  d <- data.frame(y = unlist(mapply(function(n, s) c(rep(1, s), rep(0, n - s)), n[keep], s[keep], SIMPLIFY = FALSE)),
    org = factor(rep(which(keep), n[keep])), stratum = factor(rep(stratum[keep], n[keep])))
  between <- nlevels(d$org) - nlevels(d$stratum)
  within <- nrow(d) - nlevels(d$org)
  if (between < 1 || within < 1 || length(unique(tapply(d$y, d$stratum, mean))) == nrow(d)) return(NaN)
  rss <- function(g) sum((d$y - ave(d$y, g))^2)
  ssw <- rss(d$org); ssb <- rss(d$stratum) - ssw
  if (ssw + ssb < 1e-12) return(NaN)
  typical <- sum(tapply(n[keep], stratum[keep], function(v) sum(v) - sum(v^2) / sum(v))) / between
  msb <- ssb / between; msw <- ssw / within
  min(1, max(0, (msb - msw) / (msb + (typical - 1) * msw)))
}

scores <- function(n, s, stratum, r, power) {
  if (is.nan(r)) r <- 0
  w <- ifelse(n > 0, n / (1 + (n - 1) * r), NA)
  y <- s / n
  res <- rep(NA_real_, length(n))
  for (g in unique(stratum[n > 0])) {
    i <- which(stratum == g & n > 0)
    res[i] <- w[i]^power * residuals(lm(y[i] ~ 1, weights = w[i]))
  }
  ifelse(abs(res) < 1e-12, 0, res)
}

centred <- function(v, stratum) {
  v <- v - ave(v, stratum, FUN = function(u) mean(u, na.rm = TRUE))
  v[is.na(v)] <- 0
  ifelse(abs(v) < 1e-12, 0, v)
}

# Each distinct order of a vector of kinds, one a row.
orders <- function(kinds) {
  if (length(kinds) == 1) return(matrix(kinds, 1))
  do.call(rbind, lapply(unique(kinds), function(k) {
    rest <- kinds[-match(k, kinds)]
    cbind(k, orders(rest), deparse.level = 0)
  }))
}

pairs <- list(c(1, 1), c(1, 2), c(2, 1), c(2, 2))
for (table in unique(all$table)) {
  d <- all[all$table == table, ]
  y <- NULL
  for (o in 0:1) {
    n <- d[[paste0("rulings", o)]]; s <- d[[paste0("sum", o)]]
    r <- if (any(n > 0)) rho(n, s, d$stratum) else NaN
    say(table * 10 + o, "rho", r)
    v <- scores(n, s, d$stratum, r, if (o == 0) 1 else 0.5)
    say(table * 10 + o, if (o == 0) "shrunk scores' squares" else "even scores' squares", sum(v^2, na.rm = TRUE))
    y <- cbind(y, centred(v, d$stratum))
  }
  x <- cbind(d$x0, d$x1)
  xc <- apply(x, 2, centred, d$stratum)
  big <- ave(d$stratum, d$stratum, FUN = length) > 1
  z <- vapply(pairs, function(p) {
    e <- data.frame(x = x[big, p[1]], y = y[big, p[2]], b = factor(d$stratum[big]))
    spread <- function(v) max(c(0, tapply(v, e$b, function(u) diff(range(u)))))
    if (!any(big) || all(tapply(e$x, e$b, function(u) diff(range(u))) * tapply(e$y, e$b, function(u) diff(range(u))) == 0)) return(NaN)
    f <- if (nlevels(e$b) > 1) y ~ x | b else y ~ x
    as.numeric(statistic(independence_test(f, data = e), type = "standardized"))
  }, 0)
  for (k in 1:4) say(table * 10 + k - 1, "z", z[k])
  if (nrow(d) == 30) next
  active <- Filter(function(g) {
    i <- d$stratum == g
    nrow(unique(x[i, , drop = FALSE])) > 1 && any(y[i, ] != 0)
  }, unique(d$stratum))
  kinds <- match(paste(x[, 1], x[, 2]), unique(paste(x[, 1], x[, 2])))
  count <- prod(1, vapply(active, function(g) {
    k <- kinds[d$stratum == g]
    factorial(length(k)) / prod(factorial(tabulate(k)))
  }, 0))
  say(table * 10, "arrangements", if (count <= 5000) count else -1)
  if (count > 5000) next
  # By pair: the statistic under every arrangement, strata crossed with one another.
  stats <- matrix(0, 1, 4)
  example <- xc[match(seq_len(max(kinds)), kinds), , drop = FALSE]
  for (g in active) {
    i <- which(d$stratum == g)
    own <- t(apply(orders(kinds[i]), 1, function(o) {
      first <- vapply(o, function(k) i[match(k, kinds[i])], 1L)
      as.vector(t(crossprod(xc[first, , drop = FALSE], y[i, , drop = FALSE])))
    }))
    stats <- stats[rep(seq_len(nrow(stats)), nrow(own)), , drop = FALSE] + own[rep(seq_len(nrow(own)), each = nrow(stats)), , drop = FALSE]
  }
  observed <- as.vector(t(crossprod(xc, y)))
  scale <- abs(observed / z)
  sd <- sqrt(colMeans(stats^2))
  a <- abs(sweep(stats, 2, ifelse(sd > 0, sd, 1), "/")); o <- abs(observed) / ifelse(sd > 0, sd, 1)
  ok <- which(!is.nan(z))
  ge <- function(u, t) mean(u >= t - 1e-9 * max(1, t))
  single <- step <- own <- rep(NaN, 4)
  if (length(ok)) {
    most <- apply(a[, ok, drop = FALSE], 1, max)
    ranked <- ok[order(-o[ok])]
    before <- 0
    for (j in seq_along(ranked)) {
      k <- ranked[j]
      own[k] <- ge(a[, k], o[k])
      single[k] <- ge(most, o[k])
      before <- max(before, ge(apply(a[, ranked[j:length(ranked)], drop = FALSE], 1, max), o[k]))
      step[k] <- before
    }
  }
  for (k in 1:4) {
    say(table * 10 + k - 1, "exact p", own[k])
    say(table * 10 + k - 1, "single-step p", single[k])
    say(table * 10 + k - 1, "step-down p", step[k])
  }
}
all <- do.call(rbind, out)
all$value <- format(all$value, digits = 17, trim = TRUE)
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
