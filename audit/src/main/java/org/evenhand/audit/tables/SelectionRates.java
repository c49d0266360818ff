package org.evenhand.audit.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * The selection rate of each level of a factor, with Wilson's interval, and its ratio to the
 * highest rate among the levels, as in the Uniform Guidelines on Employee Selection Procedures (29
 * CFR 1607.4 D). Takes fractions.
 */
public final class SelectionRates {
  private SelectionRates() {}

  /**
   * Those of one level.
   *
   * @param name the level
   * @param selected how many were selected
   * @param all how many there are
   */
  public record Level(String name, double selected, double all) {
    public Level {
      Whole.holdPart(selected, all);
    }
  }

  /**
   * A row of the table.
   *
   * @param level the level
   * @param rate its rate; undefined where the level has nobody
   * @param ratioToHighest the rate over the highest one; NaN where either is undefined or the
   *     highest is zero
   * @param belowFourFifths whether that ratio is below four fifths: a flag, no test
   * @param why why something is not defined; empty where all is
   */
  public record Row(
      Level level, Estimate rate, double ratioToHighest, boolean belowFourFifths, String why) {}

  /** The table, in the order of the levels. */
  public static List<Row> of(List<Level> levels, double level) {
    Normal.reach(level);
    Level highest = new Level("nobody", 0, 0);
    for (Level one : levels) {
      boolean higher = highest.all() == 0 || rate(one) > rate(highest);
      highest = one.all() > 0 && higher ? one : highest;
    }
    var rows = new ArrayList<Row>();
    for (Level one : levels) {
      rows.add(row(one, highest, level));
    }
    return List.copyOf(rows);
  }

  private static Row row(Level one, Level highest, double level) {
    Estimate rate = Wilson.of(one.selected(), one.all(), level);
    if (one.all() == 0) {
      return new Row(one, rate, Double.NaN, false, rate.why());
    }
    if (highest.selected() == 0) {
      return new Row(one, rate, Double.NaN, false, "nobody was selected at any level");
    }
    return new Row(one, rate, rate(one) / rate(highest), isBelow(one, highest), "");
  }

  private static boolean isBelow(Level one, Level highest) {
    return ImpactRatio.isBelowFourFifths(
        new TwoByTwo(
            one.selected(),
            one.all() - one.selected(),
            highest.selected(),
            highest.all() - highest.selected()));
  }

  private static double rate(Level level) {
    return level.selected() / level.all();
  }
}
