package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.evenhand.audit.result.AuditResult.Curve;

/**
 * How likely a difference would have been seen with these data, by its size; and one of X, by how
 * many organisations like these there were.
 */
final class Powers {
  private static final int POINTS = 40;
  // From a quarter of the organisations to eight times as many, in quarters of a doubling.
  private static final int FEWER = -8;
  private static final int MORE = 12;
  // Up to twice the smallest difference that is seen four times out of five; at least 1.5 X.
  private static final double REACH = 2;

  private Powers() {}

  static List<Curve> of(
      Difference difference, String id, String unit, double equivalence, double alpha) {
    var curves = new ArrayList<Curve>();
    double detectable = difference.detectable(alpha);
    if (!Double.isFinite(detectable)) {
      return curves;
    }
    double far = Math.max(REACH * detectable, 1.5 * equivalence);
    IntStream.rangeClosed(0, POINTS)
        .mapToDouble(k -> far * k / POINTS)
        .forEach(
            size -> curves.add(curve(id, "power", unit, size, difference.power(size, alpha), "")));
    for (int k = FEWER; k <= MORE; k++) {
      double times = Math.pow(2, k / 4.0);
      long count = Math.round(times * difference.organisations());
      curves.add(
          curve(
              id,
              "power-organisations",
              String.format(Locale.ROOT, "organisations, for a difference of %.2g", equivalence),
              (double) count,
              difference.of(times).power(equivalence, alpha),
              k == 0 ? "as many as there are" : ""));
    }
    return curves;
  }

  private static Curve curve(
      String id, String kind, String unit, double x, double power, String label) {
    return new Curve(id, kind, "power", unit, x, power, Double.NaN, Double.NaN, label);
  }
}
