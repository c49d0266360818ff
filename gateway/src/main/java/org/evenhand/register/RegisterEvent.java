package org.evenhand.register;

import java.time.Instant;
import java.util.Set;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/** A public act. In the record it is canonical JSON (RFC 8785). */
public sealed interface RegisterEvent {
  /** Who acted. */
  Actor actor();

  /** Why, for the public. */
  String reason();

  /** An organisation was registered. */
  record OrganisationRegistered(Actor actor, String reason, Organisation organisation)
      implements RegisterEvent {}

  /** An app was registered. */
  record AppRegistered(Actor actor, String reason, App app) implements RegisterEvent {}

  /** A version of the terms was published. */
  record TermsPublished(Actor actor, String reason, Terms terms) implements RegisterEvent {}

  /**
   * An app accepted a version of the terms. An earlier agreement of the app that is in force ends
   * with it.
   *
   * @param id the new agreement
   * @param app whose
   * @param terms which version
   * @param dataTypes what of the offer
   * @param purposes for what
   */
  record AgreementAccepted(
      Actor actor,
      String reason,
      AgreementId id,
      AppId app,
      TermsVersion terms,
      Set<DataTypeId> dataTypes,
      Set<Purpose> purposes)
      implements RegisterEvent {
    /** Keeps copies; refuses an agreement to nothing. */
    public AgreementAccepted {
      dataTypes = Set.copyOf(dataTypes);
      purposes = Set.copyOf(purposes);
      Wellformed.filled("datatypes", dataTypes);
      Wellformed.filled("purposes", purposes);
    }
  }

  /** An agreement was suspended. */
  record AgreementSuspended(Actor actor, String reason, AgreementId id) implements RegisterEvent {}

  /** A suspended agreement counts again. */
  record AgreementResumed(Actor actor, String reason, AgreementId id) implements RegisterEvent {}

  /** An agreement ended, for good. */
  record AgreementEnded(Actor actor, String reason, AgreementId id) implements RegisterEvent {}

  /**
   * A cut-off was announced.
   *
   * @param id the notice
   * @param target what ends
   * @param announcedAt when the notice was given
   * @param effectiveAt from when it bites
   */
  record CutOffAnnounced(
      Actor actor,
      String reason,
      CutOffId id,
      CutOffNotice.Target target,
      Instant announcedAt,
      Instant effectiveAt)
      implements RegisterEvent {
    /** Refuses a cut-off that bites before it was announced. */
    public CutOffAnnounced {
      if (effectiveAt.isBefore(announcedAt)) {
        throw new IllegalArgumentException(
            "a cut-off takes effect when it is announced or later, not at " + effectiveAt);
      }
    }
  }

  /** A cut-off was taken back. */
  record CutOffWithdrawn(Actor actor, String reason, CutOffId id) implements RegisterEvent {}
}
