package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.result.Verdict;

/**
 * How likely a difference would have been seen with these data, by its size; and one of X, by how
 * many organisations like these there were.
 */
final class Powers {
  private static final int POINTS = 40;
  // From a quarter of the organisations to eight times as many, in quarters of a doubling; on, up
  // to a thousand times as many, until the usual aim is reached.
  private static final int FEWER = -8;
  private static final int MORE = 12;
  private static final int MOST = 40;
  private static final double AIM = 0.8;
  // Up to twice the smallest difference that is seen four times out of five; at least 1.5 X.
  private static final double REACH = 2;

  private Powers() {}

  static List<Curve> of(
      Difference difference, String id, boolean rate, double equivalence, double alpha) {
    var curves = new ArrayList<Curve>();
    double detectable = difference.detectable(alpha);
    if (!Double.isFinite(detectable)) {
      return curves;
    }
    var unit = rate ? "true difference of rates" : "true difference in standard deviations";
    double far = Math.max(REACH * detectable, 1.5 * equivalence);
    IntStream.rangeClosed(0, POINTS)
        .mapToDouble(k -> far * k / POINTS)
        .forEach(
            size -> curves.add(curve(id, "power", unit, size, difference.power(size, alpha), "")));
    double power = 0;
    for (int k = FEWER; k <= MORE || (k <= MOST && power < AIM); k++) {
      double times = Math.pow(2, k / 4.0);
      power = difference.of(times).power(equivalence, alpha);
      long count = Math.round(times * difference.organisations());
      curves.add(
          curve(
              id,
              "power-organisations",
              "organisations, for a difference of " + Verdict.size(equivalence, rate),
              (double) count,
              power,
              k == 0 ? "as many as there are" : ""));
    }
    return curves;
  }

  private static Curve curve(
      String id, String kind, String unit, double x, double power, String label) {
    return new Curve(id, kind, "power", unit, x, power, Double.NaN, Double.NaN, label);
  }
}
