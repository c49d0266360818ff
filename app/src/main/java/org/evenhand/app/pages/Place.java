package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.later;

import java.util.List;

/**
 * One of a person's own pages, as each of them leads to the others.
 *
 * @param path where it is
 * @param title what it is called there
 */
public record Place(String path, String title) {
  /** All of them, in the order in which they are shown. */
  public static final List<Place> ALL =
      List.of(
          new Place("/me", later("Apps with access")),
          new Place("/me/privacy", later("Your privacy")),
          new Place("/me/photos", later("Your photos")),
          new Place("/me/record", later("Who got your data")),
          new Place("/me/inbound", later("What apps tell us")),
          new Place("/me/sign-in", later("How you sign in")),
          new Place("/me/erase", later("Erase me")));
}
