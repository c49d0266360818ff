package org.evenhand.app.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers with a problem what the container refused of an app's call before any servlet saw it. An
 * app is known by its path, or by the token that it carries; whoever else errs is a person with a
 * browser, and reads a page.
 */
public final class ApiErrors {
  private final ProblemWriter problems;

  ApiErrors(ProblemWriter problems) {
    this.problems = problems;
  }

  /**
   * Answers, if an app called.
   *
   * @param request the container's dispatch to its error page
   * @return whether it is answered
   */
  public boolean answered(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
    boolean app =
        path.startsWith("/v1/")
            || CalledPath.isVersioned(path)
            || request.getHeader("Authorization") != null;
    if (app) {
      problems.send(response, ProblemReportValve.problem(status), "/", ProblemWriter.UNRECORDED);
    }
    return app;
  }
}
