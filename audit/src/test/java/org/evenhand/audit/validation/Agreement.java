package org.evenhand.audit.validation;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How one figure of a family agrees over all tables.
 *
 * @param compared tables in which either side has the figure
 * @param agree those in which both do, within {@link #TOLERANCE}
 * @param worst the largest difference among those that agree, relative to max(1, |theirs|)
 * @param reasons the reasons stated for tables that differ, each with how many
 * @param unexplained the tables that differ without one, each with both values
 */
record Agreement(
    int compared,
    int agree,
    double worst,
    Map<String, Integer> reasons,
    TreeSet<String> unexplained) {
  /** Largest difference, relative to the greater of 1 and what the other implementation says. */
  static final double TOLERANCE = 1e-6;

  /** Compares what each side says of one figure, table by table. */
  static Agreement of(
      Map<String, Double> ours, Map<String, Double> theirs, Map<String, String> reasons) {
    var tables = new TreeSet<>(ours.keySet());
    tables.addAll(theirs.keySet());
    int agree = 0;
    double worst = 0;
    var stated = new TreeMap<String, Integer>();
    var unexplained = new TreeSet<String>();
    for (String table : tables) {
      Double our = ours.get(table);
      Double their = theirs.get(table);
      double difference = our == null || their == null ? Double.NaN : difference(our, their);
      if (difference <= TOLERANCE) {
        agree++;
        worst = Math.max(worst, difference);
      } else if (reasons.containsKey(table)) {
        stated.merge(reasons.get(table), 1, Integer::sum);
      } else {
        unexplained.add("table " + table + ": ours " + our + ", theirs " + their);
      }
    }
    return new Agreement(tables.size(), agree, worst, stated, unexplained);
  }

  // Not a number, and each infinity, agree with themselves alone.
  private static double difference(double our, double their) {
    if (Double.compare(our, their) == 0 || our == their) {
      return 0;
    }
    double difference = Math.abs(our - their) / Math.max(1, Math.abs(their));
    return Double.isInfinite(their) ? Double.NaN : difference;
  }
}
