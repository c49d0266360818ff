package org.evenhand.proof.verify;

import java.util.List;

/**
 * What verifying came to, for a program that prints it.
 *
 * @param right whether nothing is wrong
 * @param lines what to tell, in plain characters whatever the record holds
 */
public record Outcome(boolean right, List<String> lines) {
  /** Keeps a copy that can be printed. */
  public Outcome {
    lines = lines.stream().map(Printable::of).toList();
  }
}
