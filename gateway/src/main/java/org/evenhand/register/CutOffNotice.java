package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Map;
import org.evenhand.vocabulary.AppId;
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
 */
public record CutOffNotice(
    CutOffId id,
    Target target,
    Instant announcedAt,
    Instant effectiveAt,
    String reason,
    boolean withdrawn) {

  /** Whether it stands and has taken effect. */
  public boolean bites(Instant at) {
    return !withdrawn && !at.isBefore(effectiveAt);
  }

  CutOffNotice takenBack() {
    return new CutOffNotice(id, target, announcedAt, effectiveAt, reason, true);
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
