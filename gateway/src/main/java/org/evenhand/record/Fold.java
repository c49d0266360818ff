package org.evenhand.record;

import java.util.List;

/**
 * State that is worked out from the record alone. A fold keeps, in the same atomic write as its
 * data, the position up to which it has applied; after a crash the log gives it again whatever
 * follows that position. It is only ever given acknowledged entries, in order, by one thread.
 */
public interface Fold {
  /** A short stable name for messages. */
  String name();

  /** The position up to which this fold has durably applied; 0 for none. */
  long applied();

  /**
   * Applies entries and notes {@code upTo} as applied, all or nothing, then makes the new state
   * visible to readers. Entries of no interest are passed over. Applying the same entries twice
   * from the same start gives the same state.
   *
   * @param entries changes after {@link #applied()}, rising; may be empty
   * @param upTo the last position that this call accounts for, frames without a change included
   */
  void apply(List<Entry> entries, long upTo);
}
