package org.evenhand.audit.battery;

import java.util.List;

/** Something to be held equal, with one value for each row of a comparison. */
@SuppressWarnings("ArrayRecordComponent") // columns of primitives; there may be millions
public sealed interface Column {
  /** Its name. */
  String name();

  /**
   * A number.
   *
   * @param name its name
   * @param values one for each row
   */
  record Numeric(String name, double[] values) implements Column {}

  /**
   * One of several levels.
   *
   * @param name its name
   * @param levels what the levels are called; the first is what others are compared with
   * @param codes the level of each row
   */
  record Factor(String name, List<String> levels, int[] codes) implements Column {
    public Factor {
      levels = List.copyOf(levels);
    }
  }
}
