package org.evenhand.gate.replay;

import java.util.List;

/**
 * What a replay came to.
 *
 * @param last the last position of the record
 * @param same how many decisions came out the same
 * @param different how many did not
 * @param beyond how many cannot be decided any more
 * @param turnedAway refusals that the rule never saw, so that there is nothing to decide
 * @param lost imports whose copies are gone or altered, in words
 */
public record ReplayReport(
    long last, long same, long different, long beyond, long turnedAway, List<String> lost) {
  /** Keeps a copy. */
  public ReplayReport {
    lost = List.copyOf(lost);
  }

  /** Whether nothing was found wrong. What is beyond re-decision by an erasure is not wrong. */
  public boolean clean() {
    return different == 0 && lost.isEmpty();
  }
}
