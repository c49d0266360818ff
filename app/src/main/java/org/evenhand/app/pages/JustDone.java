package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * What an act did, from its answer to the page that is shown next: kept in the person's session and
 * told once. An address could be made up by somebody else; this can't.
 */
final class JustDone {
  private static final String NAME = "org.evenhand.just-done";

  private JustDone() {}

  static void keep(HttpServletRequest request, List<String> sentences) {
    request.getSession().setAttribute(NAME, List.copyOf(sentences));
  }

  static List<String> take(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(NAME) instanceof List<?> kept)) {
      return List.of();
    }
    session.removeAttribute(NAME);
    return kept.stream().map(String.class::cast).toList();
  }
}
