package org.evenhand.register;

/** What the register has to say about a public promise. Never that it was kept. */
public sealed interface Verdict {
  /**
   * Nothing contradicts it.
   *
   * @param checked how many acts, or rows of tallies, the condition was asked about
   * @param untold of how many it could not tell, for they lack what it looks at
   */
  record NoContradiction(long checked, long untold) implements Verdict {}

  /**
   * An act contradicts it.
   *
   * @param by the first that does
   */
  record Contradicted(RecordedAct by) implements Verdict {}

  /**
   * What left contradicts it: a row of a public tally.
   *
   * @param hour of the tally, as it is named
   * @param row as it stands there
   */
  record ContradictedByTally(String hour, String row) implements Verdict {}

  /** Nothing of it can be checked: it carries no condition. */
  record Uncheckable() implements Verdict {}
}
