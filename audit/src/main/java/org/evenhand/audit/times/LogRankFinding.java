package org.evenhand.audit.times;

import java.util.List;
import java.util.Optional;

/**
 * What a log-rank test found.
 *
 * @param groups in rising order
 * @param observed events of each group, over all strata
 * @param expected events of each group if the hazards were equal within strata
 * @param chiSquared the statistic; {@code NaN} where it is not defined
 * @param freedom how many groups could have had an event, less one
 * @param p the probability of a statistic as large
 * @param reason why figures are {@code NaN}; empty where they are not
 */
public record LogRankFinding(
    List<Integer> groups,
    List<Double> observed,
    List<Double> expected,
    double chiSquared,
    int freedom,
    double p,
    Optional<String> reason) {
  public LogRankFinding {
    groups = List.copyOf(groups);
    observed = List.copyOf(observed);
    expected = List.copyOf(expected);
  }
}
