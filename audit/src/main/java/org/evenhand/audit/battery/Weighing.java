package org.evenhand.audit.battery;

/** What the numbers of a comparison are numbers of. */
public sealed interface Weighing {
  /** People: whole counts, and each counts as often as it says. */
  record Counts() implements Weighing {}

  /**
   * Frequencies, some of which have fractions. What needs no whole counts takes their sums for
   * numbers of people; exact methods refuse.
   */
  record Fractions() implements Weighing {}

  /**
   * Rows drawn from a population with unequal chances, each standing for so many as its weight
   * says. A row of the comparison is then a row of the sample.
   *
   * @param unit the unit of the sample that a row belongs to, from 0: the row, or its organisation
   * @param units how many units were drawn
   * @param byOrganisation whether units are organisations
   */
  @SuppressWarnings("ArrayRecordComponent") // a column; there may be millions
  record Sample(int[] unit, int units, boolean byOrganisation) implements Weighing {}
}
