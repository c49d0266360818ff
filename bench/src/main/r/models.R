# Times R's models of one table, each by itself.
timed <- function(name, work) {
  took <- system.time(work)[["elapsed"]]
  cat(sprintf("R %s: %.1f s\n", name, took))
}
path <- commandArgs(trailingOnly = TRUE)[1]
timed("reading", rows <- read.csv(path))
rows$granted <- rows$outcome == "granted"
counts <- table(rows$payment, rows$granted)
strata <- table(rows$payment, rows$granted, rows$data_type)
# mantelhaen.test multiplies counts, which overflows as whole numbers of 32 bits.
storage.mode(strata) <- "double"
timed("fisher.test", fisher.test(counts))
timed("mantelhaen.test", mantelhaen.test(strata))
timed("mantelhaen.test, exact", mantelhaen.test(strata, exact = TRUE))
timed("glm over rows", fit <- glm(granted ~ payment + data_type, binomial, rows))
if (requireNamespace("clubSandwich", quietly = TRUE) && nrow(rows) <= 20000) {
  timed("vcovCR, CR2", clubSandwich::vcovCR(fit, rows$organisation, "CR2"))
}
