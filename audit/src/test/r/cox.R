# coxph and cox.zph; a table's number modulo 8 says which of ties, strata and clusters it tries.
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
all <- read.csv(file.path(folder, "times.csv"))
ids <- integer(); figures <- character(); values <- numeric(); reasons <- list()
say <- function(id, figure, value) {
  ids[length(ids) + 1] <<- id; figures[length(figures) + 1] <<- figure; values[length(values) + 1] <<- if (is.null(value) || is.na(value)) NaN else value
}
excuse <- function(id, figure, why) reasons[[length(reasons) + 1]] <<- c(id, figure, why)
control <- suppressWarnings(coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-12))

freedom <- 0 # of the last table: how many covariates are no sum of others

# Whether some direction is never further for anybody at risk than for those with the event: then the
# likelihood has no maximum. Asked of every table, by linear programming over all comparisons.
monotone <- function(d, stratum) {
  freedom <<- 0
  rows <- NULL
  for (i in which(d$event == 1)) {
    at <- which(stratum == stratum[i] & d$time >= d$time[i])
    rows <- rbind(rows, sweep(-as.matrix(d[at, c("x0", "x1", "x2")]), 2, -as.numeric(d[i, c("x0", "x1", "x2")]), "-"))
  }
  rows <- rows[rowSums(abs(rows)) > 0, , drop = FALSE]
  if (is.null(rows) || !nrow(rows)) return(FALSE)
  # max sum(rows g), rows g >= 0, |g| <= 1: above 0 if there is one. Three covariates: the cone's
  # edges are crossed by pairs of comparisons, or the axes where rows have less than full rank.
  rows <- unique(round(rows / sqrt(rowSums(rows^2)), 12))
  null <- svd(rows, nv = 3)
  freedom <<- sum(null$d > 1e-9 * null$d[1])
  base <- null$v[, seq_len(freedom), drop = FALSE]
  r <- rows %*% base
  # Edges of the cone of some comparisons; those that the edges break are added until none is broken.
  used <- seq_len(min(12, nrow(r)))
  if (freedom == 3) used <- unique(c(qr(t(r))$pivot[1:3], used))
  repeat {
    w <- r[used, , drop = FALSE]
    g <- edges(w, freedom)
    ok <- apply(w %*% t(g), 2, min) > -1e-9
    g <- g[ok, , drop = FALSE]
    if (!nrow(g)) return(FALSE)
    v <- r %*% t(g)
    least <- apply(v, 2, min)
    if (any(least > -1e-9 & apply(v, 2, max) > 1e-9)) return(TRUE)
    more <- setdiff(unique(apply(v, 2, which.min)[least <= -1e-9]), used)
    if (!length(more)) return(FALSE)
    used <- c(used, more)
  }
}

edges <- function(w, freedom) {
  p <- if (freedom == 1) matrix(1, 1) else if (freedom == 2) cbind(-w[, 2], w[, 1]) else {
    i <- combn(nrow(w), 2)
    a <- w[i[1, ], , drop = FALSE]; b <- w[i[2, ], , drop = FALSE]
    cbind(a[, 2] * b[, 3] - a[, 3] * b[, 2], a[, 3] * b[, 1] - a[, 1] * b[, 3], a[, 1] * b[, 2] - a[, 2] * b[, 1])
  }
  p <- p[rowSums(p^2) > 1e-16, , drop = FALSE]
  p <- p / sqrt(rowSums(p^2))
  rbind(p, -p)
}

