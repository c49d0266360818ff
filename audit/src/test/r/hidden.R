# E-values by the formulas of VanderWeele & Ding (2017), two one-sided tests by pnorm.
folder <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv(file.path(folder, "ratios.csv"))
risk <- function(kind, r) switch(kind, COMMON_ODDS = sqrt(r), COMMON_HAZARD = (1 - 0.5^sqrt(r)) / (1 - 0.5^sqrt(1 / r)), r)
strength <- function(rr) { if (rr < 1) rr <- 1 / rr; rr + sqrt(rr * (rr - 1)) }
e <- mapply(function(k, m) strength(risk(k, exp(m))), d$kind, d$estimate)
limit <- mapply(function(k, l, h) if (l <= 0 && h >= 0) 1 else strength(risk(k, exp(if (l > 0) l else h))), d$kind, d$low, d$high)
se <- (d$high - d$low) / 2 / qnorm(1 - (1 - d$level) / 2)
above <- pnorm((d$estimate + d$margin) / se, lower.tail = FALSE)
below <- pnorm((d$estimate - d$margin) / se)
figures <- list("E-value" = e, "E-value of the limit" = limit, "equivalence above" = above, "equivalence below" = below, "equivalence p" = pmax(above, below))
out <- do.call(rbind, lapply(names(figures), function(f) data.frame(table = d$table, figure = f, value = format(unname(figures[[f]]), digits = 17, trim = TRUE))))
write.csv(out, file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
