package org.evenhand.record.frame;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Withheld;

/** The content of a frame. */
public sealed interface Body {
  /**
   * A permitted access.
   *
   * @param header to whom, why, on what ground
   * @param withheld what was kept back; for the person and the auditor, never for the app
   * @param salt keeps the counts from being guessed from their leaf
   * @param lines what left
   */
  record Access(AccessHeader header, Withheld withheld, Bits128 salt, List<TaggedLine> lines)
      implements Body {
    /** Keeps a copy. */
    public Access {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A request that the rule refused.
   *
   * @param asked what was asked
   * @param reason why not
   * @param type the data type that failed first
   */
  record Refusal(Asked asked, Reason reason, DataTypeId type) implements Body {}

  /**
   * A request that was refused before the rule saw it.
   *
   * @param app who called
   * @param operation method and path template
   * @param reason why not
   */
  record TurnedAway(AppId app, String operation, Reason reason) implements Body {}

  /**
   * A second's worth of refusals.
   *
   * @param app who called
   * @param second when it began
   * @param counts how many for each reason
   */
  record Refusals(AppId app, Instant second, Map<Reason, Long> counts) implements Body {
    /** Keeps a copy. */
    public Refusals {
      counts = Map.copyOf(counts);
    }
  }

  /**
   * A change, readable.
   *
   * @param change it
   */
  record Of(Change change) implements Body {}

  /**
   * A change that nobody can read any more: a key that it was sealed under is destroyed.
   *
   * @param person the first person of the frame, whose number stands in clear
   */
  record Sealed(PersonId person) implements Body {}
}
