# Curves by survfit, medians and restricted means by what print.survfit uses, log-rank tests by
# survdiff over repeated rows, since it takes no weights.
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
all <- read.csv(file.path(folder, "times.csv"))
ids <- integer(); figures <- character(); values <- numeric()
reasons <- list()
say <- function(id, figure, value) {
  ids[length(ids) + 1] <<- id; figures[length(figures) + 1] <<- figure; values[length(values) + 1] <<- value
}
checksum <- function(v) { w <- v * (1 + (seq_along(v) - 1) %% 7); sum(w[!is.na(w)]) }
else_ <- function(v, other) if (is.na(v)) other else v

# The mean and its error by survmean; not defined where the curve ends above 0 before the limit.
restricted <- function(d, limit) {
  if (!nrow(d)) return(c(NaN, NaN))
  f <- survfit(Surv(time, event) ~ 1, d, weights = weight, robust = FALSE)
  if (limit > max(f$time) && tail(f$surv, 1) > 0) return(c(NaN, NaN))
  unname(survival:::survmean(f, rmean = limit)$matrix[c("rmean", "se(rmean)")])
}

logrank <- function(d, formula) {
  none <- c(NaN, NaN, NaN)
  if (length(unique(d$group)) < 2) {
    e <- sum(d$event)
    return(c(e, NaN, NaN))
  }
  f <- survdiff(formula, d)
  expected <- if (is.matrix(f$exp)) rowSums(f$exp) else f$exp
  used <- which(expected > 0)
  if (length(used) < 2) return(c(expected[1], NaN, NaN))
  c(expected[1], f$chisq, f$pvalue)
}

for (table in unique(all$table)) {
  d <- all[all$table == table, ]
  f <- survfit(Surv(time, event) ~ 1, d, weights = weight, robust = FALSE, conf.int = 0.9)
  say(table, "survival", checksum(f$surv))
  say(table, "Greenwood variance", checksum(ifelse(f$surv == 0, NA, (f$surv * f$std.err)^2)))
  for (type in c("log", "log-log")) {
    name <- if (type == "log") "LOG" else "LOG_LOG"
    f <- survfit(Surv(time, event) ~ 1, d, weights = weight, robust = FALSE, conf.int = 0.9, conf.type = type)
    say(table, paste(name, "low"), checksum(f$lower))
    say(table, paste(name, "high"), checksum(f$upper))
    f <- survfit(Surv(time, event) ~ 1, d, weights = weight, robust = FALSE, conf.type = type)
    m <- summary(f)$table
    say(table, paste(name, "median"), m["median"])
    say(table, paste(name, "median low"), else_(m["0.95LCL"], 0))
    say(table, paste(name, "median high"), else_(m["0.95UCL"], Inf))
  }
  limit <- d$limit[1]
  r <- restricted(d, limit)
  say(table, "restricted mean", r[1]); say(table, "restricted mean's error", r[2])
  a <- restricted(d[d$group == 0, ], limit); b <- restricted(d[d$group == 1, ], limit)
  say(table, "restricted means' difference", a[1] - b[1])
  say(table, "restricted means' difference's p", if (isTRUE(a[2] + b[2] == 0)) NaN else 2 * pnorm(-abs(a[1] - b[1]) / sqrt(a[2]^2 + b[2]^2)))
  each <- d[rep(seq_len(nrow(d)), d$weight), ]
  for (test in c("log-rank", "stratified log-rank")) {
    formula <- if (test == "log-rank") Surv(time, event) ~ group else Surv(time, event) ~ group + strata(stratum)
    figures3 <- paste(test, c("expected", "chi-squared", "p"))
    v <- tryCatch(logrank(each, formula), error = function(e) conditionMessage(e))
    if (is.character(v)) {
      for (k in figures3) { say(table, k, NaN); reasons[[length(reasons) + 1]] <- c(table, k, paste("survdiff stops:", sub(":.*", "", v))) }
    } else for (k in 1:3) say(table, figures3[k], v[k])
  }
}
out <- data.frame(table = ids, figure = figures, value = format(values, digits = 17, trim = TRUE))
write.csv(out, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
if (length(reasons)) {
  r <- as.data.frame(do.call(rbind, reasons)); names(r) <- c("table", "figure", "reason")
  write.csv(r, file.path(folder, "reasons.csv"), row.names = FALSE, quote = FALSE)
}
