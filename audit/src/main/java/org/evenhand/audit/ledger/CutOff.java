package org.evenhand.audit.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that something ends.
 *
 * @param id which
 * @param of what kind of thing ends: {@code app}, {@code organisation}, {@code datatype} or {@code
 *     purpose}
 * @param target which of them
 * @param announcedAt when the notice was given, as it says itself
 * @param effectiveAt from when it bites
 * @param emergency whether another officer must look at it again
 * @param announced the act
 * @param withdrawn the act that took it back, a review among them
 */
public record CutOff(
    String id,
    String of,
    String target,
    Instant announcedAt,
    Instant effectiveAt,
    boolean emergency,
    LoggedAct announced,
    Optional<LoggedAct> withdrawn) {
  CutOff takenBack(LoggedAct by) {
    return new CutOff(
        id, of, target, announcedAt, effectiveAt, emergency, announced, Optional.of(by));
  }

  /** Whether it names one app or organisation, and not a data type or purpose for everybody. */
  public boolean singlesOut() {
    return of.equals("app") || of.equals("organisation");
  }

  /** Whether it names that app or its organisation. */
  public boolean singlesOut(App app) {
    return (of.equals("app") && target.equals(app.id()))
        || (of.equals("organisation") && target.equals(app.organisation()));
  }

  /** Whether it takes away a part of what an agreement covers, which is no one app's. */
  public boolean ends(Agreement agreement) {
    return switch (of) {
      case "datatype" ->
          agreement.dataTypes().stream().anyMatch(type -> DataTypes.overlap(type, target));
      case "purpose" -> agreement.purposes().contains(target);
      default -> false;
    };
  }

  /**
   * The notice that there truly was: from when the public could first know of it, which nobody who
   * acts can choose, or from when it says that it was announced if that is later.
   */
  public Duration notice() {
    var known = announced.at().isAfter(announcedAt) ? announced.at() : announcedAt;
    return known.isAfter(effectiveAt) ? Duration.ZERO : Duration.between(known, effectiveAt);
  }
}
