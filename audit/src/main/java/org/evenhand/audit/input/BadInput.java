package org.evenhand.audit.input;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file, a plan or an option that can't be used as it is. The message is one line that says what
 * is wrong, where, and what to do.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 60;
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]|[\\p{Zs}&&[^ ]]");

  /** Something wrong that has no place in a file, such as an option. */
  public BadInput(String message) {
    super(message);
  }

  /**
   * Something wrong in a file.
   *
   * @param file the file's name
   * @param line its line, from 1
   * @param message what is wrong and what to do
   */
  public static BadInput at(String file, long line, String message) {
    return new BadInput(String.format(Locale.ROOT, "%s, line %d: %s", file, line, message));
  }

  /**
   * Something wrong in a cell.
   *
   * @param file the file's name
   * @param line the line on which its record begins, from 1
   * @param column the column's name
   * @param message what is wrong and what to do
   */
  public static BadInput in(String file, long line, String column, String message) {
    return new BadInput(
        String.format(Locale.ROOT, "%s, line %d, column '%s': %s", file, line, column, message));
  }

  /** Whether a text has a character that can't be seen, or turns the direction of others. */
  public static boolean hasUnseen(String value) {
    return UNSEEN.matcher(value).find();
  }

  /**
   * A value as it may stand in a message: short, on one line, a dot for each character that can't
   * be seen, spaces excepted.
   */
  public static String shown(String value) {
    var clean = UNSEEN.matcher(value).replaceAll("\u00b7");
    var end = clean.offsetByCodePoints(0, Math.min(SHOWN, clean.codePointCount(0, clean.length())));
    return '"' + clean.substring(0, end) + (end < clean.length() ? "…" : "") + '"';
  }
}
