package org.evenhand.proof.verify;

import java.util.List;

/**
 * What verifying came to, for a program that prints it.
 *
 * @param right whether nothing is wrong
 * @param lines what to tell
 */
public record Outcome(boolean right, List<String> lines) {
  /** Keeps a copy. */
  public Outcome {
    lines = List.copyOf(lines);
  }
}
