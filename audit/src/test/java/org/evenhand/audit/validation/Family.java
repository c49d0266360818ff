package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Estimators that are compared with another implementation together. In its folder a family leaves
 * the random tables, as CSV files of whatever shape suits it, and {@code ours.csv} with the columns
 * {@code table,figure,value}: the number of the table, the name of the figure, the figure as {@link
 * Double#toString} writes it ({@code NaN} where it is not defined). The script {@code
 * audit/src/test/r/NAME.R}, called with that folder, reads the tables and writes {@code theirs.csv}
 * of the same form. A script may write {@code reasons.csv} with the columns {@code
 * table,figure,reason} for figures that are known to differ, and why.
 */
interface Family {
  /** Its name, of small letters and hyphens, which is its folder's and its script's too. */
  String name();

  /**
   * Makes the tables, computes our figures, and writes both.
   *
   * @param folder an empty folder
   * @param tables how many tables for each estimator
   * @param random where chance comes from
   */
  void write(Path folder, int tables, RandomGenerator random) throws IOException;
}
