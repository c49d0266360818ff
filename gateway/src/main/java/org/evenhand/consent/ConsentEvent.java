package org.evenhand.consent;

import java.time.Instant;
import java.util.Set;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of a person with an app.
 *
 * @param position where the record holds it
 * @param at when
 * @param what what happened
 * @param purpose for which purpose; null where the step is about the whole app
 * @param types the data types that it was about; empty where it was about all
 */
public record ConsentEvent(
    long position, Instant at, What what, @Nullable Purpose purpose, Set<DataTypeId> types) {
  /** Keeps a copy. */
  public ConsentEvent {
    types = Set.copyOf(types);
  }

  /** The kinds of step; their names are part of the stored form. */
  public enum What {
    /** Said yes. */
    GIVEN,
    /** Took some back. */
    NARROWED,
    /** Took all back. */
    WITHDRAWN,
    /** Ran out. */
    EXPIRED,
    /** Authorised the app to ask. */
    GRANT_GIVEN,
    /** An authorisation ended. */
    GRANT_ENDED,
    /** Stopped the app: everything ended at once. */
    STOPPED
  }
}
