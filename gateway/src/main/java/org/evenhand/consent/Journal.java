package org.evenhand.consent;

import java.time.Instant;
import java.util.List;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.PersonId;

/** What this room needs of the log. */
public interface Journal {
  /**
   * Records changes in their order; returns when they are durable and applied by all folds. A crash
   * can leave a prefix of them.
   *
   * @return the position of the last
   */
  long appendAll(List<Change> changes);

  /** Whether the record can still say something of that person: their key is there. */
  boolean canName(PersonId person);

  /** The record's time. */
  Instant now();
}
