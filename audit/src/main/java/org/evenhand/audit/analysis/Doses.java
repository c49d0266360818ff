package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.audit.regression.Isotonic;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.tables.Wilson;
import org.evenhand.audit.units.Cells;

/** The rate of an outcome by dose: classes of equally many organisations, and a monotone fit. */
final class Doses {
  private static final int CLASSES = 5;

  private Doses() {}

  static List<Curve> of(Cells cells, Exposed exposed, String id) {
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
            .toList();
    var curves = new ArrayList<Curve>();
    if (known.stream().map(i -> exposed.dose()[i]).distinct().count() < CLASSES) {
      return curves;
    }
    classes(curves, exposed.dose(), yes, all, known, id);
    monotone(curves, exposed.dose(), yes, all, known, id);
    return curves;
  }

  /** Those without any first, then the rest in classes. */
  private static void classes(
      List<Curve> curves,
      double[] dose,
      double[] yes,
      double[] all,
      List<Integer> known,
      String id) {
    var groups = new ArrayList<List<Integer>>();
    groups.add(known.stream().filter(i -> dose[i] == 0).toList());
    var some = known.stream().filter(i -> dose[i] > 0).toList();
    for (int k = 0; k < CLASSES; k++) {
      groups.add(some.subList(k * some.size() / CLASSES, (k + 1) * some.size() / CLASSES));
    }
    for (var group : groups) {
      if (!group.isEmpty()) {
        double part = group.stream().mapToDouble(i -> yes[i]).sum();
        double whole = group.stream().mapToDouble(i -> all[i]).sum();
        var rate = Wilson.of(part, whole, 0.95);
        curves.add(
            new Curve(
                id,
                "dose-response",
                "rate in classes of organisations",
                group.stream().mapToDouble(i -> dose[i]).average().orElse(0),
                rate.value(),
                rate.interval().low(),
                rate.interval().high(),
                group.size() + " organisations"));
      }
    }
  }

  private static void monotone(
      List<Curve> curves,
      double[] dose,
      double[] yes,
      double[] all,
      List<Integer> known,
      String id) {
    var steps =
        Isotonic.fit(
            known.stream().mapToDouble(i -> dose[i]).toArray(),
            known.stream().mapToDouble(i -> yes[i]).toArray(),
            known.stream().mapToDouble(i -> all[i]).toArray(),
            Isotonic.Direction.RISING);
    for (var step : steps) {
      curves.add(
          new Curve(
              id,
              "dose-response",
              "the best rising fit",
              step.dose(),
              step.fitted(),
              Double.NaN,
              Double.NaN,
              ""));
    }
  }
}
