package org.evenhand.contribution;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/**
 * What an app told about a person, once.
 *
 * @param receipt its position in the record
 * @param at when
 * @param app which app
 * @param purpose what the platform may use it for
 * @param type of which data type
 * @param deal under which public deal
 * @param reference what the app calls the yes that it has itself
 * @param givenAt when that was said
 * @param items what it told, each as JSON
 */
public record Contribution(
    long receipt,
    Instant at,
    AppId app,
    Purpose purpose,
    DataTypeId type,
    String deal,
    String reference,
    Instant givenAt,
    List<String> items) {
  /** Keeps a copy. */
  public Contribution {
    items = List.copyOf(items);
  }
}
