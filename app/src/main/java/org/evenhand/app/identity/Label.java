package org.evenhand.app.identity;

/** What its owner calls a passkey: short, on one line, nothing invisible in it. */
final class Label {
  private static final int MOST = 64;

  private Label() {}

  static String of(String typed) {
    var shown =
        typed
            .codePoints()
            .map(c -> Character.isWhitespace(c) ? ' ' : c)
            .filter(c -> c == ' ' || seen(c))
            .limit(MOST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return shown.isEmpty() ? "Passkey" : shown;
  }

  private static boolean seen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> false;
      default -> true;
    };
  }
}
