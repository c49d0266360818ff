package org.evenhand.app.docs;

import java.util.List;
import org.evenhand.app.words.Language;
import org.evenhand.app.words.Speech;

/**
 * A guide.
 *
 * @param language that it is written in
 * @param title its title
 * @param reader for whom
 * @param contents its headings
 * @param html its text
 */
public record GuideView(
    Language language, String title, String reader, List<Heading> contents, String html) {
  /** Keeps a copy. */
  public GuideView {
    contents = List.copyOf(contents);
  }

  /** Whether it is in another language than its page. */
  public boolean foreign() {
    return language != Speech.language();
  }
}
