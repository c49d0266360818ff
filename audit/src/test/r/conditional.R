# Conditional logistic regression by survival's exact partial likelihood, on columns in like units.
# Where the likelihood has no top, coxph runs on; coefficients that still grow are infinite, and the
# others' limits are where it stands.
suppressMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
trials <- read.csv(file.path(folder, "trials.csv"), stringsAsFactors = FALSE)
out <- list(); why <- list()
say <- function(table, figure, value) out[[length(out) + 1]] <<- data.frame(table = table, figure = figure, value = value)
for (d in split(trials, trials$table)) {
  t <- d$table[1]
  levels <- sort(unique(d$f))
  X <- cbind(d$x, d$b, outer(d$f, levels[-1], "==") + 0, d$c)
  p <- ncol(X); id <- t * 100 + seq_len(p) - 1
  rows <- c(rep(seq_len(nrow(d)), d$yes), rep(seq_len(nrow(d)), d$all - d$yes))
  y <- rep(1:0, c(sum(d$yes), sum(d$all - d$yes)))
  X <- X[rows, , drop = FALSE]; set <- d$cluster[rows]
  rate <- ave(y, set)
  say(t, "sets without variation", length(unique(set[rate %in% 0:1])))
  k <- rate > 0 & rate < 1
  beta <- se <- rep(NaN, p); value <- 0; ratio <- 0
  if (any(k)) {
    X <- X[k, , drop = FALSE]; y <- y[k]; set <- set[k]
    C <- apply(X, 2, function(v) { w <- v - ave(v, set); replace(w, abs(w) <= 1e-14 * abs(v), 0) })
    C <- matrix(C, ncol = p)
    raw <- qr(C, tol = 1e-11)
    g <- sort(raw$pivot[seq_len(raw$rank)])
    fit <- function(S, y, set, n) suppressWarnings(coxph(Surv(rep(1, length(y)), y) ~ S + strata(set), method = "exact",
      control = coxph.control(eps = 1e-14, iter.max = n, toler.chol = 1e-14)))
    nothing <- suppressWarnings(coxph(Surv(rep(1, length(y)), y) ~ strata(set), method = "exact"))$loglik[1]
    value <- nothing
    if (length(g)) {
      unit <- apply(C[, g, drop = FALSE], 2, function(v) sqrt(mean(v^2)))
      S <- sweep(C[, g, drop = FALSE], 2, unit, "/")
      some <- fit(S, y, set, 15); more <- fit(S, y, set, 22)
      value <- more$loglik[2]; nothing <- more$loglik[1]
      grown <- abs(coef(more) - coef(some)) > 1e-3 | is.na(coef(more))
      beta[g] <- coef(more) / unit; se[g] <- sqrt(diag(vcov(more))) / unit
      if (any(grown)) {
        beta[g][grown] <- NaN; se[g][grown] <- NaN
        why[[length(why) + 1]] <- expand.grid(table = id, figure = c("conditional coefficient", "conditional error"),
          reason = "separated within sets: coxph stops short of the limit")
        why[[length(why) + 1]] <- data.frame(table = t, figure = c("log likelihood", "likelihood ratio"),
          reason = "separated within sets: coxph stops short of the limit")
      }
    }
    ratio <- 2 * (value - nothing)
  }
  say(id, "conditional coefficient", beta)
  say(id, "conditional error", se)
  say(t, "log likelihood", value)
  say(t, "likelihood ratio", ratio)
}
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(why)) write.csv(do.call(rbind, why), file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
