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

  private ReturnPath() {}

  /** The path asked for if it is one of ours, else the person's own page. */
  public static String safe(@Nullable String asked) {
    return asked != null && OURS.matcher(asked).matches() ? asked : "/me";
  }
}
