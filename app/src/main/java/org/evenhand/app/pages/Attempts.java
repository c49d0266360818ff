package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.evenhand.app.identity.Sessions.Attempt;

/** How attempts to show who one is are answered over HTTP. */
final class Attempts {
  private static final int TOO_MANY = 429;

  private Attempts() {}

  /** The status of a page that tells what went wrong; says when to come back, too. */
  static int status(HttpServletResponse response, Attempt attempt) {
    if (attempt instanceof Attempt.TooMany(long seconds)) {
      response.setHeader("Retry-After", Long.toString(seconds));
      return TOO_MANY;
    }
    return HttpServletResponse.SC_FORBIDDEN;
  }

  /** Leads to another page of ours. */
  static void leadTo(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
    response.setHeader("Cache-Control", "no-store");
  }
}
