package org.evenhand.audit.report;

import java.util.Locale;

/** Text that becomes HTML. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Markup with texts in it, which are escaped; {@code %s} says where. */
  Html add(String markup, Object... texts) {
    var escaped = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      escaped[i] = escape(String.valueOf(texts[i]));
    }
    out.append(String.format(Locale.ROOT, markup, escaped));
    return this;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A text of at most so many characters; what is cut off is shown to be missing. */
  static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
  }

  /** A name that can be an anchor. */
  static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
