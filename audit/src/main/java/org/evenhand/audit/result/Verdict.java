package org.evenhand.audit.result;

import java.util.Locale;

/**
 * The one verdict, given by fixed rules.
 *
 * @param level the level
 * @param p the family's probability
 * @param alpha the plan's limit for it
 * @param equivalence X, within which an effect counts as none
 * @param detectable the largest of the pairs' smallest detectable differences
 * @param sentence what it means, for anybody
 * @param caution why it is to be taken with care; empty if nothing speaks against it
 * @param untested which outcomes and exposures of the plan it says nothing of; empty if of none
 */
public record Verdict(
    Level level,
    double p,
    double alpha,
    double equivalence,
    double detectable,
    String sentence,
    String caution,
    String untested) {
  /**
   * A difference in words.
   *
   * @param rate whether it is one of rates, as a share of 1, rather than in standard deviations
   */
  public static String size(double difference, boolean rate) {
    return rate
        ? String.format(Locale.ROOT, "%.2g points in a hundred", 100 * difference)
        : String.format(Locale.ROOT, "%.2g standard deviations", difference);
  }

  /** How much was found. */
  public enum Level {
    /** Whatever effect there is lies within ±X. */
    NONE("none"),
    /** Neither an effect nor its absence could be shown. */
    INCONCLUSIVE("inconclusive"),
    /** Treatment goes together with an exposure. */
    SIGNAL("signal"),
    /** The same, beyond chance by far and larger than X. */
    STRONG("strong");

    private final String key;

    Level(String key) {
      this.key = key;
    }

    /** Its name in reports and on the command line. */
    public String key() {
      return key;
    }
  }
}
