package org.evenhand.app.office.acts;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/** How often apps were given data lately, as far as the public tallies say. */
@FunctionalInterface
public interface PublicTallies {
  /**
   * Counts the hours before a moment, the latest first, 30 days of them at most.
   *
   * @param until the moment
   */
  Counts permitted(Instant until);

  /**
   * What was counted. Hours in which fewer than ten people were concerned are in no tally, so there
   * may have been more.
   *
   * @param since from when
   * @param requests that were answered, for each app and data type; one request for several types
   *     counts for each of them
   */
  record Counts(Instant since, Map<AppId, Map<DataTypeId, Long>> requests) {
    /** Keeps copies. */
    public Counts {
      requests =
          requests.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
    }
  }
}
