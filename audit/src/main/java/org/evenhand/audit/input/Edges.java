package org.evenhand.audit.input;

/**
 * Where a text begins and ends. What can't be seen there makes two values of what looks like one:
 * spaces of all kinds, and characters without a shape, such as a second mark of the encoding.
 */
final class Edges {
  private Edges() {}

  static void check(String text) throws Unfit {
    if (!text.isEmpty() && hidden(text)) {
      throw new Unfit(
          BadInput.shown(text)
              + " begins or ends with a space or another character that can't be seen; without it,"
              + " it is another value");
    }
  }

  static boolean hidden(String text) {
    return hidden(text.codePointAt(0)) || hidden(text.codePointBefore(text.length()));
  }

  private static boolean hidden(int c) {
    // Most names begin and end with a letter or a digit of ASCII; ten million are looked at.
    return c <= ' '
        || (c >= 0x7f
            && (Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT));
  }
}
