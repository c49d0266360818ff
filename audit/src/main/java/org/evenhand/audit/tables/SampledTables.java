package org.evenhand.audit.tables;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What tables say of a population from which units were drawn with unequal chances: estimates from
 * sums of weights, errors by Taylor linearisation with units taken as drawn with replacement, as
 * R's {@code survey} package. The unit in which weights are given changes nothing.
 *
 * <p>D. A. Binder, International Statistical Review 51 (1983); J. N. K. Rao and A. J. Scott, "On
 * Chi-Squared Tests for Multiway Contingency Tables with Cell Proportions Estimated from Survey
 * Data", Annals of Statistics 12 (1984).
 */
public final class SampledTables {
  private static final String NO_VARIATION = "the sample shows no variation";
  private static final String FEW = "too few units were drawn to tell their variation";

  // Half of an interval, of a difference or a logarithm, that is rounding alone.
  private static final double ROUNDING = 1e-12;

  private final int[] cell;
  private final double[] weight;
  private final int[] unit;
  private final int units;
  private final double[] sums;

  /**
   * Of the rows of a sample.
   *
   * @param cell where each row belongs: four times its stratum, and 0 to 3 for the cells a to d
   * @param weight for how many each row stands
   * @param unit the unit of each row, from 0
   * @param units how many units were drawn
   * @param strata how many strata there are
   */
  public SampledTables(int[] cell, double[] weight, int[] unit, int units, int strata) {
    this.cell = cell.clone();
    this.weight = weight.clone();
    this.unit = unit.clone();
    this.units = units;
    this.sums = new double[4 * strata];
    for (int i = 0; i < cell.length; i++) {
      sums[cell[i]] += weight[i];
    }
  }

  /** All strata in one. */
  public SampledTables together() {
    return new SampledTables(Arrays.stream(cell).map(c -> c % 4).toArray(), weight, unit, units, 1);
  }

  /** The table of a stratum, of sums of weights. */
  public TwoByTwo table(int stratum) {
    int at = 4 * stratum;
    return new TwoByTwo(sums[at], sums[at + 1], sums[at + 2], sums[at + 3]);
  }

  /** How many units were drawn. */
  public int units() {
    return units;
  }

