package org.evenhand.audit.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Outcome;

/** Counts rows into cells. */
final class Counting {
  private static final int LEVELS = 50;
  private static final int BITS = 44;
  private static final String QUARTER = "quarter";

  private final Tables tables;
  private final Outcome outcome;
  private final List<String> factors;

  Counting(Tables tables, Outcome outcome, List<String> factors) {
    this.tables = tables;
    this.outcome = outcome;
    this.factors = factors;
  }

  /**
   * Counts by what the rows hold, which takes one pass over them; levels are told from that, and
   * what is rare is then put together.
   */
  Optional<Cells> of(String rows) {
    tables.run("CREATE OR REPLACE VIEW counted AS " + rows);
    if (tables.number("SELECT count(*) FROM (SELECT 1 FROM counted LIMIT 1)") == 0) {
      return Optional.empty();
    }
    double scale = outcome.binary() ? 1 : scale();
    group(scale);
    var levels = IntStream.range(0, factors.size()).mapToObj(this::levels).toList();
    var columns = new StringBuilder("org");
    for (int f = 0; f < factors.size(); f++) {
      columns.append(", ").append(coded(f, levels.get(f)));
    }
    var cells = new ArrayList<double[]>();
    tables.each(
        "SELECT "
            + columns
            + ", CAST(sum(n) AS DOUBLE), CAST(sum(s) AS DOUBLE) / "
            + scale
            + ", CAST(sum(q) AS DOUBLE) / "
            + scale * scale
            + " FROM grouped GROUP BY ALL ORDER BY ALL",
        row -> {
          var cell = new double[factors.size() + 4];
          for (int i = 0; i < cell.length; i++) {
            cell[i] = row.getDouble(i + 1);
          }
          cells.add(cell);
        });
    tables.run("DROP TABLE grouped");
    return cells.isEmpty() ? Optional.empty() : Optional.of(columns(levels, cells));
  }

  /** Makes the table {@code grouped(org, f0, f1, …, n, s, q)}. */
  private void group(double scale) {
    var columns = new StringBuilder("org");
    for (int f = 0; f < factors.size(); f++) {
      columns.append(", ").append(raw(factors.get(f))).append(" AS f").append(f);
    }
    tables.run(
        "CREATE OR REPLACE TEMP TABLE grouped AS SELECT "
            + columns
            + ", count(*) AS n, sum(whole) AS s, sum(whole * whole) AS q FROM (SELECT *,"
            + " CAST(round(y * "
            + scale
            + ") AS HUGEINT) AS whole FROM counted) GROUP BY ALL");
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
  private List<String> levels(int factor) {
    var all = new ArrayList<String>();
    tables.each(
        "SELECT v FROM (SELECT "
            + value(factor)
            + " AS v, sum(n) AS many FROM grouped GROUP BY 1 ORDER BY many DESC, v LIMIT "
            + LEVELS
            + ") ORDER BY v",
        row -> all.add(row.getString(1)));
    all.add("(others)");
    return all;
  }

  private String coded(int factor, List<String> levels) {
    var sql = new StringBuilder("CASE ").append(value(factor));
    for (int i = 0; i < levels.size() - 1; i++) {
      sql.append(" WHEN ").append(Tables.literal(levels.get(i))).append(" THEN ").append(i);
    }
    return sql.append(" ELSE ").append(levels.size() - 1).append(" END").toString();
  }

  /**
   * What rows are grouped by; a quarter is a number, since a text of it for each row takes long.
   */
  private static String raw(String factor) {
    return factor.equals(QUARTER) ? "4 * year(asked) + quarter(asked) - 1" : Tables.quoted(factor);
  }

  /** What it is called. */
  private String value(int factor) {
    var own = "f" + factor;
    return factors.get(factor).equals(QUARTER)
        ? String.format(Locale.ROOT, "((%1$s // 4) || '-Q' || (%1$s %% 4 + 1))", own)
        : "coalesce(CAST(" + own + " AS VARCHAR), '(unknown)')";
  }

  /**
   * Rows as times: to a hundredth of a day, so that equal ones are counted together. Of more than
   * are looked at, only how many there are.
   */
  Optional<Times> times(String rows) {
    tables.run("CREATE OR REPLACE VIEW counted AS " + rows);
    if (tables.number("SELECT count(*) FROM counted") > Times.MOST) {
      long different =
          (long)
              tables.number(
                  "SELECT count(*) FROM (SELECT DISTINCT org, data_type, round(y, 2) FROM"
                      + " counted)");
      if (different > Times.MOST) {
        return Optional.of(Times.tooMany(outcome, different));
      }
    }
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
