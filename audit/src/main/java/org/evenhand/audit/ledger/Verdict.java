package org.evenhand.audit.ledger;

/** What the record has to say about a public statement. Never that it was kept. */
public sealed interface Verdict {
  /** It has no condition. */
  record Uncheckable() implements Verdict {}

  /**
   * Its condition can't be asked here.
   *
   * @param why why not
   */
  record Unreadable(String why) implements Verdict {}

  /**
   * Nothing in the record contradicts it.
   *
   * @param asked how many acts or rows were asked
   * @param untold of how many it could not be told
   */
  record NoContradiction(long asked, long untold) implements Verdict {}

  /**
   * An act contradicts it.
   *
   * @param by the first that does
   */
  record ContradictedByAct(LoggedAct by) implements Verdict {}

  /**
   * A row of a tally contradicts it.
   *
   * @param entry the log's entry of the tally
   * @param row the first row that does, as it stands there
   */
  record ContradictedByTally(long entry, String row) implements Verdict {}
}
