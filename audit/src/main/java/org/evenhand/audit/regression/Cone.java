package org.evenhand.audit.regression;

/**
 * The directions in which no row of a likelihood falls: all d with z·d ≥ 0 for every row z. The
 * rows may be too many to list, so they are asked for.
 */
interface Cone {
  /** How many coordinates. */
  int size();

  /** A combination of all rows, each with a positive share. */
  double[] middle();

  /** The row of greatest product with r, by its own length; empty when there are no rows. */
  double[] steepest(double[] r);

  /** The cone of those rows alone that stay level along a direction (product about 0). */
  Cone level(double[] direction);
}
