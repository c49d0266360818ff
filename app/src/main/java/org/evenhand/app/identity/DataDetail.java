package org.evenhand.app.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/**
 * What an app asks for by {@code authorization_details} (RFC 9396): one element of the type {@code
 * evenhand_data}.
 *
 * @param types the data types
 * @param purpose what for
 * @param days for how long at most, in days; 0 if it leaves that to the person
 */
record DataDetail(Set<DataTypeId> types, Purpose purpose, int days) {
  /** The parameter, and the member of answers. */
  static final String PARAMETER = "authorization_details";

  /** The one type that there is. */
  static final String TYPE = "evenhand_data";

  private static final long DAY = Duration.ofDays(1).toSeconds();

  DataDetail {
    types = Set.copyOf(types);
  }

  /** The same array as truly granted: these types, and the end that the person chose. */
  static List<Map<String, Object>> granted(Grant grant, Set<DataTypeId> types) {
    return List.of(
        Map.of(
            "type", TYPE,
            "datatypes", types.stream().sorted().map(DataTypeId::value).toList(),
            "purpose", grant.purpose().term(),
            "duration", "P" + days(grant) + "D",
            "until", grant.until().toString()));
  }

  /** The end is counted from the page that was read, the beginning from the act a moment later. */
  static int days(Grant grant) {
    long seconds = Duration.between(grant.given(), grant.until()).plusMillis(999).toSeconds();
    return (int) ((seconds + DAY - 1) / DAY);
  }
}
