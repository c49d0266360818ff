# Firth's regression by brglm2 (type AS_mean). R has no package with profiles here (logistf is not
# packaged for Debian), so they are by hand: the penalised likelihood with the information of all
# columns, its top over the others by nlminb from several starts, the highest counting, ends by uniroot.
# Where our end is another, the likelihood computed here must say that ours is right.
suppressMessages(library(brglm2))
library(parallel)
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
# Why our end of an interval may differ from the search's here, checked by the likelihood of this script alone
# (empty: it may not). Ours must lie where the highest top found comes to the threshold; if it is farther out,
# a top that is not refused must lie at the end found here; if it is nearer, the profile must be refused
# beyond ours.
differs <- function(ours, theirs, estimate, chi, fall, search, follow) {
  there <- search(ours)
  if (abs(fall(there) - chi) > 1e-5) return("")
  if (!is.finite(theirs) || abs(ours - estimate) < abs(theirs - estimate)) {
    beyond <- search(ours + 1e-3 * (ours - estimate))
    return(if (fall(beyond) > chi) "the profile passes the threshold more than once and ours is its first end" else "")
  }
  back <- there[1]
  for (part in seq(0.9, 0, by = -0.1)) back <- follow(theirs + part * (ours - theirs), back)
  if (fall(back) < chi - 1e-6) "R's search misses a higher top that it finds from ours" else ""
}
ours <- read.csv(file.path(folder, "ours.csv"), stringsAsFactors = FALSE)
compare <- function(d) {
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
  if (max(abs(b - top)) > 1e-5) why[[length(why) + 1]] <<- data.frame(table = id, figure = "firth coefficient", reason = "brglm2 stops before the top")
  say(id, "firth coefficient", replace(beta, g, drop(back %*% b)))
  say(id, "firth error", se)
  say(t, "penalised log likelihood", f(top) + sum(log(unit)))
  for (column in c(x = 2, b = 3)) {
    name <- c("x", "b")[column - 1]
    j <- match(column, g)
    if (is.na(j)) { for (what in c("ratio", "p", "low", "high")) say(t, paste(name, what), NaN); next }
    free <- seq_along(b)[-j]; chi <- qchisq(0.95, 1); error <- sqrt(V[j, j])
    # The tops at a value that searches from some starts end at, the highest first.
    tops <- function(value, starts) {
      if (length(b) == 1) return(list(value))
      found <- lapply(starts, function(start) newton(replace(start, j, value), free))
      height <- sapply(found, f)
      found[order(-replace(height, !is.finite(height), -Inf))]
    }
    fall <- function(found) 2 * (f(top) - f(found[[1]]))
    along <- function(steps) do.call(c, lapply(free, function(i) lapply(c(-steps, steps), function(by) replace(top, i, top[i] + by))))
    scattered <- function(count) lapply(rep_len(c(3, 6, 10, 15), count), function(sd) rnorm(length(top), top, sd))
    ratio <- fall(tops(0, c(list(top, 0 * top), scattered(4))))
    say(t, paste(name, "ratio"), ratio)
    say(t, paste(name, "p"), pchisq(ratio, 1, lower.tail = FALSE))
    for (side in c(-1, 1)) {
      figure <- paste(name, if (side < 0) "low" else "high")
      # Outwards from the estimate, the top followed; the end is searched from scattered starts, and where
      # one comes higher, the search goes on outwards with that top among its starts.
      inner <- 0; reach <- 2 * error; known <- list(top); at <- NaN
      for (again in 1:40) {
        here <- tops(top[j] + side * reach, c(known, list(0 * top)))
        if (fall(here) < chi) { inner <- reach; known <- c(here[1], known)[1:min(3, length(known) + 1)]; reach <- 1.5 * reach; if (reach > 1e9 * error) { at <- side * Inf; break }; next }
        starts <- c(known, here[1], list(0 * top))[1:min(4, length(known) + 2)]
        if (again == 1 || inner == 0) edge <- -chi else edge <- fall(tops(top[j] + side * inner, starts)) - chi
        if (edge >= 0) break
        end <- uniroot(function(r) fall(tops(top[j] + side * r, starts)) - chi, c(inner, reach), f.lower = edge, f.upper = fall(here) - chi, tol = 1e-10 * error)$root
        more <- if (length(b) > 1) tops(top[j] + side * end, scattered(10)) else tops(top[j] + side * end, list(top))
        if (!(fall(more) < chi - 1e-6)) { at <- top[j] + side * end; break }
        inner <- end; known <- c(more[1], known)[1:min(3, length(known) + 1)]
      }
      say(t, figure, at / unit[j])
      other <- ours$value[ours$table == t & ours$figure == figure] * unit[j]
      if (length(other) == 1 && is.finite(other) && !isTRUE(abs(other - at) <= 1e-6 * max(unit[j], abs(at)))) why[[length(why) + 1]] <<-
        data.frame(table = t, figure = figure, reason = differs(other, at, top[j], chi, fall, function(v) tops(v, c(known, list(top, 0 * top), scattered(80), along(c(3, 6, 12, 24)))), function(v, from) tops(v, from)))
    }
  }
}
# Two halves at a time; each table has its own seed.
halves <- mclapply(0:1, mc.cores = 2, function(half) {
  for (d in split(trials, trials$table)) if (d$table[1] %% 2 == half) { set.seed(d$table[1] + 1); compare(d) }
  list(out = out, why = why)
})
failed <- Filter(function(h) inherits(h, "try-error"), halves)
if (length(failed)) stop(failed[[1]])
out <- c(halves[[1]]$out, halves[[2]]$out); why <- c(halves[[1]]$why, halves[[2]]$why)
why <- Filter(function(w) any(w$reason != ""), why)
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(why)) write.csv(do.call(rbind, why), file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
