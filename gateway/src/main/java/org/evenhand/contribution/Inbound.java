package org.evenhand.contribution;

import java.time.Instant;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/**
 * What an app may tell the platform about a person.
 *
 * @param app which app
 * @param purpose what the platform may use it for
 * @param deal under which public deal
 * @param types of which data types
 * @param until until when
 */
public record Inbound(
    AppId app, Purpose purpose, String deal, Set<DataTypeId> types, Instant until) {
  /** Keeps a copy. */
  public Inbound {
    types = Set.copyOf(types);
  }

  /** Whether it covers that at a moment. */
  boolean covers(DataTypeId type, Purpose wanted, String under, Instant at) {
    return types.contains(type)
        && purpose.equals(wanted)
        && deal.equals(under)
        && at.isBefore(until);
  }
}
