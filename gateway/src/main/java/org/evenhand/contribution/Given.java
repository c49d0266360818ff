package org.evenhand.contribution;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/**
 * What an app offers to tell.
 *
 * @param app which app
 * @param about about whom
 * @param purpose what the platform may use it for
 * @param type of which data type
 * @param deal under which public deal
 * @param reference what the app calls the yes that it has itself
 * @param givenAt when that was said
 * @param items what it tells, each as JSON
 */
public record Given(
    AppId app,
    PersonId about,
    Purpose purpose,
    DataTypeId type,
    String deal,
    String reference,
    Instant givenAt,
    List<String> items) {
  /** Keeps a copy; refuses to tell nothing. */
  public Given {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a contribution has at least one item");
    }
  }
}
