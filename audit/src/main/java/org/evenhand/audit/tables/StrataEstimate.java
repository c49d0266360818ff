package org.evenhand.audit.tables;

/**
 * What is estimated over strata.
 *
 * @param estimate the estimate with its interval
 * @param strataUsed how many strata it rests on
 * @param strataDropped how many could contribute nothing
 */
public record StrataEstimate(Estimate estimate, int strataUsed, int strataDropped) {
  static StrataEstimate of(Estimate estimate, Strata used, Strata all) {
    return new StrataEstimate(estimate, used.size(), all.size() - used.size());
  }
}
