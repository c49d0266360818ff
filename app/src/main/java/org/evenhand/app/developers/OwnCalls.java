package org.evenhand.app.developers;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;

/** An app's own calls, as the record has them: port of this room. */
@FunctionalInterface
public interface OwnCalls {
  /**
   * Its latest calls.
   *
   * @param app whose
   * @return the newest first, a bounded number of them
   */
  Latest of(AppId app);

  /**
   * The latest calls.
   *
   * @param calls the newest first
   * @param from the position from which on the record was looked through
   */
  record Latest(List<Call> calls, long from) {
    /** Keeps a copy. */
    public Latest {
      calls = List.copyOf(calls);
    }
  }

  /** One call, or a second's worth of refused ones. */
  sealed interface Call {
    /** The frame's position. */
    long position();

    /** When. */
    Instant at();

    /**
     * It was answered.
     *
     * @param operation method and path template
     * @param query what was asked for, as the record spells it
     * @param lines how many lines the app was shown; what it was not shown is not counted
     */
    record Answered(long position, Instant at, String operation, String query, int lines)
        implements Call {}

    /**
     * It was refused.
     *
     * @param operation method and path template
     * @param reason why
     */
    record Refused(long position, Instant at, String operation, Reason reason) implements Call {}

    /**
     * More of them were, for the same reason within the same second.
     *
     * @param reason why
     * @param count how many
     */
    record More(long position, Instant at, Reason reason, long count) implements Call {}
  }
}
