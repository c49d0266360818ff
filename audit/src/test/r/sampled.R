# Samples with sampling weights by the package survey (Lumley 2004, "Analysis of complex survey samples",
# Journal of Statistical Software 9): units drawn with replacement, one stratum of the design. Errors of
# ratios and odds ratios, over strata, too, by its svycontrast, which differentiates the formulas itself;
# Rao and Scott's test (1984) by svychisq; regressions by svyglm.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
folder <- commandArgs(trailingOnly = TRUE)[1]
rows <- read.csv(file.path(folder, "rows.csv"), stringsAsFactors = FALSE)
out <- list(); why <- list()
say <- function(table, figure, value) out[[length(out) + 1]] <<- data.frame(table = table, figure = figure, value = unname(value))
three <- function(table, figure, value, low, high) { say(table, figure, value); say(table, paste(figure, "low"), low); say(table, paste(figure, "high"), high) }
excuse <- function(table, figure) why[[length(why) + 1]] <<- data.frame(table = table, figure = figure, reason = "separated: svyglm stops short of the limit")
# A slope from differences at a step and at half of it, where the error by the step's square goes.
richardson <- function(f, h) (4 * f(h / 2) / h - f(h) / (2 * h)) / 3
# An interval on the scale of a contrast, then back; none where its error is zero or undefined.
interval <- function(table, figure, value, contrast, df, level, back = identity) {
  ends <- c(NaN, NaN)
  if (!is.null(contrast) && df > 0) {
    e <- SE(contrast)
    if (is.finite(e) && e > 1e-9 && is.finite(coef(contrast))) ends <- back(coef(contrast) + c(-1, 1) * qt((1 + level) / 2, df) * e)
  }
  three(table, figure, value, ends[1], ends[2])
}
for (d in split(rows, rows$table)) {
  t <- d$table[1]; level <- d$level[1]; units <- length(unique(d$unit))
  cells <- paste0(rep(c("a", "b", "c", "d"), max(d$stratum) + 1), rep(0:max(d$stratum), each = 4))
  for (k in seq_along(cells)) {
    s <- (k - 1) %/% 4; j <- (k - 1) %% 4
    d[[cells[k]]] <- as.numeric(d$stratum == s & d$exposed == (j < 2) & d$yes == (j %% 2 == 0))
  }
  d$a <- d$exposed * d$yes; d$b <- d$exposed * (1 - d$yes); d$c.. <- (1 - d$exposed) * d$yes; d$d <- (1 - d$exposed) * (1 - d$yes)
  levels <- sort(unique(d$f))
  X <- cbind(1, d$exposed, d$c, outer(d$f, levels[-1], "==") + 0)
  p <- ncol(X); id <- t * 100 + seq_len(p) - 1
  raw <- qr(X, tol = 1e-11); g <- sort(raw$pivot[seq_len(raw$rank)])
  for (k in seq_along(g)) d[[paste0("x", k)]] <- X[, g[k]]
  # In units of their mean: the package compares sums of weights with zero.
  d$w <- d$weight / mean(d$weight)
  alone <- units < 2
  design <- if (!alone) svydesign(ids = ~unit, weights = ~w, data = d)
  total <- function(names) svytotal(reformulate(names), design)
  four <- if (!alone) total(c("a", "b", "c..", "d"))
  n <- c(a = sum(d$w * d$a), b = sum(d$w * d$b), c = sum(d$w * d$c..), d = sum(d$w * d$d))
  contrast <- function(possible, formula) if (!alone && possible) svycontrast(four, formula)
  rate <- c(n["a"] / (n["a"] + n["b"]), n["c"] / (n["c"] + n["d"]))
  groups <- c(n["a"] + n["b"], n["c"] + n["d"])
  # svyciprop, with the degrees of freedom of the whole sample.
  for (k in 1:2) {
    figure <- c("rate of the exposed", "rate of the others")[k]
    ends <- c(NaN, NaN)
    if (!alone && groups[k] > 0 && n[2 * k - 1] > 0 && n[2 * k] > 0) {
      group <- subset(design, exposed == 2 - k)
      if (SE(svymean(~yes, group)) > 1e-9) ends <- confint(svyciprop(~yes, group, method = "xlogit", level = level, df = units - 1))
    }
    three(t, figure, rate[k], ends[1], ends[2])
  }
  both <- all(groups > 0)
  # svyglm of a straight line in one mark is the difference of rates.
  line <- if (!alone && both) tryCatch(svyglm(yes ~ exposed, design), error = function(e) stop("table ", t, ": ", conditionMessage(e)))
  ends <- c(NaN, NaN)
  if (!is.null(line) && units > 2 && SE(line)[2] > 1e-9) ends <- coef(line)[2] + c(-1, 1) * qt((1 + level) / 2, units - 2) * SE(line)[2]
  three(t, "difference", if (both) rate[1] - rate[2] else NaN, ends[1], ends[2])
  interval(t, "ratio", if (both && n["a"] + n["c"] > 0) rate[1] / rate[2] else NaN,
    contrast(both && n["a"] > 0 && n["c"] > 0, quote(log(a / (a + b)) - log(c.. / (c.. + d)))), units - 2, level, exp)
  margins <- both && n["a"] + n["c"] > 0 && n["b"] + n["d"] > 0
  interval(t, "odds ratio", if (margins) n["a"] / n["b"] / n["c"] * n["d"] else NaN,
    contrast(all(n > 0), quote(log(a) + log(d) - log(b) - log(c..))), units - 2, level, exp)
  test <- c(NaN, NaN)
  if (!alone && all(n > 0)) {
    chi <- svychisq(~exposed + yes, design, statistic = "F")
    test <- c(chi$statistic, chi$p.value)
    if (!is.finite(test[1])) test <- c(NaN, NaN)
  }
  say(t, "Rao-Scott F", test[1]); say(t, "Rao-Scott p", test[2])
  # Over strata.
  present <- Filter(function(s) any(d$stratum == s), 0:max(d$stratum))
  add <- function(part) paste(sapply(present, function(s) gsub("#", s, part)), collapse = " + ")
  all4 <- paste0(rep(c("a", "b", "c", "d"), length(present)), rep(present, each = 4))
  m <- as.list(colSums(d$w * d[all4]))
  N <- "(a# + b# + c# + d#)"
  above <- add(paste("a# * d# /", N)); below <- add(paste("b# * c# /", N))
  upper <- add(paste("(a# * d# - b# * c#) /", N)); lower <- add(paste("(a# + b#) * (c# + d#) /", N))
  at <- function(text) eval(parse(text = text)[[1]], m)
  strata <- if (!alone) total(all4)
  over <- function(possible, text) if (!alone && possible) svycontrast(strata, parse(text = text)[[1]])
  interval(t, "common odds", at(above) / at(below), over(at(above) > 0 && at(below) > 0, paste0("log(", above, ") - log(", below, ")")), units - 2, level, exp)
  interval(t, "common difference", at(upper) / at(lower), over(at(lower) > 0, paste0("(", upper, ") / (", lower, ")")), units - 2, level)
  # Regression, over the columns that are no combination of earlier ones.
  columns <- paste0("x", seq_along(g))
  df <- units - length(g)
  beta <- se <- pval <- low <- high <- rep(NaN, p); effect <- error <- rep(NaN, p - 1); degrees <- NaN
  formula <- reformulate(c("0", columns), "yes")
  fit <- suppressWarnings(glm(formula, quasibinomial(), d, weights = w, control = list(epsilon = 1e-10, maxit = 200)))
  on <- suppressWarnings(glm.fit(as.matrix(d[columns]), d$yes, d$w, family = quasibinomial(), start = coef(fit), control = list(epsilon = 1e-16, maxit = 3)))
  separated <- max(abs(on$linear.predictors - fit$linear.predictors)) > 1e-3
  if (separated) {
    # What is finite, and what is not, the families logistic and separation compare.
    for (what in c("coefficient", "error", "p", "low", "high")) excuse(id, paste("logistic", what))
    excuse(t * 100 + seq_len(p - 1) - 1, "average effect"); excuse(t * 100 + seq_len(p - 1) - 1, "average effect's error")
  } else beta[g] <- on$coefficients
  if (df > 0) degrees <- df
  if (!separated && df > 0) {
    model <- suppressWarnings(svyglm(formula, design, family = quasibinomial(), start = on$coefficients, control = list(epsilon = 1e-14, maxit = 50)))
    if (model$df.residual != df) stop("degrees of table ", t)
    V <- vcov(model)
    se[g] <- sqrt(diag(V))
    pval[g] <- 2 * pt(-abs(coef(model) / sqrt(diag(V))), df)
    # As confint, whose ends are infinite where the normal level that t of few degrees comes to rounds to 1.
    half <- qt((1 + level) / 2, df) * sqrt(diag(V))
    low[g] <- coef(model) - half; high[g] <- coef(model) + half
    # Predicted chances with a mark, or a whole factor, set, and slopes of a number; errors by the delta method.
    chance <- function(j, v, B) {
      Z <- X
      if (j > 3) Z[, 4:p] <- 0
      Z[, j] <- v
      q <- plogis(as.vector(Z[, g, drop = FALSE] %*% B))
      sum(d$w * q) / sum(d$w)
    }
    what <- function(j) if (all(X[, j] %in% 0:1)) function(B) chance(j, 1, B) - chance(j, 0, B) else function(B) {
      q <- plogis(as.vector(X[, g, drop = FALSE] %*% B))
      sum(d$w * q * (1 - q)) / sum(d$w) * B[match(j, g)]
    }
    for (j in 2:p) if (j %in% g) {
      B <- coef(model); G <- what(j)
      effect[j - 1] <- G(B)
      slopes <- sapply(seq_along(B), function(k) richardson(function(h) G(replace(B, k, B[k] + h)) - G(replace(B, k, B[k] - h)), 1e-3))
      error[j - 1] <- sqrt(drop(slopes %*% V %*% slopes))
    }
  }
  say(id, "logistic coefficient", beta); say(id, "logistic error", se); say(id, "logistic p", pval)
  say(id, "logistic low", low); say(id, "logistic high", high); say(t, "logistic degrees", degrees)
  say(t * 100 + seq_len(p - 1) - 1, "average effect", effect); say(t * 100 + seq_len(p - 1) - 1, "average effect's error", error)
}
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(why)) write.csv(do.call(rbind, why), file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
