package org.evenhand.audit.permutation;

/**
 * How organisations fared, one score for each. {@link OrganisationScore} makes scores from rulings;
 * any other figure of an organisation will do, too. Scores need not be centred.
 */
public final class Outcome {
  private final String name;
  private final double[] scores;

  /**
   * @param name how findings call it
   * @param scores one for each organisation, finite, or {@code NaN} where it is missing
   */
  public Outcome(String name, double... scores) {
    for (int i = 0; i < scores.length; i++) {
      if (Double.isInfinite(scores[i])) {
        throw new IllegalArgumentException(
            "outcome " + name + " of organisation " + i + " is " + scores[i]);
      }
    }
    this.name = name;
    this.scores = scores.clone();
  }

  public String name() {
    return name;
  }

  int size() {
    return scores.length;
  }

  double score(int organisation) {
    // -0.0 and 0.0 are one score.
    return scores[organisation] + 0.0;
  }
}
