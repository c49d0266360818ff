package org.evenhand.proof.verify;

import java.time.Instant;
import org.evenhand.proof.Checkpoint;

/**
 * Is told what a public log says while it is verified, in the log's order. Only what leads to the
 * signed root is told: an entry that could not be proven is a problem in the report and nothing
 * here. Reading and verifying in one go leaves no moment in which a file could be changed between
 * the two.
 */
public interface EntryVisitor {
  /** The checkpoint, its signatures checked: told first, and never where none could be believed. */
  void checkpoint(Checkpoint checkpoint);

  /**
   * How many entries the log had at the earlier state of which the root is asked for; 0 for none.
   * Asked before anything is told.
   */
  default long earlierSize() {
    return 0;
  }

  /**
   * The root of that earlier state, worked out from what leads to the signed root. Told before any
   * entry, and never where the log has fewer entries, or a kept checkpoint is asked about.
   */
  default void earlier(byte[] root) {}

  /**
   * A public act.
   *
   * @param index its place in the log
   * @param json canonical JSON (RFC 8785)
   */
  void act(long index, byte[] json);

  /**
   * A seal. The acts told since the last one are among its frames.
   *
   * @param index its place in the log
   * @param from position of its first frame
   * @param to position of its last frame
   * @param at the last frame's time; the others are of the same hour, and not later
   */
  void seal(long index, long from, long to, Instant at);

  /**
   * The tally of an hour, whose file has the published hash.
   *
   * @param index the entry's place in the log
   * @param hour such as {@code 2026-11-23T20Z}
   * @param csv with its header
   */
  void tally(long index, String hour, byte[] csv);

  /** Hears nothing. */
  static EntryVisitor none() {
    return new EntryVisitor() {
      @Override
      public void checkpoint(Checkpoint checkpoint) {}

      @Override
      public void act(long index, byte[] json) {}

      @Override
      public void seal(long index, long from, long to, Instant at) {}

      @Override
      public void tally(long index, String hour, byte[] csv) {}
    };
  }
}
