package org.evenhand.app.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Serves texts that do not change while the server runs, each under its exact path. */
final class FixedServlet extends HttpServlet {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none';"
          + " frame-ancestors 'none'; base-uri 'none'";
  private static final long serialVersionUID = 1L;

  private final transient Map<String, byte[]> texts;
  private final String contentType;
  private final transient ProblemWriter problems;

  /**
   * Holds the texts.
   *
   * @param texts by request path
   */
  FixedServlet(Map<String, byte[]> texts, String contentType, ProblemWriter problems) {
    this.texts = Map.copyOf(texts);
    this.contentType = contentType;
    this.problems = problems;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var text = texts.get(request.getRequestURI());
    if (text == null) {
      problem(response, ProblemType.NOT_FOUND, "There is no such page");
    } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      problem(response, ProblemType.METHOD_NOT_ALLOWED, "This page can only be read");
    } else {
      response.setContentType(contentType);
      response.setHeader("Content-Language", "en");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Content-Security-Policy", POLICY);
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("Cache-Control", "public, max-age=300");
      response.setContentLength(text.length);
      response.getOutputStream().write(text);
    }
  }

  private void problem(HttpServletResponse response, ProblemType type, String brief)
      throws IOException {
    problems.send(response, Problem.of(type, brief, brief + "."), "/", ProblemWriter.UNRECORDED);
  }
}
