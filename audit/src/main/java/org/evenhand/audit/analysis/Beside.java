package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.battery.Column;
import org.evenhand.audit.battery.Comparison;
import org.evenhand.audit.battery.RegressionTests;
import org.evenhand.audit.battery.StrataTests;
import org.evenhand.audit.battery.TwoByTwoTests;
import org.evenhand.audit.battery.Weighing;
import org.evenhand.audit.plan.Control;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;

/**
 * Makes a comparison of an outcome's cells and an exposure, for the tests beside the primary one.
 */
final class Beside {
  // Regressions have a column for each level; rarer levels share one.
  private static final int LEVELS = 12;
  private static final int MOST_ROWS = 12_000;

  private final Organisations organisations;
  private final Plan plan;
  private final List<List<String>> categories = new ArrayList<>();

  Beside(Organisations organisations, Plan plan) {
    this.organisations = organisations;
    this.plan = plan;
    if (plan.controls().contains(Control.CATEGORY)) {
      categories.add(organisations.categories());
    }
  }

  /** The tests beside the primary one, for an outcome of yes or no. */
  List<TestResult> tests(Cells cells, Exposed exposed) {
    var whole = comparison(cells, exposed, cells.factors().size());
    var all = new ArrayList<>(TwoByTwoTests.of(whole));
    all.addAll(StrataTests.of(whole));
    all.addAll(regressions(cells, exposed));
    return all;
  }

  private List<TestResult> regressions(Cells cells, Exposed exposed) {
    var names = affordable(cells, exposed);
    var found = RegressionTests.of(comparison(cells.only(names), exposed, names.size()));
    var without = cells.factors().stream().filter(name -> !names.contains(name)).toList();
    return without.isEmpty()
        ? found
        : found.stream()
            .map(test ->
                test.noting(
                    String.format(
                        Locale.ROOT,
                        "%s not held equal: with it there are more than %,d different rows, too"
                            + " many for errors by organisation",
                        String.join(", ", without),
                        MOST_ROWS)))
            .toList();
  }

  /**
   * The factors that regressions hold equal, those of fewest levels first: the errors by
   * organisation look at all different rows of an organisation beside each other.
   */
  private List<String> affordable(Cells cells, Exposed exposed) {
    var names = new ArrayList<>(cells.factors());
    names.sort(
        Comparator.comparingInt(name -> cells.levels().get(cells.factors().indexOf(name)).size()));
    while (!names.isEmpty() && rows(cells.only(names), exposed) > MOST_ROWS) {
      names.removeLast();
    }
    return names;
  }

  /** How many different rows there are. */
  private static int rows(Cells cells, Exposed exposed) {
    var rows = new HashSet<List<Integer>>();
    for (int c = 0; c < cells.size(); c++) {
      if (!Double.isNaN(exposed.flag()[cells.organisation()[c]]) && rows.size() <= MOST_ROWS) {
        rows.add(key(cells, c, cells.factors().size()));
      }
    }
    return rows.size();
  }

  private static List<Integer> key(Cells cells, int c, int factors) {
    var key = new ArrayList<Integer>(factors + 1);
    key.add(cells.organisation()[c]);
    for (int f = 0; f < factors; f++) {
      key.add(cells.level()[f][c]);
    }
    return key;
  }

  private Comparison comparison(Cells cells, Exposed exposed, int factors) {
    var rows = new HashMap<List<Integer>, double[]>();
    var keys = new ArrayList<List<Integer>>();
    for (int c = 0; c < cells.size(); c++) {
      int organisation = cells.organisation()[c];
      if (!Double.isNaN(exposed.flag()[organisation])) {
        var key = key(cells, c, factors);
        var row =
            rows.computeIfAbsent(
                key,
                _ -> {
                  keys.add(key);
                  return new double[2];
                });
        row[0] += cells.sum()[c];
        row[1] += cells.count()[c];
      }
    }
    return build(cells, exposed, factors, keys, rows);
  }

  private Comparison build(
      Cells cells,
      Exposed exposed,
      int factors,
      List<List<Integer>> keys,
      Map<List<Integer>, double[]> rows) {
    var organisation = keys.stream().mapToInt(List::getFirst).toArray();
    var controls = new ArrayList<Column>();
    for (int f = 0; f < factors; f++) {
      int at = f + 1;
      controls.add(
          factor(
              cells.factors().get(f),
              keys.stream().map(key -> cells.levels().get(at - 1).get(key.get(at))).toList()));
    }
    for (var category : categories) {
      controls.add(
          factor("category", Arrays.stream(organisation).mapToObj(category::get).toList()));
    }
    if (plan.controls().contains(Control.LOG_SIZE)) {
      size(organisation, controls);
    }
    var strata = new HashMap<List<Object>, Integer>();
    var stratum = new int[organisation.length];
    for (int i = 0; i < stratum.length; i++) {
      var key = new ArrayList<Object>(keys.get(i).subList(1, keys.get(i).size()));
      for (var category : categories) {
        key.add(category.get(organisation[i]));
      }
      stratum[i] = strata.computeIfAbsent(key, _ -> strata.size());
    }
    return new Comparison(
        exposed.exposure().key(),
        true,
        Arrays.stream(organisation).mapToDouble(i -> exposed.flag()[i]).toArray(),
        keys.stream().mapToDouble(key -> rows.getOrDefault(key, new double[2])[0]).toArray(),
        keys.stream().mapToDouble(key -> rows.getOrDefault(key, new double[2])[1]).toArray(),
        stratum,
        Math.max(1, strata.size()),
        controls,
        new int[0],
        organisation,
        new Weighing.Counts(),
        false,
        plan.seed());
  }

  private void size(int[] organisation, List<Column> controls) {
    var size = organisations.logSize();
    var known = Arrays.stream(size).filter(s -> !Double.isNaN(s)).average();
    if (known.isPresent()) {
      controls.add(
          new Column.Numeric(
              "log_size",
              Arrays.stream(organisation)
                  .mapToDouble(i -> Double.isNaN(size[i]) ? known.getAsDouble() : size[i])
                  .toArray()));
    }
  }

  private static Column factor(String name, List<String> values) {
    var counts = new HashMap<String, Integer>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    var kept =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(LEVELS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    var levels = new ArrayList<>(kept);
    levels.add("(others)");
    var codes =
        values.stream()
            .mapToInt(value -> kept.contains(value) ? kept.indexOf(value) : kept.size())
            .toArray();
    return new Column.Factor(name, levels, codes);
  }
}
