package org.evenhand.register;

import java.time.Instant;
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

  /** What can be cut off. */
  public sealed interface Target {
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
