# Trends with dose: prop.trend.test; coin's independence test within blocks (Mantel's extension); Wald and
# likelihood ratio tests of natural splines by splines::ns, which spans the same curves in another basis;
# isoreg over single cases.
suppressMessages({library(coin); library(splines)})
folder <- commandArgs(trailingOnly = TRUE)[1]
trials <- read.csv(file.path(folder, "trials.csv"), stringsAsFactors = FALSE)
out <- list()
say <- function(table, figure, value) out[[length(out) + 1]] <<- data.frame(table = table, figure = figure, value = value)
fit <- function(X, d) {
  f <- suppressWarnings(glm.fit(X, d$yes / d$all, d$all, family = binomial(), control = list(epsilon = 1e-9, maxit = 100)))
  for (again in 1:4) f <- suppressWarnings(glm.fit(X, d$yes / d$all, d$all, family = binomial(),
    start = replace(f$coefficients, is.na(f$coefficients), 0), control = list(epsilon = 1e-9, maxit = 100)))
  f
}
wald <- function(f, columns) {
  k <- seq_len(f$rank)
  V <- chol2inv(f$qr$qr[k, k, drop = FALSE])
  at <- match(columns, f$qr$pivot[k]); at <- at[!is.na(at)]
  if (!length(at)) return(NaN)
  b <- f$coefficients[f$qr$pivot[k][at]]
  drop(b %*% solve(V[at, at, drop = FALSE], b))
}
for (d in split(trials, trials$table)) {
  t <- d$table[1]
  d <- d[d$all > 0, , drop = FALSE]
  rows <- c(rep(seq_len(nrow(d)), d$yes), rep(seq_len(nrow(d)), d$all - d$yes))
  y <- rep(1:0, c(sum(d$yes), sum(d$all - d$yes)))
  x <- d$x[rows]; varies <- length(unique(x)) > 1 && length(unique(y)) > 1
  unit <- if (varies) sd(x) else 1; z <- (x - mean(x)) / unit
  u <- (d$x - mean(x)) / unit
  say(t, "trend z", if (varies) sqrt(suppressWarnings(prop.trend.test(d$yes, d$all, u)$statistic)) * sign(sum((y - mean(y)) * z)) else NaN)
  set <- factor(d$cluster[rows])
  useful <- ave(y, set, FUN = function(v) length(unique(v))) > 1 & ave(z, set, FUN = function(v) length(unique(v))) > 1
  m <- if (any(useful)) {
    i <- if (nlevels(droplevels(set[useful])) > 1) independence_test(y[useful] ~ z[useful] | droplevels(set[useful])) else independence_test(y[useful] ~ z[useful])
    c(statistic(i), pvalue(i))
  } else c(NaN, NaN)
  say(t, "stratified trend z", m[1]); say(t, "stratified trend p", m[2])
  order <- order(x, -y)
  curve <- isoreg(seq_along(y), y[order])$yf
  rates <- tapply(curve, x[order], function(v) v[1])
  say(t * 100 + seq_along(rates) - 1, "isotonic rate", as.numeric(rates))
  knots <- unique(quantile(z, c(0.05, 0.35, 0.65, 0.95), names = FALSE))
  without <- fit(cbind(1, d$b), d)
  straight <- fit(cbind(1, u, d$b), d)
  ratio <- function(a, b) if (a$rank > b$rank) c(max(0, b$deviance - a$deviance), pchisq(max(0, b$deviance - a$deviance), a$rank - b$rank, lower.tail = FALSE)) else c(NaN, NaN)
  tell <- function(figure, w, r) { say(t, paste(figure, "wald"), w); say(t, paste(figure, "ratio"), r[1]); say(t, paste(figure, "ratio p"), r[2]) }
  tell("line", wald(straight, 2), ratio(straight, without))
  if (length(knots) < 3) { for (f in c("any", "bend")) tell(f, NaN, c(NaN, NaN)); next }
  N <- ns(u, knots = knots[-c(1, length(knots))], Boundary.knots = range(knots))
  # The line first, so that what is left of the basis is bends.
  Q <- qr.Q(qr(cbind(1, u, N)))
  B <- Q[, seq_len(min(ncol(Q), length(knots)))[-(1:2)], drop = FALSE]
  curved <- fit(cbind(1, u, d$b, B), d)
  bends <- 3 + seq_len(ncol(B))
  tell("any", wald(curved, c(2, bends)), ratio(curved, without))
  tell("bend", wald(curved, bends), ratio(curved, straight))
}
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
