package org.evenhand.app.docs;

import java.util.Locale;

/**
 * A heading that can be led to.
 *
 * @param level 2 or more
 * @param anchor its id in the page
 * @param text its words
 */
public record Heading(int level, String anchor, String text) {
  /**
   * The anchor that GitHub gives a heading: small letters, what is neither letter, digit, space,
   * {@code -} nor {@code _} left out, spaces as {@code -}. So a link works on GitHub and here.
   */
  static String anchor(String text) {
    var anchor = new StringBuilder();
    text.strip()
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
            anchor.appendCodePoint(c);
          } else if (c == ' ') {
            anchor.append('-');
          }
        });
    return anchor.toString();
  }
}
