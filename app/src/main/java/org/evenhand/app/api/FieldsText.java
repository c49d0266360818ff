package org.evenhand.app.api;

import org.evenhand.vocabulary.Page;

/** The characters of a {@code fields} text, and how far they have been read. */
final class FieldsText {
  private final String text;
  private int next;

  FieldsText(String text) {
    this.text = text;
  }

  /** The place of the next character, from 1. */
  int position() {
    return next + 1;
  }

  boolean atEnd() {
    return next == text.length();
  }

  /** Passes that character if it is the next. */
  boolean skip(char wanted) {
    if (next < text.length() && text.charAt(next) == wanted) {
      next++;
      return true;
    }
    return false;
  }

  /** Passes that character, which must be the next. */
  void need(char wanted, String of) throws FieldsError {
    if (!skip(wanted)) {
      throw unexpected(
          "'" + FieldNames.shortened(of) + "' has its value in parentheses, as in limit(3).");
    }
  }

  /** Passes a name: letters, digits and underscores. */
  String name() throws FieldsError {
    int from = next;
    while (next < text.length() && isName(text.charAt(next))) {
      next++;
    }
    if (from == next) {
      throw unexpected("Here the name of a field is expected.");
    }
    return text.substring(from, next);
  }

  /** Passes a cursor as written. */
  String cursor() throws FieldsError {
    int from = next;
    while (next < text.length() && isCursor(text.charAt(next))) {
      next++;
    }
    if (from == next) {
      throw unexpected("Here a cursor is expected.");
    }
    return text.substring(from, next);
  }

  /** Passes the size of a page. */
  int limit() throws FieldsError {
    int from = next;
    int limit = 0;
    while (next < text.length() && isDigit(text.charAt(next))) {
      // Saturates, so that no number of digits overflows.
      limit = Math.min(Page.MOST + 1, limit * 10 + (text.charAt(next++) - '0'));
    }
    if (from == next) {
      throw unexpected("Here a number from 1 to " + Page.MOST + " is expected.");
    }
    if (limit < 1 || limit > Page.MOST) {
      throw new FieldsError(
          FieldsError.Kind.MALFORMED,
          "This limit",
          from + 1,
          "is not from 1 to " + Page.MOST,
          "Page through longer lists with after(cursor).");
    }
    return limit;
  }

  /** The next character cannot stand there. */
  FieldsError unexpected(String advice) {
    if (atEnd()) {
      return new FieldsError(
          FieldsError.Kind.MALFORMED, "The text", position(), "ends too early", advice);
    }
    int character = text.codePointAt(next);
    String shown =
        Character.isISOControl(character) || !Character.isDefined(character)
            ? "A character that cannot be shown"
            : "'" + Character.toString(character) + "'";
    if (Character.getType(character) == Character.SURROGATE) {
      shown = "Half of a character";
    }
    return new FieldsError(
        FieldsError.Kind.MALFORMED, shown, position(), "cannot stand there", advice);
  }

  /** A bound is passed here. */
  FieldsError bound(String subject, String says) {
    return bound(subject, says, position());
  }

  /** A bound is passed at an earlier place. */
  FieldsError bound(String subject, String says, int at) {
    return new FieldsError(FieldsError.Kind.MALFORMED, subject, at, says, "Ask in several calls.");
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c) || c == '_' || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isCursor(char c) {
    return isName(c) || c == '-' || c == '.';
  }
}
