# Adjusted p values by p.adjust; a figure's number is a hundred times its table's, and its place.
folder <- commandArgs(trailingOnly = TRUE)[1]
p <- read.csv(file.path(folder, "p.csv"))
parts <- lapply(split(p$p, p$table), function(v) data.frame(
  figure = rep(c("holm", "bh"), each = length(v)), place = rep(seq_along(v) - 1, 2),
  value = c(p.adjust(v, "holm"), p.adjust(v, "BH"))))
tables <- rep(as.integer(names(parts)), vapply(parts, nrow, 1L))
all <- do.call(rbind, parts)
write.csv(data.frame(table = tables * 100L + all$place, figure = all$figure,
  value = format(all$value, digits = 17, trim = TRUE)), file.path(folder, "theirs.csv"), row.names = FALSE, quote = FALSE)
