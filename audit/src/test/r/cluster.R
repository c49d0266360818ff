# Cluster-robust errors and Satterthwaite's degrees of freedom by clubSandwich, one row for each case;
# bootstraps by going through all patterns of signs, refitting each.
suppressMessages(library(clubSandwich))
folder <- commandArgs(trailingOnly = TRUE)[1]
trials <- read.csv(file.path(folder, "trials.csv"), stringsAsFactors = FALSE)
out <- list(); why <- list()
say <- function(table, figure, value) out[[length(out) + 1]] <<- data.frame(table = table, figure = figure, value = value)

robust <- function(figure, fit, cluster, type, back, g, id) {
  se <- df <- rep(NaN, length(id))
  if (length(unique(cluster)) > 1) {
    V <- vcovCR(fit, cluster = cluster, type = type)
    se[g] <- sqrt(diag(back %*% as.matrix(V) %*% t(back)))
    df[g] <- coef_test(fit, vcov = V, test = "Satterthwaite")$df_Satt
  }
  say(id, paste(figure, type, "error"), se)
  say(id[-1], paste(figure, type, "degrees"), df[-1])
}
patterns <- function(G) as.matrix(expand.grid(rep(list(c(1, -1)), G)))
beyond <- function(t) mean(!(abs(t) < abs(t[1]) * (1 - 1e-9)))
wild <- function(X, y, cluster, j) {
  G <- length(unique(cluster)); id <- match(cluster, unique(cluster))
  M <- chol2inv(qr.R(qr(X)))
  bread <- M %*% t(X)
  W <- X[, -j, drop = FALSE]
  fit <- drop(W %*% qr.coef(qr(W), y)); rest <- y - fit
  t <- apply(patterns(G), 1, function(v) {
    z <- fit + v[id] * rest
    b <- drop(bread %*% z)
    s <- rowsum(X * (z - drop(X %*% b)), id)
    error <- sqrt(G / (G - 1) * sum((s %*% M[, j])^2))
    # Residuals that vanish leave rounding alone.
    if (sum((s %*% M[, j])^2) <= 1e-24 * sum((rowsum(X * rest, id) %*% M[, j])^2)) Inf else b[j] / error
  })
  if (is.finite(t[1])) c(t[1], beyond(t)) else c(NaN, NaN)
}
score <- function(X, y, cluster, j) {
  G <- length(unique(cluster)); id <- match(cluster, unique(cluster))
  p <- suppressWarnings(glm.fit(X[, -j, drop = FALSE], y, family = binomial(), control = list(epsilon = 1e-14, maxit = 100)))$fitted.values
  a <- drop(rowsum(X * (y - p), id) %*% solve(t(X) %*% (X * (p * (1 - p))))[, j])
  t <- apply(patterns(G), 1, function(v) {
    about <- sum((v * a - mean(v * a))^2)
    if (about <= 1e-12 * sum(a^2)) Inf else sum(v * a) / sqrt(about)
  })
  if (is.finite(t[1])) c(t[1], beyond(t)) else c(NaN, NaN)
}
for (d in split(trials, trials$table)) {
  t <- d$table[1]
  levels <- sort(unique(d$f))
  X <- cbind(1, d$x, d$b, outer(d$f, levels[-1], "==") + 0, d$c)
  rows <- c(rep(seq_len(nrow(d)), d$yes), rep(seq_len(nrow(d)), d$all - d$yes))
  y <- rep(1:0, c(sum(d$yes), sum(d$all - d$yes)))
  cluster <- d$cluster[rows]
  p <- ncol(X); id <- t * 100 + seq_len(p) - 1
  raw <- qr(X[rows, , drop = FALSE], tol = 1e-11)
  g <- sort(raw$pivot[seq_len(raw$rank)])
  X <- X[rows, g, drop = FALSE]
  # In like units: clubSandwich takes eigenvalues below 1e-12 for zero whatever the unit.
  shift <- c(0, colMeans(X[, -1, drop = FALSE])); unit <- c(1, apply(X[, -1, drop = FALSE], 2, function(v) sqrt(mean((v - mean(v))^2))))
  S <- sweep(sweep(X, 2, shift), 2, unit, "/")
  back <- diag(1 / unit, length(g)); back[1, ] <- -shift / unit; back[1, 1] <- 1
  logistic <- suppressWarnings(glm(y ~ 0 + S, family = binomial(), control = list(epsilon = 1e-14, maxit = 100)))
  # R keeps the weights from before the last step; from here there is none to speak of.
  for (again in 1:3) logistic <- suppressWarnings(glm(y ~ 0 + S, family = binomial(), start = coef(logistic)))
  v <- logistic$fitted.values * (1 - logistic$fitted.values)
  if (min(v) < 1e-5) why[[length(why) + 1]] <- expand.grid(table = id, figure = paste("logistic CR2", c("error", "degrees")),
    reason = "chances so near 0 or 1 that clubSandwich takes eigenvalues that are not (their variance squared) for zero, or loses their digits")
  if (min(v) < 1e-9) why[[length(why) + 1]] <- expand.grid(table = id, figure = paste("logistic", rep(c("CR0", "CR1"), each = 2), c("error", "degrees")),
    reason = "chances so near 1 that R loses the digits of what is left")
  line <- lm(y ~ 0 + S)
  for (type in c("CR0", "CR1", "CR2")) {
    robust("logistic", logistic, cluster, type, back, g, id)
    robust("linear", line, cluster, type, back, g, id)
  }
  j <- match(2, g)
  several <- length(unique(cluster)) > 1 && !is.na(j)
  w <- if (several) wild(S, y, cluster, j) else c(NaN, NaN)
  s <- if (several) score(S, y, cluster, j) else c(NaN, NaN)
  say(t, "wild bootstrap t", w[1]); say(t, "wild bootstrap p", w[2])
  say(t, "score bootstrap t", s[1]); say(t, "score bootstrap p", s[2])
}
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(why)) write.csv(transform(do.call(rbind, why), reason = gsub(",", ";", reason)), file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
