package org.evenhand.vocabulary;

import java.util.Locale;
import java.util.regex.Pattern;

/** The shape that all public ids share. */
final class Slug {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private Slug() {}

  static void check(String what, String value) {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' is not a %s: lower-case letters, digits, '.', '_' or '-', 1 to 64 of them",
              value,
              what));
    }
  }
}
