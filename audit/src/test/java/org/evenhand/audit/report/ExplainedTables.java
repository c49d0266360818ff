package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.audit.battery.Column;
import org.evenhand.audit.battery.Comparison;
import org.evenhand.audit.battery.RegressionTests;
import org.evenhand.audit.battery.SampleTests;
import org.evenhand.audit.battery.StrataTests;
import org.evenhand.audit.battery.TwoByTwoTests;
import org.evenhand.audit.battery.Weighing;
import org.evenhand.audit.result.TestResult;

/** The small tables that the pages of {@code --explain} compute with. */
final class ExplainedTables {
  /** Men's and women's files, promoted or not (Rosen & Jerdee 1974). */
  static final double[][] PROMOTED = {{1, 21, 24}, {0, 14, 24}};

  /** Berkeley 1973 by department: men, women; admitted, of all (Bickel and others 1975). */
  static final double[][] BERKELEY = {
    {1, 512, 825}, {0, 89, 108}, {1, 353, 560}, {0, 17, 25}, {1, 120, 325}, {0, 202, 593},
    {1, 138, 417}, {0, 131, 375}, {1, 53, 191}, {0, 94, 393}, {1, 22, 373}, {0, 24, 341}
  };

  /** Twelve organisations with ten rulings each, the first six exposed: how many were granted. */
  static final double[] GRANTED = {9, 8, 10, 3, 9, 10, 4, 9, 2, 6, 3, 5};

  /** Doses 0 to 7, forty rulings each: how many were granted. */
  static final double[] DOSES = {6, 8, 11, 15, 20, 24, 25, 24};

  private ExplainedTables() {}

  private static Comparison promoted() {
    return plain(PROMOTED, new int[2], 1, List.of(), new int[0]);
  }

  /** Berkeley's departments all together, without any control. */
  static double crude() {
    var together = new double[][] {{1, 1198, 2691}, {0, 557, 1835}};
    return RegressionTests.of(plain(together, new int[2], 1, List.of(), new int[0]))
        .getFirst()
        .figure("exposed")
        .value();
  }

  private static Comparison berkeley() {
    var department = IntStream.range(0, BERKELEY.length).map(i -> i / 2).toArray();
    var levels = List.of("A", "B", "C", "D", "E", "F");
    return plain(
        BERKELEY,
        department,
        6,
        List.of(new Column.Factor("department", levels, department)),
        new int[0]);
  }

  private static Comparison clustered() {
    var rows = new double[GRANTED.length][];
    Arrays.setAll(rows, i -> new double[] {i < 6 ? 1 : 0, GRANTED[i], 10});
    return plain(rows, new int[12], 1, List.of(), IntStream.range(0, 12).toArray());
  }

  private static Comparison separated() {
    return plain(new double[][] {{1, 8, 8}, {0, 5, 12}}, new int[2], 1, List.of(), new int[0]);
  }

  /** Fifteen pairs that disagree: in twelve only the exposed one was granted. */
  private static Comparison matched() {
    var rows = new double[30][];
    Arrays.setAll(rows, i -> new double[] {i % 2, (i / 2 < 12) == (i % 2 == 1) ? 1 : 0, 1});
    var sets = IntStream.range(0, 30).map(i -> i / 2).toArray();
    var plain = plain(rows, new int[30], 1, List.of(), new int[0]);
    return new Comparison(
        plain.exposure(),
        true,
        plain.dose(),
        plain.yes(),
        plain.all(),
        plain.stratum(),
        1,
        List.of(),
        sets,
        new int[0],
        new Weighing.Counts(),
        true,
        1);
  }

  /** The promotions as if every second file had been drawn with a third of the others' chance. */
  private static Comparison sampled() {
    int[] cells = {21, 3, 14, 10};
    var rows = new ArrayList<double[]>();
    for (int cell = 0; cell < 4; cell++) {
      for (int i = 0; i < cells[cell]; i++) {
        double weight = i % 2 == 0 ? 1 : 3;
        rows.add(new double[] {1 - cell / 2, cell % 2 == 0 ? weight : 0, weight});
      }
    }
    int n = rows.size();
    var plain = plain(rows.toArray(new double[0][]), new int[n], 1, List.of(), new int[0]);
    return new Comparison(
        plain.exposure(),
        true,
        plain.dose(),
        plain.yes(),
        plain.all(),
        plain.stratum(),
        1,
        List.of(),
        new int[0],
        new int[0],
        new Weighing.Sample(IntStream.range(0, n).toArray(), n, false),
        true,
        1);
  }

  private static Comparison doses() {
    var rows = new double[DOSES.length][];
    Arrays.setAll(rows, i -> new double[] {i, DOSES[i], 40});
    var plain = plain(rows, new int[DOSES.length], 1, List.of(), new int[0]);
    return new Comparison(
        "spend",
        false,
        plain.dose(),
        plain.yes(),
        plain.all(),
        plain.stratum(),
        1,
        List.of(),
        new int[0],
        new int[0],
        new Weighing.Counts(),
        true,
        1);
  }

  private static Comparison plain(
      double[][] rows, int[] stratum, int strata, List<Column> controls, int[] cluster) {
    return new Comparison(
        "exposed",
        true,
        Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> row[1]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> row[2]).toArray(),
        stratum,
        strata,
        controls,
        new int[0],
        cluster,
        new Weighing.Counts(),
        cluster.length == 0,
        1);
  }

  /** What the battery says of each table, by the table's name; each is computed once. */
  static Map<String, List<TestResult>> batteries() {
    return Map.of(
        "promoted", battery(promoted()),
        "berkeley", battery(berkeley()),
        "clustered", battery(clustered()),
        "separated", battery(separated()),
        "matched", battery(matched()),
        "sampled", battery(sampled()),
        "doses", battery(doses()));
  }

  /** Everything that the battery says of a comparison. */
  private static List<TestResult> battery(Comparison comparison) {
    if (comparison.weighing() instanceof Weighing.Sample sample) {
      return SampleTests.of(comparison, sample, true);
    }
    var all = new ArrayList<TestResult>();
    if (comparison.binary()) {
      all.addAll(TwoByTwoTests.of(comparison));
      all.addAll(StrataTests.of(comparison));
    }
    all.addAll(RegressionTests.of(comparison));
    return all;
  }
}
