package org.evenhand.record.frame;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/**
 * What a frame says about the request: everything that the decision was made from, so that it can
 * be made again, and no id and no cursor in clear.
 *
 * @param requestId random
 * @param app who called
 * @param purpose from the token's grant
 * @param scope the data types of the token's grant
 * @param operation method and path template
 * @param query what was asked for, as the canonical text of {@code fields=}: see {@link QueryText}
 * @param at the time as of which it was decided
 * @param factsAt the position as of which the facts were gathered
 * @param epoch the week whose tags these are: see {@link Tags#epoch}
 * @param starts where each list of the query started, in the order of the text
 * @param viewer the tag of the person whose token it was
 * @param target the tag of the person asked for by id; the viewer's otherwise
 */
public record Asked(
    Bits128 requestId,
    AppId app,
    Purpose purpose,
    Set<DataTypeId> scope,
    String operation,
    String query,
    Instant at,
    long factsAt,
    int epoch,
    List<PageStart> starts,
    Bits128 viewer,
    Bits128 target) {
  /** Keeps copies. */
  public Asked {
    scope = Set.copyOf(scope);
    starts = List.copyOf(starts);
  }
}