  /** The rate of the exposed, or of the others: an interval of its logit, with t of units − 1. */
  public Estimate rate(boolean exposed, double level) {
    var t = table(0);
    double yes = exposed ? t.a() : t.c();
    double no = exposed ? t.b() : t.d();
    double rate = yes / (yes + no);
    if (yes + no == 0) {
      return Estimate.undefined(level, "there is nobody to have a rate");
    }
    double logit = Math.log(yes) - Math.log(no);
    double[] slopes =
        exposed ? new double[] {1 / yes, -1 / no, 0, 0} : new double[] {0, 0, 1 / yes, -1 / no};
    double half = half(slopes, units - 1.0, level);
    if (yes == 0 || no == 0 || !(half > ROUNDING)) {
      return Estimate.withoutInterval(rate, level, units < 2 ? FEW : NO_VARIATION);
    }
    return Estimate.of(rate, logistic(logit - half), logistic(logit + half), level);
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The difference of rates, with t of units − 2. */
  public Estimate difference(double level) {
    var t = table(0);
    if (t.exposed() == 0 || t.unexposed() == 0) {
      return Estimate.undefined(level, "a group has nobody");
    }
    double one = t.exposed() * t.exposed();
    double other = t.unexposed() * t.unexposed();
    double value = t.a() / t.exposed() - t.c() / t.unexposed();
    double[] slopes = {t.b() / one, -t.a() / one, -t.d() / other, t.c() / other};
    return around(value, half(slopes, units - 2.0, level), level);
  }

  /** The ratio of rates: an interval of its logarithm. */
  public Estimate ratio(double level) {
    var t = table(0);
    String why = ImpactRatio.whyUndefined(t);
    if (!why.isEmpty()) {
      return Estimate.undefined(level, why);
    }
    double one = 1 / t.exposed();
    double other = 1 / t.unexposed();
    double[] slopes = {1 / t.a() - one, -one, other - 1 / t.c(), other};
    return times(ImpactRatio.ratio(t), half(slopes, units - 2.0, level), level);
  }

  /** The odds ratio: an interval of its logarithm. */
  public Estimate odds(double level) {
    var t = table(0);
    if (t.hasEmptyMargin()) {
      return Estimate.undefined(level, "a margin is empty: the table says nothing of the odds");
    }
    double odds = t.a() / t.b() / t.c() * t.d();
    return times(odds, half(oddsSlopes(t), units - 2.0, level), level);
  }

  private static double[] oddsSlopes(TwoByTwo t) {
    return new double[] {1 / t.a(), -1 / t.b(), -1 / t.c(), 1 / t.d()};
  }

  /**
   * Rao and Scott's test of independence: Pearson's χ² of the weights, scaled to the number of
   * rows, over the effect of the design, as F on 1 and units − 1 degrees of freedom.
   */
  public TestResult raoScott() {
    var t = table(0);
    if (t.a() * t.b() * t.c() * t.d() == 0) {
      return TestResult.undefined("a cell is empty: the effect of the design is not defined");
    }
    double effect =
        variance(oddsSlopes(t))
            * cell.length
            / t.total()
            / (1 / t.a() + 1 / t.b() + 1 / t.c() + 1 / t.d());
    if (!(effect > 0)) {
      return TestResult.undefined(units < 2 ? FEW : NO_VARIATION);
    }
    double z = PooledZ.statistic(t);
    double statistic = z * z / t.total() * cell.length / effect;
    return TestResult.of(
        statistic, FDistribution.of(1, units - 1.0).survivalProbability(statistic));
  }

  /** The Mantel–Haenszel odds ratio over strata: an interval of its logarithm. */
  public StrataEstimate commonOdds(double level) {
    double above = 0;
    double below = 0;
    int used = 0;
    for (int s = 0; s < strata(); s++) {
      var t = table(s);
      used += t.hasEmptyMargin() ? 0 : 1;
      above += t.total() > 0 ? t.a() * (t.d() / t.total()) : 0;
      below += t.total() > 0 ? t.b() * (t.c() / t.total()) : 0;
    }
    double[] slopes = new double[sums.length];
    for (int s = 0; s < strata(); s++) {
      var t = table(s);
      if (t.total() > 0) {
        double n = t.total();
        double r = t.a() * (t.d() / n) / n / above;
        double q = t.b() * (t.c() / n) / n / below;
        slopes[4 * s] = t.d() / n / above - r + q;
        slopes[4 * s + 1] = q - r - t.c() / n / below;
        slopes[4 * s + 2] = q - r - t.b() / n / below;
        slopes[4 * s + 3] = t.a() / n / above - r + q;
      }
    }
    var estimate =
        above == 0 && below == 0
            ? Estimate.undefined(level, "every stratum has an empty margin")
            : times(above / below, half(slopes, units - 2.0, level), level);
    return new StrataEstimate(estimate, used, strata() - used);
  }

  /** The Mantel–Haenszel difference of rates over strata. */
  public StrataEstimate commonDifference(double level) {
    double weighed = 0;
    double weights = 0;
    int used = 0;
    for (int s = 0; s < strata(); s++) {
      var t = table(s);
      used += t.exposed() > 0 && t.unexposed() > 0 ? 1 : 0;
      weighed += t.total() > 0 ? t.a() * (t.d() / t.total()) - t.b() * (t.c() / t.total()) : 0;
      weights += t.total() > 0 ? t.exposed() * (t.unexposed() / t.total()) : 0;
    }
    double value = weighed / weights;
    double[] slopes = new double[sums.length];
    for (int s = 0; s < strata(); s++) {
      var t = table(s);
      if (t.total() > 0) {
        double n = t.total();
        double own = (t.a() * (t.d() / n) - t.b() * (t.c() / n)) / n;
        double share = t.exposed() * (t.unexposed() / n) / n;
        double exposed = value * (t.unexposed() / n - share) + own;
        double others = value * (t.exposed() / n - share) + own;
        slopes[4 * s] = (t.d() / n - exposed) / weights;
        slopes[4 * s + 1] = (-t.c() / n - exposed) / weights;
        slopes[4 * s + 2] = (-t.b() / n - others) / weights;
        slopes[4 * s + 3] = (t.a() / n - others) / weights;
      }
    }
    var estimate =
        weights == 0
            ? Estimate.undefined(level, "every stratum lacks a group")
            : around(value, half(slopes, units - 2.0, level), level);
    return new StrataEstimate(estimate, used, strata() - used);
  }

  private int strata() {
    return sums.length / 4;
  }

  private Estimate around(double value, double half, double level) {
    return half > ROUNDING && half < Double.POSITIVE_INFINITY
        ? Estimate.of(value, value - half, value + half, level)
        : Estimate.withoutInterval(value, level, units < 3 ? FEW : NO_VARIATION);
  }

  private Estimate times(double value, double half, double level) {
    // No row of an empty cell shows that its slope is infinite.
    boolean defined = value > 0 && value < Double.POSITIVE_INFINITY;
    return defined && half > ROUNDING && half < Double.POSITIVE_INFINITY
        ? Estimate.of(value, value * Math.exp(-half), value * Math.exp(half), level)
        : Estimate.withoutInterval(
            value, level, units < 3 ? FEW : "a cell is empty, or the sample shows no variation");
  }

  /** Half of an interval's width; NaN where it is not defined. */
  private double half(double[] slopes, double degrees, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
    return degrees > 0
        ? TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2)
            * Math.sqrt(variance(slopes))
        : Double.NaN;
  }

  /** The variance of something with these slopes by the cells' sums of weights. */
  private double variance(double[] slopes) {
    double[] byUnit = new double[units];
    for (int i = 0; i < cell.length; i++) {
      byUnit[unit[i]] += weight[i] * slopes[cell[i]];
    }
    double mean = Arrays.stream(byUnit).average().orElse(0);
    double squares = 0;
    for (double sum : byUnit) {
      squares += (sum - mean) * (sum - mean);
    }
    return units < 2 ? Double.NaN : squares * units / (units - 1.0);
  }
}
