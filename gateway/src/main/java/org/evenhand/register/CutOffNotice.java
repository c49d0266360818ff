package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/**
 * A notice that something ends.
 *
 * @param id which
 * @param target what ends
 * @param announcedAt when the notice was given
 * @param effectiveAt from when it bites; not before it was announced
 * @param reason the public reason
 * @param withdrawn whether it was taken back; then it never bites
 * @param by who announced it
 * @param deleteBy until when what was drawn must be deleted
 * @param reviewBy until when an emergency's is looked at again
 * @param review what came of that
 * @param attestations the apps that said that they deleted it
 */
public record CutOffNotice(
    CutOffId id,
    Target target,
    Instant announcedAt,
    Instant effectiveAt,
    String reason,
    boolean withdrawn,
    Actor by,
    Optional<Instant> deleteBy,
    Optional<Instant> reviewBy,
    Optional<Review> review,
    List<Attestation> attestations) {
  /** Keeps a copy. */
  public CutOffNotice {
    attestations = List.copyOf(attestations);
  }

  /**
   * What another officer found.
   *
   * @param by who looked at it again
   * @param upheld whether it stands
   * @param reason why
   * @param at when
   */
  public record Review(Actor by, boolean upheld, String reason, Instant at) {}

  /**
   * An organisation's word that it deleted what it had.
   *
   * @param app for which app
   * @param at when it was given
   * @param document a commitment to the paper that says so
   */
  public record Attestation(AppId app, Instant at, Optional<Commitment> document) {}

  static CutOffNotice of(RegisterEvent.CutOffAnnounced e) {
    return new CutOffNotice(
        e.id(),
        e.target(),
        e.announcedAt(),
        e.effectiveAt(),
        e.reason(),
        false,
        e.actor(),
        e.deleteBy(),
        e.reviewBy(),
        Optional.empty(),
        List.of());
  }

  /** Whether it stands and has taken effect. */
  public boolean bites(Instant at) {
    return !withdrawn && !at.isBefore(effectiveAt);
  }

  CutOffNotice takenBack() {
    return now(true, review, attestations);
  }

  CutOffNotice reviewed(Review found) {
    return now(withdrawn || !found.upheld(), Optional.of(found), attestations);
  }

  CutOffNotice attested(Attestation word) {
    var all = new ArrayList<>(attestations);
    all.add(word);
    return now(withdrawn, review, all);
  }

  private CutOffNotice now(boolean over, Optional<Review> found, List<Attestation> words) {
    return new CutOffNotice(
        id, target, announcedAt, effectiveAt, reason, over, by, deleteBy, reviewBy, found, words);
  }

  /** Whether it takes something from that app. */
  public boolean concerns(App app) {
    return switch (target) {
      case Target.OfPurpose(var purpose) -> app.purposes().contains(purpose);
      case Target.OfDataType _ -> true;
      case Target.OfApp _, Target.OfOrganisation _ -> target.singlesOut(app);
    };
  }

  /** What can be cut off. As JSON an object with one member, which names the kind. */
  public sealed interface Target {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    @JsonCreator
    static Target of(Map<String, String> json) {
      if (json.size() != 1) {
        throw new IllegalArgumentException("what is cut off has not exactly one member");
      }
      var one = json.entrySet().iterator().next();
      return switch (one.getKey()) {
        case "app" -> new OfApp(new AppId(one.getValue()));
        case "organisation" -> new OfOrganisation(new OrganisationId(one.getValue()));
        case "datatype" -> new OfDataType(new DataTypeId(one.getValue()));
        case "purpose" -> new OfPurpose(new Purpose(one.getValue()));
        default -> throw new IllegalArgumentException("'" + one.getKey() + "' cannot be cut off");
      };
    }

    /** Whether it names that app, or its organisation. */
    default boolean singlesOut(App app) {
      return switch (this) {
        case OfApp(var one) -> one.equals(app.id());
        case OfOrganisation(var organisation) -> organisation.equals(app.organisation());
        case OfDataType _, OfPurpose _ -> false;
      };
    }

    /** Whether it takes away a part of what an agreement covers, or all of it. */
    default boolean ends(Agreement agreement, Catalogue catalogue) {
      return switch (this) {
        case OfApp(var one) -> one.equals(agreement.app());
        case OfOrganisation _ -> false; // an agreement does not say whose its app is
        // It closes the whole subtree; an agreement to a node above has a part of it.
        case OfDataType(var closed) ->
            agreement.dataTypes().stream()
                .anyMatch(agreed -> closed.holds(agreed) || catalogue.covers(agreed, closed));
        case OfPurpose(var purpose) -> agreement.purposes().contains(purpose);
      };
    }

    /** Whether it closes that type for that purpose, where it concerns the app at all. */
    default boolean closes(DataTypeId type, Purpose purpose) {
      return switch (this) {
        case OfDataType(var closed) -> closed.holds(type);
        case OfPurpose(var closed) -> closed.equals(purpose);
        case OfApp _, OfOrganisation _ -> true;
      };
    }

    /** The one member. */
    @JsonValue
    default Map<String, String> json() {
      return switch (this) {
        case OfApp(var app) -> Map.of("app", app.value());
        case OfOrganisation(var organisation) -> Map.of("organisation", organisation.value());
        case OfDataType(var type) -> Map.of("datatype", type.value());
        case OfPurpose(var purpose) -> Map.of("purpose", purpose.term());
      };
    }

    /** One app. */
    record OfApp(AppId app) implements Target {}

    /** Every app of an organisation, later ones too. */
    record OfOrganisation(OrganisationId organisation) implements Target {}

    /** A data type with all below it, for every app. */
    record OfDataType(DataTypeId type) implements Target {}

    /** A purpose, for every app. */
    record OfPurpose(Purpose purpose) implements Target {}
  }
}
