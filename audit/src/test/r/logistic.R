# Logistic and linear regression by glm.fit and lm.wfit; average effects by differences and slopes of
# predicted chances, their errors by the delta method.
folder <- commandArgs(trailingOnly = TRUE)[1]
trials <- read.csv(file.path(folder, "trials.csv"), stringsAsFactors = FALSE)
out <- list()
say <- function(table, figure, value) out[[length(out) + 1]] <<- data.frame(table = table, figure = figure, value = value)

columns <- function(d) {
  levels <- sort(unique(d$f))
  cbind(1, d$x, d$b, outer(d$f, levels[-1], "==") + 0, d$c)
}
errors <- function(qr, p, scale) {
  se <- rep(NA_real_, p)
  k <- seq_len(qr$rank)
  se[qr$pivot[k]] <- sqrt(diag(chol2inv(qr$qr[k, k, drop = FALSE]))) * scale
  se
}
linear <- function(table, figure, X, y, w, count, within) {
  fit <- lm.wfit(X, y, w, tol = 1e-11)
  df <- count - fit$rank
  sigma <- if (df > 0) sqrt((sum(w * fit$residuals^2) + within) / df) else NA
  id <- table * 100 + seq_len(ncol(X)) - 1
  say(id, paste(figure, "coefficient"), fit$coefficients)
  say(id, paste(figure, "error"), errors(fit$qr, ncol(X), sigma))
}
# The fit on columns in like units, so that it keeps digits, and on from where it stops: a smaller epsilon
# would keep R from seeing collinear columns, since it takes a thousandth of it as their tolerance. Rows
# whose log odds still grow then are separated: the fit is done again without them, and coefficients that
# the other rows don't determine are infinite.
limit <- function(Z, y, w) {
  p <- ncol(Z)
  if (!length(y)) return(list(beta = rep(NaN, p), se = rep(NaN, p), infinite = rep(FALSE, p),
    aliased = rep(TRUE, p), value = 0, null = 0, rank = 0))
  shift <- c(0, apply(Z[, -1, drop = FALSE], 2, weighted.mean, w))
  unit <- sqrt(apply(sweep(Z, 2, shift), 2, function(v) weighted.mean(v^2, w)))
  unit <- ifelse(unit > 1e-12 * abs(shift), unit, 1)
  S <- sweep(sweep(Z, 2, shift), 2, unit, "/")
  raw <- qr(Z * sqrt(w), tol = 1e-11)
  aliased <- !(seq_len(p) %in% raw$pivot[seq_len(raw$rank)])
  S[, aliased] <- 0
  back <- diag(1 / unit, p); back[1, ] <- -shift / unit; back[1, 1] <- 1
  irls <- function(k, start = NULL) {
    fit <- suppressWarnings(glm.fit(S[k, , drop = FALSE], y[k], w[k], start = start, family = binomial(), control = list(epsilon = 1e-9, maxit = 200)))
    if (is.null(start)) for (again in 1:5) fit <- irls(k, replace(fit$coefficients, is.na(fit$coefficients), 0))
    fit
  }
  all <- irls(TRUE)
  on <- irls(TRUE, replace(all$coefficients, is.na(all$coefficients), 0))
  left <- abs(on$linear.predictors - all$linear.predictors) < 1e-3
  infinite <- rep(FALSE, p)
  fit <- all
  if (!all(left)) {
    R <- S[left, !aliased, drop = FALSE]
    still <- if (nrow(R)) { v <- svd(R, nu = 0, nv = ncol(R)); v$v[, c(v$d, rep(0, ncol(R) - length(v$d))) < 1e-9 * max(1, v$d), drop = FALSE] } else diag(ncol(R))
    infinite[!aliased] <- apply(abs(back[!aliased, !aliased, drop = FALSE] %*% still) > 1e-7 * sqrt(rowSums(back^2))[!aliased], 1, any)
    if (any(left)) fit <- irls(left)
  }
  beta <- se <- rep(NaN, p); V <- VC <- matrix(0, p, p); center <- NaN
  g <- which(!is.na(fit$coefficients))
  if (any(left)) {
    k <- seq_len(fit$rank)
    U <- matrix(0, p, p); U[fit$qr$pivot[k], fit$qr$pivot[k]] <- chol2inv(fit$qr$qr[k, k, drop = FALSE])
    V[g, g] <- back[g, g, drop = FALSE] %*% U[g, g, drop = FALSE] %*% t(back[g, g, drop = FALSE])
    VC[g, g] <- U[g, g] / outer(unit[g], unit[g])
    center <- fit$coefficients[1]
    beta[g] <- drop(back[g, g, drop = FALSE] %*% fit$coefficients[g])
    se[g] <- sqrt(diag(V)[g])
    beta[infinite] <- NaN; se[infinite] <- NaN
  }
  # Of single cases, so without the binomial coefficients that R adds.
  likelihood <- function(chance, k) {
    part <- function(w, log) sum(ifelse(w > 0, w * log, 0))
    part((w * y)[k], log(chance)) + part((w * (1 - y))[k], log1p(-chance))
  }
  list(beta = beta, se = se, VC = VC, shift = shift, center = center, infinite = infinite, aliased = aliased, rank = all$rank,
    value = if (any(left)) likelihood(fit$fitted.values, left) else 0, null = -2 * likelihood(weighted.mean(y, w), TRUE))
}
# What predict() would say with a column, or a whole factor, set; in columns less their means, so that
# the variance is no difference of large numbers.
effects <- function(fit, X, m, levels, slopes) {
  S <- sweep(X, 2, fit$shift)
  share <- m / sum(m)
  beta <- c(fit$center, replace(fit$beta, is.na(fit$beta), 0)[-1])
  sapply(2:ncol(X), function(j) {
    part <- function(v) {
      Z <- X; if (j %in% levels) Z[, levels] <- 0; Z[, j] <- v
      Z <- sweep(Z, 2, fit$shift); p <- plogis(drop(Z %*% beta))
      c(sum(share * p), colSums(share * p * (1 - p) * Z))
    }
    e <- if (j %in% slopes) {
      p <- plogis(drop(S %*% beta)); v <- p * (1 - p)
      c(sum(share * v) * beta[j], colSums(share * v * (1 - 2 * p) * S) * beta[j] + (seq_along(beta) == j) * sum(share * v))
    } else part(1) - part(0)
    c(e[1], sqrt(drop(e[-1] %*% fit$VC %*% e[-1])))
  })
}
for (d in split(trials, trials$table)) {
  t <- d$table[1]
  X <- columns(d)
  p <- ncol(X)
  id <- t * 100 + seq_len(p) - 1
  k <- d$all > 0
  Z <- X[k, , drop = FALSE]; y <- (d$yes / d$all)[k]; w <- d$all[k]
  fit <- limit(Z, y, w)
  if (any(is.na(fit$beta) & !fit$infinite & !fit$aliased)) stop("lost a column of table ", t)
  beta <- fit$beta; se <- fit$se; inf <- fit$infinite
  say(id, "logistic coefficient", beta)
  say(id, "logistic error", se)
  say(t, "log likelihood", fit$value)
  say(t, "null deviance", fit$null)
  say(t, "aic", 2 * fit$rank - 2 * fit$value)
  levels <- if (p > 4) 4:(p - 1) else integer(0)
  slopes <- Filter(function(j) !(j %in% levels) && !all(Z[, j] %in% 0:1), 2:p)
  e <- matrix(NaN, 2, p - 1)
  if (!any(inf) && any(k)) {
    e <- effects(fit, X[k, , drop = FALSE], d$all[k], levels, slopes)
    e[, is.na(beta[-1])] <- NaN
  }
  say(t * 100 + seq_len(p - 1) - 1, "average effect", e[1, ])
  say(t * 100 + seq_len(p - 1) - 1, "average effect's error", e[2, ])
  rate <- (d$yes / d$all)[k]
  linear(t, "linear", X[k, , drop = FALSE], rate, d$all[k], sum(d$all), sum(d$all[k] * rate * (1 - rate)))
  linear(t, "weighted linear", X[k, 1:3, drop = FALSE], (d$yes + d$c^2)[k], d$all[k], sum(k), 0)
}
all <- do.call(rbind, out)
all$value <- ifelse(is.na(all$value), "NaN", format(all$value, digits = 17, trim = TRUE))
write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
