package org.evenhand.audit.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Outcome;

/** Counts rows into cells. */
final class Counting {
  private static final int LEVELS = 50;
  private static final int BITS = 44;

  private final Tables tables;
  private final Outcome outcome;
  private final List<String> factors;

  Counting(Tables tables, Outcome outcome, List<String> factors) {
    this.tables = tables;
    this.outcome = outcome;
    this.factors = factors;
  }

  Optional<Cells> of(String rows) {
    tables.run("CREATE OR REPLACE VIEW counted AS " + rows);
    if (tables.number("SELECT count(*) FROM (SELECT 1 FROM counted LIMIT 1)") == 0) {
      return Optional.empty();
    }
    var levels = factors.stream().map(this::levels).toList();
    var columns = new StringBuilder("org");
    for (int f = 0; f < factors.size(); f++) {
      columns.append(", ").append(coded(factors.get(f), levels.get(f)));
    }
    var cells = new ArrayList<double[]>();
    double scale = outcome.binary() ? 1 : scale();
    var whole = "CAST(round(y * " + scale + ") AS HUGEINT)";
    tables.each(
        "SELECT "
            + columns
            + ", count(*), CAST(sum(whole) AS DOUBLE) / "
            + scale
            + ", CAST(sum(whole * whole) AS DOUBLE) / "
            + scale * scale
            + " FROM (SELECT *, "
            + whole
            + " AS whole FROM counted) GROUP BY ALL ORDER BY ALL",
        row -> {
          var cell = new double[factors.size() + 4];
          for (int i = 0; i < cell.length; i++) {
            cell[i] = row.getDouble(i + 1);
          }
          cells.add(cell);
        });
    return cells.isEmpty() ? Optional.empty() : Optional.of(columns(levels, cells));
  }

  /**
   * What makes values whole numbers of 44 bits: a sum of fractions depends on their order, which
   * two threads would leave to chance, and even their squares' sum has room in 128 bits for 2^39
   * rows.
   */
  private double scale() {
    var largest = new double[1];
    tables.each("SELECT max(abs(y)) FROM counted", row -> largest[0] = row.getDouble(1));
    return largest[0] > 0 ? Math.scalb(1.0, BITS - 1 - Math.getExponent(largest[0])) : 1;
  }

  private Cells columns(List<List<String>> levels, List<double[]> cells) {
    int k = factors.size();
    var level = new int[k][];
    for (int f = 0; f < k; f++) {
      int at = f + 1;
      level[f] = cells.stream().mapToInt(cell -> (int) cell[at]).toArray();
    }
    return new Cells(
        outcome,
        cells.stream().mapToInt(cell -> (int) cell[0]).toArray(),
        factors,
        levels,
        level,
        cells.stream().mapToDouble(cell -> cell[k + 1]).toArray(),
        cells.stream().mapToDouble(cell -> cell[k + 2]).toArray(),
        cells.stream().mapToDouble(cell -> cell[k + 3]).toArray());
  }

  /** The most frequent levels in the order of their names; what is rarer shares one, the last. */
  private List<String> levels(String factor) {
    var all = new ArrayList<String>();
    tables.each(
        "SELECT v FROM (SELECT "
            + value(factor)
            + " AS v, count(*) AS n FROM counted GROUP BY 1 ORDER BY n DESC, v LIMIT "
            + LEVELS
            + ") ORDER BY v",
        row -> all.add(row.getString(1)));
    all.add("(others)");
    return all;
  }

  private static String coded(String factor, List<String> levels) {
    var sql = new StringBuilder("CASE ").append(value(factor));
    for (int i = 0; i < levels.size() - 1; i++) {
      sql.append(" WHEN ").append(Tables.literal(levels.get(i))).append(" THEN ").append(i);
    }
    return sql.append(" ELSE ").append(levels.size() - 1).append(" END").toString();
  }

  private static String value(String factor) {
    return factor.equals("quarter")
        ? "(year(asked) || '-Q' || quarter(asked))"
        : "coalesce(CAST(" + Tables.quoted(factor) + " AS VARCHAR), '(unknown)')";
  }

  /** Rows as times: to a hundredth of a day, so that equal ones are counted together. */
  Optional<Times> times(String rows) {
    tables.run("CREATE OR REPLACE VIEW counted AS " + rows);
    var all = new ArrayList<double[]>();
    tables.each(
        "SELECT org, dense_rank() OVER (ORDER BY data_type) - 1, d, n FROM (SELECT org, data_type,"
            + " round(y, 2) AS d, count(*) AS n FROM counted GROUP BY ALL) ORDER BY ALL",
        row ->
            all.add(
                new double[] {
                  row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)
                }));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var event = new boolean[all.size()];
    Arrays.fill(event, true);
    return Optional.of(
        new Times(
            outcome,
            all.stream().mapToInt(row -> (int) row[0]).toArray(),
            all.stream().mapToInt(row -> (int) row[1]).toArray(),
            all.stream().mapToDouble(row -> row[2]).toArray(),
            event,
            all.stream().mapToDouble(row -> row[3]).toArray()));
  }
}
