package org.evenhand.audit.tables;

/**
 * How many of the exposed have the outcome when both margins of a table are fixed: Fisher's
 * noncentral hypergeometric distribution.
 *
 * @param exposed how many are exposed
 * @param unexposed how many are not
 * @param yes how many of all have the outcome
 */
record Hypergeometric(long exposed, long unexposed, long yes) {
  /** Above this many people the distribution is not computed; its window would fill the memory. */
  static final double MOST = 1e11;

  static Hypergeometric of(TwoByTwo table) {
    return new Hypergeometric(
        Math.round(table.exposed()), Math.round(table.unexposed()), Math.round(table.yes()));
  }

  long lowest() {
    return Math.max(0, yes - unexposed);
  }

  long highest() {
    return Math.min(exposed, yes);
  }

  /** Whether the margins leave a choice. */
  boolean isFree() {
    return lowest() < highest();
  }

  /** The distribution when the odds ratio has this logarithm. */
  Mass at(double logOdds) {
    double odds = Math.exp(logOdds);
    double spare = (double) unexposed - yes;
    double near = OddsCell.expected((double) exposed, (double) unexposed, (double) yes, odds);
    return Mass.around(
        Math.round(near),
        lowest(),
        highest(),
        x -> odds * (exposed - x) / (x + 1) * (yes - x) / (spare + x + 1));
  }
}
