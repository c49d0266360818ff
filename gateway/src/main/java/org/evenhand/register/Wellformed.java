package org.evenhand.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The shapes that parts of public acts must have. */
final class Wellformed {
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final Set<Integer> WHITE = Set.of((int) '\n', (int) '\r', (int) '\t');
  private static final int MOST_DAYS = 36_525;

  private Wellformed() {}

  static void word(String what, String value) {
    require(
        WORD.matcher(value).matches(), what, value, "is lower-case letters, digits, '.', '_', '-'");
  }

  static void country(String value) {
    require(
        COUNTRY.matcher(value).matches(), "country", value, "is two capital letters (ISO 3166-1)");
  }

  /** Text that a page can show as it is: nothing invisible in it that could mislead. */
  static void text(String what, String value, int most) {
    require(
        !value.isBlank() && value.length() <= most,
        what,
        value,
        "has 1 to " + most + " characters");
    require(
        value.codePoints().noneMatch(Wellformed::hidden), what, value, "has no control characters");
  }

  /** Text of many lines that must keep its bytes; nothing invisible in it that could mislead. */
  static void document(String what, String value, int mostBytes) {
    int bytes = value.getBytes(UTF_8).length;
    if (value.isBlank() || bytes > mostBytes) {
      throw new IllegalArgumentException(
          what + " has 1 to " + mostBytes + " bytes, not " + (value.isBlank() ? 0 : bytes));
    }
    var misleads = value.codePoints().filter(c -> hidden(c) && !WHITE.contains(c)).findFirst();
    if (misleads.isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has no control characters; U+%04X is one",
              what,
              misleads.getAsInt()));
    }
  }

  private static boolean hidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }

  static void filled(String what, Collection<?> values) {
    require(!values.isEmpty(), what, "", "has at least one element");
  }

  /** A copy in order, so that a set has one form in the record. */
  static <T extends Comparable<T>> Set<T> sorted(Set<T> values) {
    return Collections.unmodifiableSet(new TreeSet<>(values));
  }

  /** A copy in order of a set that has at least one element. */
  static <T extends Comparable<T>> Set<T> set(String what, Set<T> values) {
    filled(what, values);
    return sorted(values);
  }

  static void days(String what, int value) {
    require(
        value >= 0 && value <= MOST_DAYS, what, Integer.toString(value), "is 0 to " + MOST_DAYS);
  }

  static void redirect(URI uri) {
    var https = "https".equals(uri.getScheme()) && uri.getHost() != null;
    var loopback =
        "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    require(
        https || loopback, "redirect URI", uri.toString(), "is https, or http to a loopback host");
    require(
        uri.getRawFragment() == null && uri.getRawUserInfo() == null,
        "redirect URI",
        uri.toString(),
        "has no fragment and no user");
    require(
        uri.toString().length() <= 500,
        "redirect URI",
        uri.toString(),
        "has 500 characters at most");
  }

  static void homepage(URI uri) {
    var web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    require(
        web && uri.getHost() != null, "homepage", uri.toString(), "is an http or https address");
    require(
        uri.toString().length() <= 500, "homepage", uri.toString(), "has 500 characters at most");
  }

  private static void require(boolean holds, String what, String value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s %s; '%s' does not", what, rule, value));
    }
  }
}
