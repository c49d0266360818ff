package org.evenhand.audit.single;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.audit.battery.Column;
import org.evenhand.audit.battery.Comparison;
import org.evenhand.audit.battery.Weighing;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;

/**
 * Groups a table's rows into a comparison; cells that are empty or {@code NA} are not known. Rows
 * of a sample stay apart, since how far each of them weighs by itself makes the errors.
 */
final class Grouping {
  private static final int MOST_PATTERNS = 5_000_000;
  private static final double MOST_CASES = 0x1p53;

  private final Tables tables;
  private final Loaded file;
  private final Question question;
  private final String weight;
  private final List<double[]> numbers = new ArrayList<>();
  private final List<String[]> texts = new ArrayList<>();

  Grouping(Tables tables, Loaded file, Question question) {
    this.tables = tables;
    this.file = file;
    this.question = question;
    this.weight = Tables.quoted(unused("weight"));
  }

  /** A name that no column has, made of one that may be. */
  private String unused(String wanted) {
    var name = wanted;
    while (file.has(name) || file.columns().stream().anyMatch(name::equalsIgnoreCase)) {
      name += "_";
    }
    return name;
  }

  /** Whether the exposure is told by a value, rather than being a number. */
  boolean byValue() {
    return !question.exposureValue().isEmpty();
  }

  /** Checks the columns and values, and makes the view {@code known}. */
  void prepare() {
    question.check(file);
    var known =
        question.columns().stream()
            .distinct()
            .filter(column -> !column.equals(question.weight()))
            .map(
                column -> "nullif(" + Tables.quoted(column) + ", 'NA') AS " + Tables.quoted(column))
            .collect(Collectors.joining(", "));
    var weighs = question.weight().isEmpty() ? "1.0" : Tables.quoted(question.weight());
    tables.run(
        "CREATE OR REPLACE VIEW known AS SELECT "
            + Tables.LINE
            + ", "
            + known
            + ", "
            + weighs
            + " AS "
            + weight
            + " FROM rows");
    new Values(tables, file).check(question.outcome(), question.outcomeValue());
    if (byValue()) {
      new Values(tables, file).check(question.exposure(), question.exposureValue());
    } else if (!numeric(question.exposure())) {
      throw new BadInput(
          "--exposure "
              + question.exposure()
              + ": the column holds words; say which counts as"
              + " exposed, such as --exposure "
              + question.exposure()
              + "="
              + new Values(tables, file).of(question.exposure()).getFirst());
    }
  }

  private boolean numeric(String column) {
    return tables.number(
            "SELECT count(*) FROM known WHERE "
                + Tables.quoted(column)
                + " IS NOT NULL AND NOT"
                + " coalesce(isfinite(try_cast("
                + Tables.quoted(column)
                + " AS DOUBLE)), false)")
        == 0;
  }

  /** How many rows lack something that is needed. */
  double incomplete() {
    return tables.number("SELECT count(*) FROM known WHERE NOT (" + complete() + ")");
  }

  /** How many rows are complete and count for nothing. */
  double weightless() {
    return tables.number(
        "SELECT count(*) FROM known WHERE " + complete() + " AND " + weight + " = 0");
  }

