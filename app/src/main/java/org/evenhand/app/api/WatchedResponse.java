package org.evenhand.app.api;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** An answer that remembers which problem it tells, for a {@link CallWatch}. */
final class WatchedResponse extends HttpServletResponseWrapper {
  private static final String ANSWERED = "answered";

  private String outcome = ANSWERED;

  WatchedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Notes that an answer, or one around it, tells a problem; nothing where nobody watches. */
  static void tells(ServletResponse response, ProblemType problem) {
    switch (response) {
      case WatchedResponse watched -> watched.outcome = problem.page();
      case ServletResponseWrapper around -> tells(around.getResponse(), problem);
      default -> {}
    }
  }

  String outcome() {
    return outcome;
  }
}
