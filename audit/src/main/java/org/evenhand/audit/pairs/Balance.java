package org.evenhand.audit.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How alike the exposed and the others are in one feature (Austin, "Balance diagnostics for
 * comparing the distribution of baseline covariates", Statistics in Medicine 28, 2009).
 *
 * @param feature its name
 * @param before before matching
 * @param after among the pairs
 */
public record Balance(String feature, Comparison before, Comparison after) {
  /**
   * Both sides beside each other.
   *
   * @param exposedMean {@code NaN} without organisations
   * @param otherMean the others'
   * @param standardised the means' difference by the deviation before matching, pooled over both
   *     sides, so that what matching does to the deviation doesn't hide what it does to the means
   * @param varianceRatio the exposed side's variance by the other's
   * @param reason why figures are {@code NaN}; empty where they are not
   */
  public record Comparison(
      double exposedMean,
      double otherMean,
      double standardised,
      double varianceRatio,
      Optional<String> reason) {
    private static Comparison of(Spread now, double deviation) {
      double difference = now.exposedMean() - now.otherMean();
      double standardised = deviation > 0 ? difference / deviation : Double.NaN;
      double ratio =
          now.otherVariance() > 0 ? now.exposedVariance() / now.otherVariance() : Double.NaN;
      Optional<String> reason =
          Double.isNaN(standardised) || Double.isNaN(ratio)
              ? Optional.of("one side has fewer than two organisations, or no variation")
              : Optional.empty();
      return new Comparison(now.exposedMean(), now.otherMean(), standardised, ratio, reason);
    }
  }

  /** The table of all features. */
  public static List<Balance> table(boolean[] exposed, List<Feature> features, Matching matching) {
    var rows = new ArrayList<Balance>();
    var sides = new boolean[2 * matching.pairs().size()];
    for (Feature feature : features) {
      if (feature.size() != exposed.length) {
        throw new IllegalArgumentException(
            feature.size() + " of " + feature.name() + " for " + exposed.length + " organisations");
      }
      var values = new double[sides.length];
      for (int k = 0; k < matching.pairs().size(); k++) {
        sides[2 * k] = true;
        values[2 * k] = feature.value(matching.pairs().get(k).exposed());
        values[2 * k + 1] = feature.value(matching.pairs().get(k).other());
      }
      var before = Spread.of(exposed, feature::value);
      var after = Spread.of(sides, i -> values[i]);
      rows.add(
          new Balance(
              feature.name(),
              Comparison.of(before, before.pooled()),
              Comparison.of(after, before.pooled())));
    }
    return rows;
  }
}
