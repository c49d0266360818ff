package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the token of a request (RFC 6750, section 2.1; RFC 9449, section 7.1): from its one header,
 * and nowhere else.
 */
final class BearerToken {
  private static final String BEARER = "Bearer ";
  private static final String DPOP = "DPoP ";
  private static final int LONGEST = 512;

  private BearerToken() {}

  /**
   * The token, or null if there is not exactly one header holding exactly one well-formed token.
   */
  static @Nullable String of(HttpServletRequest request) {
    return of(request, BEARER);
  }

  /** The same of a token that is bound to a key. */
  static @Nullable String bound(HttpServletRequest request) {
    return of(request, DPOP);
  }

  private static @Nullable String of(HttpServletRequest request, String scheme) {
    var headers = request.getHeaders("Authorization");
    if (headers == null || !headers.hasMoreElements()) {
      return null;
    }
    String header = headers.nextElement();
    boolean one = !headers.hasMoreElements();
    if (!one || !header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return null;
    }
    int from = scheme.length();
    while (from < header.length() && header.charAt(from) == ' ') {
      from++; // credentials follow one or more spaces
    }
    return isToken(header, from) ? header.substring(from) : null;
  }

  // b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
  private static boolean isToken(String text, int from) {
    int end = text.length();
    while (end > from && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = from; i < end; i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return end > from && text.length() - from <= LONGEST;
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }
}
