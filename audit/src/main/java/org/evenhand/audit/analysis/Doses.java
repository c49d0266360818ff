package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.audit.regression.Isotonic;
import org.evenhand.audit.regression.SplineFit;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.tables.Wilson;
import org.evenhand.audit.units.Cells;

/**
 * The rate of an outcome by dose: classes of equally many organisations, a monotone fit and a
 * smooth one. Doses are logarithms inside, and amounts in what comes out.
 */
final class Doses {
  private static final int CLASSES = 5;
  private static final int KNOTS = 4;
  private static final int POINTS = 60;

  private final String id;
  private final String unit;
  private final double[] dose;
  private final double[] yes;
  private final double[] all;
  private final List<Curve> curves = new ArrayList<>();

  private Doses(String id, String unit, double[] dose, double[] yes, double[] all) {
    this.id = id;
    this.unit = unit;
    this.dose = dose;
    this.yes = yes;
    this.all = all;
  }

  /**
   * @param unit what the exposure's amounts are
   */
  static List<Curve> of(Cells cells, Exposed exposed, String id, String unit) {
    int count = exposed.dose().length;
    var yes = new double[count];
    var all = new double[count];
    for (int c = 0; c < cells.size(); c++) {
      yes[cells.organisation()[c]] += cells.sum()[c];
      all[cells.organisation()[c]] += cells.count()[c];
    }
    var known =
        IntStream.range(0, count)
            .filter(i -> all[i] > 0 && !Double.isNaN(exposed.dose()[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> exposed.dose()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    var doses =
        new Doses(id, unit, picked(exposed.dose(), known), picked(yes, known), picked(all, known));
    if (Arrays.stream(doses.dose).distinct().count() >= CLASSES) {
      doses.classes();
      doses.monotone();
      doses.smooth();
    }
    return doses.curves;
  }

  private static double[] picked(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  /** Those without any first, then the rest in classes. */
  private void classes() {
    int none = (int) Arrays.stream(dose).filter(d -> d == 0).count();
    int some = dose.length - none;
    group(0, none);
    for (int k = 0; k < CLASSES; k++) {
      group(none + k * some / CLASSES, none + (k + 1) * some / CLASSES);
    }
  }

  private void group(int from, int to) {
    if (to > from) {
      var rate =
          Wilson.of(Arrays.stream(yes, from, to).sum(), Arrays.stream(all, from, to).sum(), 0.95);
      add(
          "rate in classes of organisations",
          Arrays.stream(dose, from, to).average().orElse(0),
          rate.value(),
          rate.interval().low(),
          rate.interval().high(),
          to - from + " organisations");
    }
  }

  private void monotone() {
    Isotonic.fit(dose, yes, all, Isotonic.Direction.RISING)
        .forEach(step -> fitted("the best rising fit", step.dose(), step.fitted()));
  }

  private void smooth() {
    double most = dose[dose.length - 1];
    SplineFit.of(dose, yes, all, KNOTS)
        .ifPresent(fit ->
            IntStream.rangeClosed(0, POINTS)
                .mapToDouble(k -> dose[0] + (most - dose[0]) * k / POINTS)
                .forEach(at -> fitted("a smooth fit (cubic spline)", at, fit.rate(at))));
  }

  private void fitted(String series, double at, double rate) {
    add(series, at, rate, Double.NaN, Double.NaN, "");
  }

  private void add(String series, double at, double rate, double low, double high, String label) {
    curves.add(
        new Curve(id, "dose-response", series, unit, Math.expm1(at), rate, low, high, label));
  }
}
