package org.evenhand.gate.replay;

import java.util.List;

/** What became of deciding once more. */
public sealed interface Verdict {
  /** The same came out. */
  record Same() implements Verdict {}

  /**
   * Something else came out, or it could not stand where it does.
   *
   * @param why in words, one for each thing
   */
  record Different(List<String> why) implements Verdict {
    /** Keeps a copy. */
    public Different {
      why = List.copyOf(why);
    }
  }

  /**
   * It cannot be decided any more.
   *
   * @param because what is missing, in words
   */
  record Beyond(String because) implements Verdict {}
}
