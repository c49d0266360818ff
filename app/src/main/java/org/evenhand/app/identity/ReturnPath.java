package org.evenhand.app.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to go after sign-in. Only paths of our own pages pass; a whole URL, a path without scheme
 * ("//elsewhere"), a backslash or a control character does not, so that sign-in redirects nobody
 * elsewhere (CWE-601).
 */
public final class ReturnPath {
  private static final Pattern OURS =
      Pattern.compile("/(oauth2/authorize\\?|oauth2/consent\\?|me(/|\\?|$))[!-\\[\\]-~]{0,4000}");

  // No query: a page of the office that asks for a passkey first is one that acts.
  private static final Pattern OFFICE =
      Pattern.compile("/(office|developers|regulator)(/[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,199}){0,8}");

  private ReturnPath() {}

  /** The path asked for if it is one of ours, else the person's own page. */
  public static String safe(@Nullable String asked) {
    return asked != null && OURS.matcher(asked).matches() ? asked : "/me";
  }

  /** The path asked for if it is one of the office's, else the office's front page. */
  public static String office(@Nullable String asked) {
    return asked != null && OFFICE.matcher(asked).matches() ? asked : "/office";
  }
}
