package org.evenhand.register;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * One version of the one public offer. It never changes.
 *
 * @param version its name
 * @param effectiveFrom from when agreements to it are in force
 * @param offers the purposes for which each data type is offered
 * @param limits what one app may draw in each hour
 * @param retentionDays for how long an app may keep what it drew
 */
public record Terms(
    TermsVersion version,
    Instant effectiveFrom,
    Map<DataTypeId, Set<Purpose>> offers,
    Limits limits,
    int retentionDays) {
  /** Keeps copies; refuses an offer of nothing. */
  public Terms {
    offers =
        offers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, e -> Wellformed.set("purposes", e.getValue())));
    Wellformed.filled("offers", offers.keySet());
    Wellformed.days("retention_days", retentionDays);
  }

  /** The data types offered for a purpose. */
  public Set<DataTypeId> offeredFor(Purpose purpose) {
    return offers.entrySet().stream()
        .filter(offer -> offer.getValue().contains(purpose))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
