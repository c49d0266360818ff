package org.evenhand.app.api;

/**
 * A request's path as it came, and the path of the API that it means. Clients of Graph APIs put a
 * version before every path, and ask for an object by its id alone:
 *
 * <pre>
 * /v23.0/me/friends, /v1/v23.0/me/friends   mean   /v1/me/friends
 * /v23.0/p_…, /v1/p_…                       mean   /v1/people/p_…
 * /v23.0/ph_…, /v1/ph_…                     mean   /v1/photos/ph_…
 * </pre>
 *
 * <p>Nothing else is taken for another spelling. The path is read as it was sent, never decoded.
 *
 * @param door what stands before the path's own part: {@code /v1}, or with a version
 * @param path the path under {@code /v1}
 */
record CalledPath(String door, String path) {
  private static final String OWN = "/v1";
  // Graph's versions are v1.0 to v24.0 in sixteen years.
  private static final int MOST_DIGITS = 2;

  /** Reads a path as it was sent; whatever is no path of the API stays as it is. */
  static CalledPath of(String sent) {
    String door = door(sent);
    String path = door.equals(OWN) ? sent : OWN + sent.substring(door.length());
    return new CalledPath(door, byId(path));
  }

  /** Whether a version stands before it, so that a client of Graph APIs called. */
  static boolean isVersioned(String sent) {
    return !door(sent).equals(OWN);
  }

  private static String door(String sent) {
    int from = sent.startsWith(OWN + "/v") ? OWN.length() : 0;
    int end = versionEnd(sent, from);
    return end > 0 ? sent.substring(0, end) : OWN;
  }

  /** Where {@code /vN.N} ends that begins there and is followed by nothing or a slash; or −1. */
  private static int versionEnd(String sent, int from) {
    if (!sent.startsWith("/v", from)) {
      return -1;
    }
    int dot = digitsEnd(sent, from + 2);
    if (dot < 0 || dot >= sent.length() || sent.charAt(dot) != '.') {
      return -1;
    }
    int end = digitsEnd(sent, dot + 1);
    return end == sent.length() || (end > 0 && sent.charAt(end) == '/') ? end : -1;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > from && at - from <= MOST_DIGITS ? at : -1;
  }

  private static String byId(String path) {
    if (path.startsWith("/v1/p_")) {
      return "/v1/people/" + path.substring(4);
    }
    return path.startsWith("/v1/ph_") ? "/v1/photos/" + path.substring(4) : path;
  }
}
