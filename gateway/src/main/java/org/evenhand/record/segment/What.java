package org.evenhand.record.segment;

import java.util.List;

/**
 * What a row says besides whom, when and where it stands. Many rows share one. A text that does not
 * apply is empty here and NULL in Parquet.
 *
 * @param epoch the week whose tags the row names
 * @param app who called
 * @param purpose from the token's grant
 * @param operation method and path template
 * @param terms the version that it was permitted under
 * @param agreement the app's
 * @param exceptions those that it was permitted under, joined by commas
 * @param reason why not; empty if it was permitted
 * @param role what the person is to the line: {@link #OWNER}, {@link #TAGGED}, {@link #PARTNER},
 *     {@link #RELATIVE}; or {@link #VIEWER} of a refused request
 * @param kind of object: {@code person}, {@code photo}, {@code relationship}, {@code like}, {@code
 *     relative}
 * @param fields the bits of the fields that left
 * @param types the data types that left, by name, joined by commas; or the one refused
 */
public record What(
    int epoch,
    String app,
    String purpose,
    String operation,
    String terms,
    String agreement,
    String exceptions,
    String reason,
    String role,
    String kind,
    long fields,
    String types) {
  /** Whose object it is. */
  public static final String OWNER = "owner";

  /** Who is tagged in the photo. */
  public static final String TAGGED = "tagged";

  /** Who is named as the partner. */
  public static final String PARTNER = "partner";

  /** Who is named as a relative. */
  public static final String RELATIVE = "relative";

  /** Whose request was refused. */
  public static final String VIEWER = "viewer";

  /** Whether it left. */
  public boolean permitted() {
    return reason.isEmpty();
  }

  /** The data types, by name. */
  public List<String> typeNames() {
    return types.isEmpty() ? List.of() : List.of(types.split(",", -1));
  }

  /** The ground as tallies write it: the exceptions if there are any, else the terms. */
  public String ground() {
    if (!exceptions.isEmpty()) {
      return "exception:" + exceptions.replace(',', '+');
    }
    return terms.isEmpty() ? "" : "terms:" + terms;
  }
}
