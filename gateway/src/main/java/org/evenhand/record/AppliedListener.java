package org.evenhand.record;

/**
 * Told, by the thread that applies, each time all folds have reached a new position. It must be
 * quick: every answer waits for it. What it throws stops the process, as a fold's failure does.
 */
@FunctionalInterface
public interface AppliedListener {
  /**
   * All folds have applied everything up to a position.
   *
   * @param position up to which
   * @param changed whether any change was among it, rather than accesses and refusals alone
   */
  void applied(long position, boolean changed);
}
