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
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;

/** Groups a table's rows into a comparison; cells that are empty or {@code NA} are not known. */
final class Grouping {
  private static final int MOST_PATTERNS = 5_000_000;
  private static final int SHOWN = 8;

  private final Tables tables;
  private final Loaded file;
  private final Question question;
  private final List<double[]> numbers = new ArrayList<>();
  private final List<String[]> texts = new ArrayList<>();

  Grouping(Tables tables, Loaded file, Question question) {
    this.tables = tables;
    this.file = file;
    this.question = question;
  }

  /** Whether the exposure is told by a value, rather than being a number. */
  boolean byValue() {
    return !question.exposureValue().isEmpty();
  }

  /** Checks the columns and values, and makes the view {@code used}. */
  void prepare() {
    for (var column : question.columns()) {
      if (!file.has(column)) {
        throw BadInput.at(
            file.file(),
            1,
            "there is no column '" + column + "'; there are: " + String.join(", ", file.columns()));
      }
    }
    var known =
        question.columns().stream()
            .distinct()
            .filter(column -> !column.equals(question.weight()))
            .map(
                column -> "nullif(" + Tables.quoted(column) + ", 'NA') AS " + Tables.quoted(column))
            .collect(Collectors.joining(", "));
    var weight = question.weight().isEmpty() ? "1.0" : Tables.quoted(question.weight());
    tables.run(
        "CREATE OR REPLACE VIEW known AS SELECT " + known + ", " + weight + " AS w_ FROM rows");
    value(question.outcome(), question.outcomeValue());
    if (byValue()) {
      value(question.exposure(), question.exposureValue());
    } else if (!numeric(question.exposure())) {
      throw new BadInput(
          "--exposure "
              + question.exposure()
              + ": the column holds words; say which counts as"
              + " exposed, such as --exposure "
              + question.exposure()
              + "="
              + values(question.exposure()).getFirst());
    }
  }

  private void value(String column, String value) {
    if (tables.number(
            "SELECT count(*) FROM known WHERE "
                + Tables.quoted(column)
                + " = "
                + Tables.literal(value))
        == 0) {
      throw new BadInput(
          file.file()
              + ", column '"
              + column
              + "': no row has "
              + BadInput.shown(value)
              + "; there are: "
              + String.join(", ", values(column)));
    }
  }

  private List<String> values(String column) {
    var all = new ArrayList<String>();
    tables.each(
        "SELECT DISTINCT "
            + Tables.quoted(column)
            + " FROM known WHERE "
            + Tables.quoted(column)
            + " IS NOT NULL ORDER BY 1 LIMIT "
            + SHOWN,
        row -> all.add(BadInput.shown(row.getString(1))));
    return all.isEmpty() ? List.of("nothing but empty cells") : all;
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

  private String complete() {
    return question.columns().stream()
        .map(column -> column.equals(question.weight()) ? "w_" : Tables.quoted(column))
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
    read(keys, controls.size(), asNumbers);
    return build(controls, asNumbers);
  }

  private void read(List<String> keys, int controls, List<Boolean> asNumbers) {
    int fixed = 1 + controls;
    tables.each(
        "SELECT "
            + String.join(", ", keys)
            + ", coalesce(sum(w_) FILTER ("
            + Tables.quoted(question.outcome())
            + " = "
            + Tables.literal(question.outcomeValue())
            + "), 0), sum(w_) FROM known WHERE "
            + complete()
            + " AND w_ > 0 GROUP BY ALL ORDER BY ALL",
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
          number[2] = row.getDouble(keys.size() + 2);
          numbers.add(number);
          texts.add(text);
          if (numbers.size() > MOST_PATTERNS) {
            throw new BadInput(
                file.file()
                    + ": more than 5,000,000 distinct patterns of exposure and controls;"
                    + " leave out a control, or put its numbers into classes");
          }
        });
    if (numbers.isEmpty()) {
      throw new BadInput(file.file() + ": no row is complete in the columns that were asked for");
    }
  }

  private Comparison build(List<String> names, List<Boolean> asNumbers) {
    int k = names.size();
    var columns = new ArrayList<Column>();
    for (int i = 0; i < k; i++) {
      columns.add(
          asNumbers.get(i) ? new Column.Numeric(names.get(i), numbers(3 + i)) : factor(names, i));
    }
    var strata = codes(1 + k, 1 + k + question.strata().size());
    var sets = codes(texts.getFirst().length - 2, texts.getFirst().length - 1);
    var clusters = codes(texts.getFirst().length - 1, texts.getFirst().length);
    var dose = numbers(0);
    return new Comparison(
        byValue() ? question.exposure() + "=" + question.exposureValue() : question.exposure(),
        binary(dose),
        dose,
        numbers(1),
        numbers(2),
        strata,
        Arrays.stream(strata).max().orElse(0) + 1,
        columns,
        question.matched().isEmpty() ? new int[0] : sets,
        question.cluster().isEmpty() ? new int[0] : clusters,
        question.cluster().isEmpty(),
        question.seed());
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
