package org.evenhand.register;

import java.time.Instant;
import java.util.Optional;
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
 * @param endedAt since when it is over; empty while it is not
 * @param certifyFrom from when the time runs until its uses are to be certified: their last
 *     certification, else the acceptance, by this app, of terms that demand it
 * @param certificate the last word on its uses; empty while there is none
 * @param state how it stands, but for a lapse, which comes by time alone
 * @param because the public reason of that state
 */
public record Agreement(
    AgreementId id,
    AppId app,
    TermsVersion terms,
    Set<DataTypeId> dataTypes,
    Set<Purpose> purposes,
    Instant acceptedAt,
    Optional<Instant> endedAt,
    Instant certifyFrom,
    Optional<Certificate> certificate,
    State state,
    String because) {
  /** Keeps copies. */
  public Agreement {
    dataTypes = Set.copyOf(dataTypes);
    purposes = Set.copyOf(purposes);
  }

  /** Whether it was made by an instant, and not over before it. */
  boolean stoodAt(Instant when) {
    return !acceptedAt.isAfter(when) && endedAt.filter(end -> end.isBefore(when)).isEmpty();
  }

  /** The same agreement, over for good. */
  Agreement ended(String reason, Instant at) {
    return new Agreement(
        id,
        app,
        terms,
        dataTypes,
        purposes,
        acceptedAt,
        Optional.of(at),
        certifyFrom,
        certificate,
        State.ENDED,
        reason);
  }

  /** The same agreement in another state, but not over. */
  Agreement now(State newState, String reason) {
    return new Agreement(
        id,
        app,
        terms,
        dataTypes,
        purposes,
        acceptedAt,
        endedAt,
        certifyFrom,
        certificate,
        newState,
        reason);
  }

  Agreement certified(Certificate word) {
    return new Agreement(
        id,
        app,
        terms,
        dataTypes,
        purposes,
        acceptedAt,
        endedAt,
        word.at(),
        Optional.of(word),
        state,
        because);
  }

  /**
   * An organisation's word on what its app uses the data for.
   *
   * @param by whose word
   * @param statement the uses
   * @param at when it was given
   */
  public record Certificate(Actor by, String statement, Instant at) {}

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
