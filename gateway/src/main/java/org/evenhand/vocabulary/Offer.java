package org.evenhand.vocabulary;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What one app may draw: {@code offer = terms ∪ exceptions in force}, as the register works it out.
 * Only what the app agreed to is in it.
 *
 * @param ground the acts that it rests on
 * @param byPurpose the data types offered and agreed for each purpose
 * @param ineligible what the terms offer for each purpose, but not to an app like this one
 * @param takenAway of those, what exceptions take away, with all below it
 * @param typesCutOff data types that end, or have ended, and when
 * @param purposesCutOff purposes that end, or have ended, and when
 * @param limits what may be drawn each hour
 */
public record Offer(
    Ground ground,
    Map<Purpose, Set<DataTypeId>> byPurpose,
    Map<Purpose, Set<DataTypeId>> ineligible,
    Map<Purpose, Set<DataTypeId>> takenAway,
    Map<DataTypeId, Instant> typesCutOff,
    Map<Purpose, Instant> purposesCutOff,
    Limits limits) {
  /** Keeps copies. */
  public Offer {
    byPurpose = Map.copyOf(byPurpose);
    ineligible = Map.copyOf(ineligible);
    takenAway = Map.copyOf(takenAway);
    typesCutOff = Map.copyOf(typesCutOff);
    purposesCutOff = Map.copyOf(purposesCutOff);
  }

  /** Whether {@code type} is offered for {@code purpose} at {@code at}. */
  public Offered offers(Catalogue catalogue, DataTypeId type, Purpose purpose, Instant at) {
    var types = byPurpose.get(purpose);
    if (types == null || !catalogue.covers(types, type)) {
      return catalogue.covers(ineligible.getOrDefault(purpose, Set.of()), type)
          ? Offered.NOT_ELIGIBLE
          : Offered.NO;
    }
    for (var taken : takenAway.getOrDefault(purpose, Set.of())) {
      if (taken.holds(type)) {
        return Offered.NO;
      }
    }
    var purposeEnd = purposesCutOff.get(purpose);
    if (purposeEnd != null && !at.isBefore(purposeEnd)) {
      return Offered.CUT_OFF;
    }
    for (var end : typesCutOff.entrySet()) {
      if (end.getKey().holds(type) && !at.isBefore(end.getValue())) {
        return Offered.CUT_OFF;
      }
    }
    return Offered.YES;
  }
}
