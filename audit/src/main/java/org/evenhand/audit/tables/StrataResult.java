package org.evenhand.audit.tables;

/**
 * What a test over strata says.
 *
 * @param statistic its statistic; NaN where it is not defined
 * @param degrees its degrees of freedom; 0 for exact tests and where there are none
 * @param p its p value; NaN where it is not defined
 * @param strataUsed how many strata it rests on
 * @param strataDropped how many could contribute nothing
 * @param why why something is not defined; empty where all is
 */
public record StrataResult(
    double statistic, int degrees, double p, int strataUsed, int strataDropped, String why) {
  static StrataResult undefined(Strata used, Strata all, String why) {
    return new StrataResult(Double.NaN, 0, Double.NaN, used.size(), all.size() - used.size(), why);
  }

  static StrataResult chiSquare(double statistic, int degrees, Strata used, Strata all) {
    double p = Normal.chiSquareAbove(statistic, degrees);
    return new StrataResult(statistic, degrees, p, used.size(), all.size() - used.size(), "");
  }
}
