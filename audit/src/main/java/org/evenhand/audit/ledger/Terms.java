package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A version of the one public offer.
 *
 * @param version its name
 * @param effectiveFrom from when it is in force
 * @param offers the purposes for which each data type is offered
 * @param eligibility which apps are offered a data type, in CEL
 * @param unitPrices what a line costs, in minor units; what has none is free
 * @param currency of the prices
 * @param callsPerHour answered calls that one app may make in an hour
 * @param cutOffNoticeDays the notice of a cut-off that it promises, in days; 0 if it promises none
 * @param published the act that published it
 */
public record Terms(
    String version,
    Instant effectiveFrom,
    Map<String, Set<String>> offers,
    Map<String, String> eligibility,
    Map<String, Long> unitPrices,
    Optional<String> currency,
    long callsPerHour,
    int cutOffNoticeDays,
    LoggedAct published) {
  /** Keeps copies. */
  public Terms {
    offers = Map.copyOf(offers);
    eligibility = Map.copyOf(eligibility);
    unitPrices = Map.copyOf(unitPrices);
  }

  /**
   * Whether a data type is offered for a purpose, by itself or with a node above it. That a child
   * is set apart from its node stands in the platform's catalogue, not in its acts.
   */
  public boolean offers(String type, String purpose) {
    return offers.entrySet().stream()
        .anyMatch(
            offer -> DataTypes.holds(offer.getKey(), type) && offer.getValue().contains(purpose));
  }

  /** What a line of a data type costs, in minor units: by the nearest node that has a price. */
  public long unitPrice(String type) {
    return unitPrices.entrySet().stream()
        .filter(price -> DataTypes.holds(price.getKey(), type))
        .max(Comparator.comparingInt(price -> price.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(0L);
  }
}
