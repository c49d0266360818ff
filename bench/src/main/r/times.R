# Makes times and matched sets, and times R's models of them; ModelTimes fits the same files.
suppressPackageStartupMessages(library(survival))
timed <- function(name, work) {
  took <- system.time(answer <- work)[["elapsed"]]
  cat(sprintf("R %s: %.2f s (%.6f)\n", name, took, answer))
}
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rows <- as.integer(arguments[2])
set.seed(1)
cluster <- sample.int(1000, rows, TRUE)
times <- data.frame(x = rnorm(1000)[cluster], z = rnorm(rows), stratum = sample.int(20, rows, TRUE), cluster)
# In whole hours of at most 500, so that many are tied.
waited <- ceiling(rexp(rows, exp(0.2 * times$x + 0.1 * times$z) / 100))
times <- data.frame(time = pmin(waited, 500), event = as.integer(waited <= 500), times)
write.csv(times, file.path(folder, "times.csv"), row.names = FALSE, quote = FALSE)
size <- 4
sets <- data.frame(set = rep(seq_len(rows / size), each = size), x = rnorm(rows), z = rnorm(rows))
chosen <- ave(0.3 * sets$x + 0.1 * sets$z - log(-log(runif(rows))), sets$set, FUN = function(v) v == max(v))
sets <- data.frame(set = sets$set, case = as.integer(chosen), x = sets$x, z = sets$z)
write.csv(sets, file.path(folder, "sets.csv"), row.names = FALSE, quote = FALSE)
# Read again: what is written has fewer digits.
times <- read.csv(file.path(folder, "times.csv"))
sets <- read.csv(file.path(folder, "sets.csv"))
timed("coxph, stratified, clustered",
  coef(coxph(Surv(time, event) ~ x + z + strata(stratum), times, cluster = cluster))[["x"]])
timed("survdiff, stratified", survdiff(Surv(time, event) ~ I(x > 0) + strata(stratum), times)$chisq)
timed("clogit, exact", coef(clogit(case ~ x + z + strata(set), sets, method = "exact"))[["x"]])
