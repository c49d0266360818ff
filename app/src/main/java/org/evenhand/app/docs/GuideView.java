package org.evenhand.app.docs;

import java.util.List;

/**
 * A guide.
 *
 * @param title its title
 * @param reader for whom
 * @param contents its headings
 * @param html its text
 */
public record GuideView(String title, String reader, List<Heading> contents, String html) {
  /** Keeps a copy. */
  public GuideView {
    contents = List.copyOf(contents);
  }
}
