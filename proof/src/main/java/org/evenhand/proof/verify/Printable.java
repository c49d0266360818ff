package org.evenhand.proof.verify;

/**
 * What somebody else wrote, as it may be shown: it can neither command a terminal nor end a line.
 */
public final class Printable {
  private static final int MOST = 2_000;

  private Printable() {}

  /** The text in one line: a question mark for whatever has no shape, an end if it is long. */
  public static String of(String text) {
    return of(text, MOST);
  }

  /** The same, with so many characters at most. */
  public static String of(String text, int most) {
    var out = new StringBuilder();
    text.codePoints()
        .limit(most)
        .map(c -> Character.isISOControl(c) || isInvisible(c) ? '?' : c)
        .forEach(out::appendCodePoint);
    return text.codePointCount(0, text.length()) > most ? out + "…" : out.toString();
  }

  // Among the format characters are those that turn the direction of what follows (UAX #9).
  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED;
  }
}
