package org.evenhand.audit.tables;

/** The table that has given margins and a given odds ratio. */
final class OddsCell {
  private OddsCell() {}

  /**
   * The exposed with the outcome: the root {@code x} between 0 and the margins of {@code x
   * (unexposed − yes + x) = odds (exposed − x)(yes − x)}, without cancellation.
   */
  static double expected(double exposed, double unexposed, double yes, double odds) {
    double square = odds - 1;
    double linear = odds * (exposed + yes) + unexposed - yes;
    double constant = odds * exposed * yes;
    double root = Math.sqrt(Math.max(0, linear * linear - 4 * square * constant));
    return linear > 0 ? 2 * constant / (linear + root) : (linear - root) / (2 * square);
  }

  /** All four cells, each found by itself, so that a tiny one is no difference of large ones. */
  static TwoByTwo table(TwoByTwo margins, double odds) {
    double exposed = margins.exposed();
    double unexposed = margins.unexposed();
    return new TwoByTwo(
        expected(exposed, unexposed, margins.yes(), odds),
        expected(exposed, unexposed, margins.no(), 1 / odds),
        expected(unexposed, exposed, margins.yes(), 1 / odds),
        expected(unexposed, exposed, margins.no(), odds));
  }
}
