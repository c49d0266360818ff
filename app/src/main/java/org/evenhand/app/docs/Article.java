package org.evenhand.app.docs;

import java.util.List;

/**
 * A text of the documentation, ready to be shown and to be found.
 *
 * @param path where it is read
 * @param title its one heading of the first level
 * @param html all behind the title; made by us alone, from a text that can hold no HTML
 * @param contents its further headings, in order
 * @param passages what the search looks at
 */
record Article(
    String path, String title, String html, List<Heading> contents, List<Passage> passages) {
  /** Keeps copies. */
  Article {
    contents = List.copyOf(contents);
    passages = List.copyOf(passages);
  }
}
