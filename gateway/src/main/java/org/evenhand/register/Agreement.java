package org.evenhand.register;

import java.time.Instant;
import java.util.Set;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * An app's acceptance of a version of the terms.
 *
 * @param id which
 * @param app whose
 * @param terms the version accepted
 * @param dataTypes what it takes of the offer
 * @param purposes for what
 * @param acceptedAt since when
 * @param state how it stands
 * @param because the public reason of that state
 */
public record Agreement(
    AgreementId id,
    AppId app,
    TermsVersion terms,
    Set<DataTypeId> dataTypes,
    Set<Purpose> purposes,
    Instant acceptedAt,
    State state,
    String because) {
  /** Keeps copies. */
  public Agreement {
    dataTypes = Set.copyOf(dataTypes);
    purposes = Set.copyOf(purposes);
  }

  /** The same agreement in another state. */
  Agreement now(State newState, String reason) {
    return new Agreement(id, app, terms, dataTypes, purposes, acceptedAt, newState, reason);
  }

  /** How an agreement can stand. */
  public enum State {
    /** It counts. */
    IN_FORCE,
    /** It does not count until resumed. */
    SUSPENDED,
    /** It is over, for good. */
    ENDED
  }
}
