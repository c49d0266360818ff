package org.evenhand.vocabulary;

import java.time.Instant;
import java.util.Set;

/**
 * One authenticated request, as the rule sees it.
 *
 * @param app who calls
 * @param viewer the person whose token it is
 * @param purpose from the token's grant
 * @param scope the data types of the token's grant; empty when the grant has ended
 * @param operation method and path template, without ids: {@code GET /v1/people/{id}}
 * @param query what is asked
 * @param at when, as the record tells time
 */
public record Request(
    AppId app,
    PersonId viewer,
    Purpose purpose,
    Set<DataTypeId> scope,
    String operation,
    Query query,
    Instant at) {
  /** Keeps a copy. */
  public Request {
    scope = Set.copyOf(scope);
  }
}
