# Firth's regression by brglm2 (type AS_mean). R has no package with profiles here (logistf is not
# packaged for Debian), so they are by hand: the penalised likelihood with the information of all
# columns, its top over the others by nlminb, ends by uniroot.
suppressMessages(library(brglm2))
folder <- commandArgs(trailingOnly = TRUE)[1]
trials <- read.csv(file.path(folder, "trials.csv"), stringsAsFactors = FALSE)
out <- list(); why <- list()
say <- function(table, figure, value) out[[length(out) + 1]] <<- data.frame(table = table, figure = figure, value = value)

penalised <- function(S, yes, all) function(b) {
  eta <- drop(S %*% b)
  v <- all * plogis(eta) * plogis(-eta)
  sum(yes * plogis(eta, log.p = TRUE) + (all - yes) * plogis(-eta, log.p = TRUE)) +
    sum(log(abs(diag(qr.R(qr(S * sqrt(v), LAPACK = TRUE))))))
}
slope <- function(S, yes, all) function(b) {
  eta <- drop(S %*% b)
  v <- all * plogis(eta) * plogis(-eta)
  U <- S * sqrt(v)
  h <- rowSums(qr.Q(qr(U, LAPACK = TRUE))^2)
  colSums(S * (yes * plogis(-eta) - (all - yes) * plogis(eta) + h * (0.5 - plogis(eta))))
}
set.seed(1)
for (d in split(trials, trials$table)) {
  t <- d$table[1]
  levels <- sort(unique(d$f))
  X <- cbind(1, d$x, d$b, outer(d$f, levels[-1], "==") + 0, d$c)
  p <- ncol(X); id <- t * 100 + seq_len(p) - 1
  k <- d$all > 0
  yes <- d$yes[k]; all <- d$all[k]
  raw <- qr(X[k, , drop = FALSE] * sqrt(all), tol = 1e-11)
  g <- sort(raw$pivot[seq_len(raw$rank)])
  X <- X[k, g, drop = FALSE]
  shift <- c(0, colMeans(X[, -1, drop = FALSE])); unit <- c(1, apply(X[, -1, drop = FALSE], 2, function(v) sqrt(mean((v - mean(v))^2))))
  S <- sweep(sweep(X, 2, shift), 2, unit, "/")
  back <- diag(1 / unit, length(g)); back[1, ] <- -shift / unit; back[1, 1] <- 1
  fit <- suppressWarnings(glm.fit(S, yes / all, all, family = binomial(), control = list(maxit = 1)))
  fit <- brglmFit(S, yes / all, all, family = binomial(), control = list(type = "AS_mean", epsilon = 1e-12, maxit = 5000, slowit = 0.8))
  beta <- se <- rep(NaN, p)
  b <- fit$coefficients
  f <- penalised(S, yes, all); df <- slope(S, yes, all)
  # The top over some coefficients: by nlminb, then on by scoring.
  newton <- function(b, free) {
    near <- nlminb(b[free], function(o) -f(replace(b, free, o)), function(o) -df(replace(b, free, o))[free],
      control = list(rel.tol = 1e-15, x.tol = 1e-12, iter.max = 500, eval.max = 1000))
    b[free] <- near$par
    for (again in 1:5) {
      s <- df(b)[free]
      eta <- drop(S %*% b)
      q <- qr(S[, free, drop = FALSE] * sqrt(all * plogis(eta) * plogis(-eta)), LAPACK = TRUE)
      step <- numeric(length(s))
      step[q$pivot] <- backsolve(qr.R(q), forwardsolve(t(qr.R(q)), s[q$pivot]))
      if (!base::all(is.finite(step)) || f(replace(b, free, b[free] + step)) < f(b)) break
      b[free] <- b[free] + step
    }
    b
  }
  top <- newton(b, seq_along(b))
  beta[g] <- drop(back %*% top)
  eta <- drop(S %*% top)
  V <- solve(crossprod(S, all * plogis(eta) * plogis(-eta) * S))
  se[g] <- sqrt(diag(back %*% V %*% t(back)))
  if (max(abs(b - top)) > 1e-5) why[[length(why) + 1]] <- data.frame(table = id, figure = "firth coefficient", reason = "brglm2 stops before the top")
  say(id, "firth coefficient", replace(beta, g, drop(back %*% b)))
  say(id, "firth error", se)
  say(t, "penalised log likelihood", f(top) + sum(log(unit)))
  for (column in c(x = 2, b = 3)) {
    name <- c("x", "b")[column - 1]
    j <- match(column, g)
    if (is.na(j)) { for (what in c("ratio", "p", "low", "high")) say(t, paste(name, what), NaN); next }
    profile <- function(value) {
      start <- top
      if (length(b) == 1) return(2 * (f(top) - f(value)))
      free <- seq_along(b)[-j]
      # Far out there can be two tops: the higher one of several starts counts.
      starts <- list(newton(replace(top, j, value), free), newton(replace(0 * top, j, value), free))
      for (part in c(0.5, 1)) start <- newton(replace(start, j, top[j] + part * (value - top[j])), free)
      tops <- c(f(start), sapply(starts, f))
      if (max(tops) - min(tops) > 1e-6) two <<- TRUE
      2 * (f(top) - max(tops))
    }
    error <- sqrt(V[j, j])
    end <- function(side) {
      reach <- 2 * error
      while (profile(top[j] + side * reach) < qchisq(0.95, 1)) { reach <- 1.5 * reach; if (reach > 1e9 * error) return(side * Inf) }
      uniroot(function(r) profile(top[j] + side * r) - qchisq(0.95, 1), c(0, reach), tol = 1e-10 * error)$root * side + top[j]
    }
    ratio <- profile(0)
    say(t, paste(name, "ratio"), ratio)
    say(t, paste(name, "p"), pchisq(ratio, 1, lower.tail = FALSE))
    for (side in c(-1, 1)) {
      two <- FALSE
      figure <- paste(name, if (side < 0) "low" else "high")
      at <- end(side)
      say(t, figure, at / unit[j])
      # Is there a higher top at the end, which no start came to?
      if (is.finite(at) && length(b) > 1) for (sd in c(3, 3, 6, 6, 10, 15)) {
        free <- seq_along(b)[-j]
        other <- 2 * (f(top) - f(newton(replace(rnorm(length(top), top, sd), j, at), free)))
        if (is.finite(other) && other < qchisq(0.95, 1) - 1e-6) two <- TRUE
      }
      if (two) why[[length(why) + 1]] <- data.frame(table = t, figure = figure,
        reason = "the penalised likelihood has two tops on the way and searches end at either")
    }
  }
}
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(why)) write.csv(do.call(rbind, why), file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
