package org.evenhand.app.docs;

import java.util.List;
import org.evenhand.app.words.Language;

/**
 * A text of the documentation, ready to be shown and to be found.
 *
 * @param path where it is read
 * @param language that it is written in
 * @param title its one heading of the first level
 * @param html all behind the title; made by us alone, from a text that can hold no HTML
 * @param contents its further headings, in order
 * @param passages what the search looks at
 */
record Article(
    String path,
    Language language,
    String title,
    String html,
    List<Heading> contents,
    List<Passage> passages) {
  /** Keeps copies. */
  Article {
    contents = List.copyOf(contents);
    passages = List.copyOf(passages);
  }
}
