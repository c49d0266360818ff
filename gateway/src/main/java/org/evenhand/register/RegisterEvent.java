package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/** A public act. In the record it is canonical JSON (RFC 8785), as {@link RegisterJson} says. */
public sealed interface RegisterEvent
    permits RegisterEvent.OrganisationRegistered,
        RegisterEvent.AppRegistered,
        RegisterEvent.AppFactSet,
        RegisterEvent.TermsPublished,
        RegisterEvent.AgreementAccepted,
        RegisterEvent.AgreementSuspended,
        RegisterEvent.AgreementResumed,
        RegisterEvent.AgreementEnded,
        RegisterEvent.AgreementCertified,
        RegisterEvent.CutOffAnnounced,
        RegisterEvent.CutOffWithdrawn,
        OfficerEvent,
        DealEvent,
        ExceptionEvent,
        RequestEvent,
        StatementEvent,
        ProgrammeEvent,
        CutOffEvent,
        InvoiceEvent,
        RegulatorEvent,
        AuditEvent,
        TransferEvent {
  /** Who acted. */
  Actor actor();

  /** Why, for the public. */
  String reason();

  /** An organisation was registered. */
  record OrganisationRegistered(Actor actor, String reason, Organisation organisation)
      implements RegisterEvent {}

  /** An app was registered. */
  record AppRegistered(Actor actor, String reason, App app) implements RegisterEvent {}

  /**
   * An officer set one of the facts about an app that terms may look at.
   *
   * @param app which app
   * @param fact which fact
   * @param value what it is now
   */
  record AppFactSet(Actor actor, String reason, AppId app, AppFacts.Fact fact, String value)
      implements RegisterEvent {}

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
      @JsonProperty("datatypes") Set<DataTypeId> dataTypes,
      Set<Purpose> purposes)
      implements RegisterEvent {
    /** Keeps copies; refuses an agreement to nothing. */
    public AgreementAccepted {
      dataTypes = Wellformed.set("datatypes", dataTypes);
      purposes = Wellformed.set("purposes", purposes);
    }
  }

  /** An agreement was suspended. */
  record AgreementSuspended(Actor actor, String reason, AgreementId id) implements RegisterEvent {}

  /** A suspended agreement counts again. */
  record AgreementResumed(Actor actor, String reason, AgreementId id) implements RegisterEvent {}

  /** An agreement ended, for good. */
  record AgreementEnded(Actor actor, String reason, AgreementId id) implements RegisterEvent {}

  /**
   * An organisation certified what its app uses each data type for.
   *
   * @param id the agreement
   * @param dataTypes all that it covers
   * @param statement the uses, in words
   */
  record AgreementCertified(
      Actor actor,
      String reason,
      AgreementId id,
      @JsonProperty("datatypes") Set<DataTypeId> dataTypes,
      String statement)
      implements RegisterEvent {
    /** Keeps a copy; refuses a certification of nothing. */
    public AgreementCertified {
      dataTypes = Wellformed.set("datatypes", dataTypes);
      Wellformed.text("statement", statement, 2000);
    }
  }

  /**
   * A cut-off was announced.
   *
   * @param id the notice
   * @param target what ends
   * @param announcedAt when the notice was given
   * @param effectiveAt from when it bites
   * @param deleteBy until when what was drawn must be deleted; empty if it need not be
   * @param reviewBy given if it is an emergency's: until when another officer looks at it again, 14
   *     days at most
   */
  record CutOffAnnounced(
      Actor actor,
      String reason,
      CutOffId id,
      @JsonProperty("of") CutOffNotice.Target target,
      Instant announcedAt,
      Instant effectiveAt,
      Optional<Instant> deleteBy,
      Optional<Instant> reviewBy)
      implements RegisterEvent {
    /** One that is no emergency's and demands no deletion. */
    public CutOffAnnounced(
        Actor actor,
        String reason,
        CutOffId id,
        CutOffNotice.Target target,
        Instant announcedAt,
        Instant effectiveAt) {
      this(actor, reason, id, target, announcedAt, effectiveAt, Optional.empty(), Optional.empty());
    }

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
