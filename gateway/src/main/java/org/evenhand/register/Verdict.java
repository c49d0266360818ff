package org.evenhand.register;

/** What the register has to say about a public promise. Never that it was kept. */
public sealed interface Verdict {
  /**
   * No act contradicts it.
   *
   * @param checked how many acts the condition was asked about
   * @param untold of how many it could not tell, for they lack what it looks at
   */
  record NoContradiction(long checked, long untold) implements Verdict {}

  /**
   * An act contradicts it.
   *
   * @param by the first that does
   */
  record Contradicted(RecordedAct by) implements Verdict {}

  /** Nothing of it can be checked: it carries no condition. */
  record Uncheckable() implements Verdict {}
}