  private String complete() {
    return question.columns().stream()
        .map(column -> column.equals(question.weight()) ? weight : Tables.quoted(column))
        .map(column -> column + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }

  Comparison comparison() {
    var controls = question.controls().stream().map(Question::name).toList();
    var asNumbers =
        question.controls().stream()
            .map(control -> !control.endsWith(":factor") && numeric(control))
            .toList();
    var exposure =
        byValue()
            ? "CAST("
                + Tables.quoted(question.exposure())
                + " = "
                + Tables.literal(question.exposureValue())
                + " AS DOUBLE)"
            : "CAST(" + Tables.quoted(question.exposure()) + " AS DOUBLE)";
    var keys = new ArrayList<>(List.of(exposure));
    for (int i = 0; i < controls.size(); i++) {
      var quoted = Tables.quoted(controls.get(i));
      keys.add(asNumbers.get(i) ? "CAST(" + quoted + " AS DOUBLE)" : quoted);
    }
    question.strata().forEach(name -> keys.add(Tables.quoted(name)));
    keys.add(question.matched().isEmpty() ? "''" : Tables.quoted(question.matched()));
    keys.add(question.cluster().isEmpty() ? "''" : Tables.quoted(question.cluster()));
    keys.add(question.sampling() ? "CAST(" + Tables.LINE + " AS VARCHAR)" : "''");
    read(keys, asNumbers);
    return build(controls, asNumbers);
  }

  private void read(List<String> keys, List<Boolean> asNumbers) {
    int controls = asNumbers.size();
    int fixed = 1 + controls;
    tables.each(
        "SELECT " + String.join(", ", keys) + ", " + sums() + " GROUP BY ALL ORDER BY ALL",
        row -> {
          var number = new double[3 + controls];
          var text = new String[keys.size()];
          number[0] = row.getDouble(1);
          for (int i = 0; i < controls; i++) {
            if (asNumbers.get(i)) {
              number[3 + i] = row.getDouble(2 + i);
            } else {
              text[1 + i] = row.getString(2 + i);
            }
          }
          for (int i = fixed; i < keys.size(); i++) {
            text[i] = row.getString(i + 1);
          }
          number[1] = row.getDouble(keys.size() + 1);
          // The sum of both, so that nobody is left over by a rounding where all had the outcome.
          number[2] = number[1] + row.getDouble(keys.size() + 2);
          numbers.add(number);
          texts.add(text);
          if (numbers.size() > MOST_PATTERNS) {
            throw new BadInput(
                file.file()
                    + ": more than 5,000,000 "
                    + (question.sampling()
                        ? "rows of a sample; take fewer"
                        : "distinct patterns of exposure and controls;"
                            + " leave out a control, or put its numbers into classes"));
          }
        });
    if (numbers.isEmpty()) {
      throw new BadInput(
          file.file()
              + ": no row is complete in the columns that were asked for"
              + (question.weight().isEmpty() ? "" : " and has a weight above 0"));
    }
  }

  /** The sums of weights with the outcome and without, of the rows that are complete. */
  private String sums() {
    // Sums of fractions depend on their order, which two threads would leave to chance.
    var weights = question.weight().isEmpty() ? weight : weight + " ORDER BY " + Tables.LINE;
    var got = Tables.quoted(question.outcome()) + " = " + Tables.literal(question.outcomeValue());
    return "coalesce(sum("
        + weights
        + ") FILTER ("
        + got
        + "), 0), coalesce(sum("
        + weights
        + ") FILTER (NOT "
        + got
        + "), 0) FROM known WHERE "
        + complete()
        + " AND "
        + weight
        + " > 0";
  }

  private Comparison build(List<String> names, List<Boolean> asNumbers) {
    int k = names.size();
    var columns = new ArrayList<Column>();
    for (int i = 0; i < k; i++) {
      columns.add(
          asNumbers.get(i) ? new Column.Numeric(names.get(i), numbers(3 + i)) : factor(names, i));
    }
    int set = 1 + k + question.strata().size();
    var strata = codes(1 + k, set);
    var clusters = question.cluster().isEmpty() ? new int[0] : codes(set + 1, set + 2);
    var dose = numbers(0);
    double scale = scale();
    return new Comparison(
        byValue() ? question.exposure() + "=" + question.exposureValue() : question.exposure(),
        binary(dose),
        dose,
        Arrays.stream(numbers(1)).map(n -> n / scale).toArray(),
        Arrays.stream(numbers(2)).map(n -> n / scale).toArray(),
        strata,
        Arrays.stream(strata).max().orElse(0) + 1,
        columns,
        question.matched().isEmpty() ? new int[0] : codes(set, set + 1),
        clusters,
        weighing(clusters),
        question.cluster().isEmpty(),
        question.seed());
  }

  /**
   * Weights of a sample are taken in units of their mean, so that nothing hangs on the unit that
   * whoever drew it chose.
   */
  private double scale() {
    double cases = numbers.stream().mapToDouble(row -> row[2]).sum();
    if (question.sampling() && cases < Double.POSITIVE_INFINITY) {
      return cases / numbers.size();
    }
    if (cases > MOST_CASES) {
      throw new BadInput(
          file.file()
              + ", column '"
              + question.weight()
              + "': the weights sum up to "
              + cases
              + ", more than can be counted (2^53)"
              + (question.sampling() ? "" : "; if a sample was drawn, say --weights sampling"));
    }
    return 1;
  }

  private Weighing weighing(int[] clusters) {
    if (question.sampling()) {
      var unit = clusters.length == 0 ? new int[numbers.size()] : clusters;
      if (clusters.length == 0) {
        Arrays.setAll(unit, i -> i);
      }
      int units = Arrays.stream(unit).max().orElse(-1) + 1;
      return new Weighing.Sample(unit, units, clusters.length > 0);
    }
    boolean whole =
        question.weight().isEmpty()
            || tables.number(
                    "SELECT count(*) FROM known WHERE "
                        + complete()
                        + " AND "
                        + weight
                        + " <> round("
                        + weight
                        + ")")
                == 0;
    return whole ? new Weighing.Counts() : new Weighing.Fractions();
  }

  private static boolean binary(double[] dose) {
    return Arrays.stream(dose).allMatch(d -> d == 0 || d == 1);
  }

  private double[] numbers(int at) {
    return numbers.stream().mapToDouble(row -> row[at]).toArray();
  }

  private Column factor(List<String> names, int i) {
    var levels = texts.stream().map(row -> row[1 + i]).distinct().sorted().toList();
    Map<String, Integer> order = new HashMap<>();
    levels.forEach(level -> order.put(level, order.size()));
    return new Column.Factor(
        names.get(i),
        levels,
        texts.stream().mapToInt(row -> order.getOrDefault(row[1 + i], 0)).toArray());
  }

  /** The number of each distinct combination of texts. */
  private int[] codes(int from, int to) {
    var known = new LinkedHashMap<List<String>, Integer>();
    return texts.stream()
        .mapToInt(row ->
            known.computeIfAbsent(List.of(Arrays.copyOfRange(row, from, to)), _ -> known.size()))
        .toArray();
  }
}
