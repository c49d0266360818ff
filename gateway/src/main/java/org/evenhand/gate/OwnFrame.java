package org.evenhand.gate;

import org.evenhand.gate.Outcome.Budget;

/** What an app gets that asks for one of its own frames. It costs a call, and no lines. */
public sealed interface OwnFrame {
  /**
   * Its own reading of it.
   *
   * @param json without what was withheld
   * @param budget what is left
   */
  record Found(String json, Budget budget) implements OwnFrame {}

  /**
   * There is none of its own there.
   *
   * @param budget what is left
   */
  record None(Budget budget) implements OwnFrame {}

  /**
   * Refused for a reason about the app.
   *
   * @param outcome why
   */
  record Refused(Outcome.Refused outcome) implements OwnFrame {}
}