for (table in unique(all$table)) {
  d <- all[all$table == table, ]
  method <- if (table %% 2 == 0) "efron" else "breslow"
  strata <- table %/% 2 %% 2 == 1; clustered <- table %/% 4 %% 2 == 1
  clusters <- length(unique(d$cluster))
  formula <- if (strata) Surv(time, event) ~ x0 + x1 + x2 + strata(stratum) else Surv(time, event) ~ x0 + x1 + x2
  fit <- function() suppressWarnings(if (clustered) coxph(formula, d, weights = weight, cluster = cluster, method = method, control = control, robust = TRUE)
    else coxph(formula, d, weights = weight, method = method, control = control, robust = FALSE))
  none <- sum(d$event) == 0
  m <- !none && monotone(d, if (strata) d$stratum else rep(0, nrow(d)))
  say(table, "monotone", as.numeric(m))
  f <- if (none) "no events" else tryCatch(fit(), error = conditionMessage)
  broken <- is.character(f)
  if (none) freedom <- 0
  say(table, "degrees of freedom", freedom)
  df <- if (m) freedom else if (broken) 0 else sum(!is.na(coef(f)))
  if (df != freedom && !m) {
    why <- "R takes a sum of other covariates for independent, or the reverse, by its tolerance"
    for (k in c("log likelihood", outer(c("coefficient", "naive error", "error", "p"), 0:2, paste), outer(c("likelihood ratio", "score", "Wald", "robust score"), c("", " p"), paste0), outer(c("KAPLAN_MEIER", "IDENTITY"), c("x1", "all"), paste))) excuse(table, k, why)
  }
  if (broken || all(is.na(coef(f)))) {
    flat <- function(d) if (none) 0 else as.numeric(logLik(coxph(if (strata) Surv(time, event) ~ strata(stratum) else Surv(time, event) ~ 1, d, weights = weight, method = method)))
    ll <- rep(flat(d), 2)
  } else ll <- f$loglik
  test <- function(name, statistic, df) {
    say(table, name, if (df > 0) statistic else NaN)
    say(table, paste(name, "p"), if (df > 0 && !is.na(statistic)) pchisq(max(0, statistic), df, lower.tail = FALSE) else NaN)
  }
  say(table, "log likelihood", ll[2]); say(table, "log likelihood without", ll[1])
  test("likelihood ratio", 2 * diff(ll), df); test("score", if (df > 0 && !broken) f$score else NaN, df)
  if (m && !broken && sum(!is.na(coef(f))) != df) for (k in c("log likelihood", "likelihood ratio", "likelihood ratio p", "score", "score p"))
    excuse(table, k, "coxph leaves a covariate out while its coefficient runs to infinity")
  if (broken && df > 0) for (k in c("log likelihood", "likelihood ratio", "likelihood ratio p", "score", "score p")) excuse(table, k, paste("coxph stops:", gsub("[,\n].*", "", f)))
  if (m) next
  k <- if (df > 0) f$coefficients else rep(NaN, 3)
  v <- if (df > 0) diag(f$var) else rep(NaN, 3)
  n <- if (df > 0) diag(if (clustered) f$naive.var else f$var) else rep(NaN, 3)
  if (clustered && clusters < 2) v <- rep(NaN, 3)
  for (j in 1:3) {
    gone <- is.na(k[j])
    say(table, paste("coefficient", j - 1), k[j])
    say(table, paste("naive error", j - 1), if (gone) NaN else sqrt(n[j]))
    say(table, paste("error", j - 1), if (gone) NaN else sqrt(v[j]))
    say(table, paste("p", j - 1), if (gone) NaN else 2 * pnorm(-abs(k[j]) / sqrt(v[j])))
  }
  enough <- !clustered || clusters > df
  if (clustered && enough && df > 0) {
    i <- !is.na(k)
    # Why a variance cannot be inverted. Roots are taken before they are multiplied, as 1e-300 squared is 0.
    flat <- function(v) {
      if (!base::all(is.finite(v))) return("the robust variance is infinite or missing")
      root <- sqrt(pmax(diag(v), 1e-300))
      e <- svd(v / outer(root, root))$d
      if (min(e) <= 1e-7 * max(e)) "the robust variance is singular" else ""
    }
    why <- flat(f$var[i, i, drop = FALSE])
    if (why != "") for (e in c("Wald", "Wald p")) excuse(table, e, why)
    start <- suppressWarnings(coxph(formula, d, weights = weight, method = method, init = rep(0, 3), iter.max = 0))
    sums <- rowsum(as.matrix(residuals(start, "score", weighted = TRUE)), d$cluster)[, i, drop = FALSE]
    why <- flat(crossprod(sums))
    if (why != "") for (e in c("robust score", "robust score p")) excuse(table, e, why)
  }
  test("Wald", if (df > 0 && enough) f$wald.test else NaN, df)
  test("robust score", if (df > 0 && clustered && enough) f$rscore else NaN, df)
  for (clock in c("KAPLAN_MEIER", "IDENTITY")) {
    z <- if (df == 0) "none" else tryCatch(cox.zph(f, if (clock == "IDENTITY") "identity" else "km")$table, error = conditionMessage)
    for (row in c("x1", "all")) {
      figure <- paste(clock, row)
      if (is.character(z)) {
        say(table, figure, NaN)
        if (df > 0) excuse(table, figure, paste("cox.zph stops:", sub("[:,].*", "", z)))
      } else if (row == "all") say(table, figure, z["GLOBAL", "p"])
      else say(table, figure, if ("x1" %in% rownames(z)) z["x1", "chisq"] else NaN)
    }
  }
}
out <- data.frame(table = ids, figure = figures, value = format(values, digits = 17, trim = TRUE))
write.csv(out, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(reasons)) {
  r <- as.data.frame(do.call(rbind, reasons)); r <- r[!duplicated(r[1:2]), ]; names(r) <- c("table", "figure", "reason")
  write.csv(r, file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
}
