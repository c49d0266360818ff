# Makes one table of an audit's files: what each request came to, and whether its organisation paid.
paths <- commandArgs(trailingOnly = TRUE)
grants <- read.csv(file.path(paths[1], "grants.csv"))
partners <- read.csv(file.path(paths[1], "partners.csv"))
paid <- setNames(partners$payment, partners$organisation)
write.csv(
  data.frame(
    outcome = grants$outcome,
    payment = as.integer(paid[as.character(grants$organisation)] %in% c("yes", "1", "TRUE", "true")),
    data_type = grants$data_type,
    organisation = grants$organisation),
  paths[2], row.names = FALSE, quote = FALSE)
