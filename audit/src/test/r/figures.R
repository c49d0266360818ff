# What the scripts share: roots to rounding, and the file of their figures.

# Where an increasing function passes zero, sought outwards from a start.
rising <- function(f, start, bound = 100) {
  low <- max(-bound, start - 0.5); high <- min(bound, start + 0.5); step <- 1
  while (f(low) > 0 && low > -bound) { low <- max(-bound, low - step); step <- 2 * step }
  step <- 1
  while (f(high) < 0 && high < bound) { high <- min(bound, high + step); step <- 2 * step }
  if (f(low) >= 0) return(low)
  if (f(high) <= 0) return(high)
  uniroot(f, c(low, high), tol = 1e-13, maxiter = 2000)$root
}

# The conditional estimate and its limits from the logarithms of the distribution at odds 1: the
# equations of fisher.test and mantelhaen.test, which those solve to no more than four digits.
conditional <- function(support, logs, seen, level, start) {
  at <- function(log.odds) { d <- logs + log.odds * (support - seen); d <- exp(d - max(d)); d / sum(d) }
  alpha <- (1 - level) / 2
  lo <- support[1]; hi <- support[length(support)]
  if (lo == hi) return(c(NaN, NaN, NaN))
  c(if (seen == lo) 0 else if (seen == hi) Inf else exp(rising(function(t) sum(support * at(t)) - seen, start)),
    if (seen == lo) 0 else exp(rising(function(t) sum(at(t)[support >= seen]) - alpha, start)),
    if (seen == hi) Inf else exp(rising(function(t) alpha - sum(at(t)[support <= seen]), start)))
}

# Collects figures; save() writes them.
figures <- new.env()
figures$parts <- list()
say <- function(table, ...) {
  values <- c(...)
  figures$parts[[length(figures$parts) + 1]] <- data.frame(table = table, figure = names(values), value = unname(values))
}
save.figures <- function(folder) {
  all <- do.call(rbind, figures$parts)
  all$value <- format(all$value, digits = 17, trim = TRUE)
  write.csv(all, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
}
three <- function(name, values) setNames(values, c(name, paste(name, "low"), paste(name, "high")))
