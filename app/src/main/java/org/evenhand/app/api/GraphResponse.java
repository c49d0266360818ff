package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The answer to a client of Graph APIs. Such a client reads the error of an answer only under the
 * statuses that Graph uses; under any other, a limit among them (429), it sees a broken network.
 */
final class GraphResponse extends HttpServletResponseWrapper {
  GraphResponse(HttpServletResponse response) {
    super(response);
  }

  /** Such a client takes 200 alone for success. */
  @Override
  public void setStatus(int status) {
    super.setStatus(status == SC_CREATED ? SC_OK : status);
  }

  /** The problem under a status that such a client reads. */
  static Problem told(Problem problem) {
    int status =
        switch (problem.status()) {
          case 400, 401, 403, 404, 500 -> problem.status();
          case 429 -> HttpServletResponse.SC_FORBIDDEN;
          default ->
              problem.status() < 500
                  ? HttpServletResponse.SC_BAD_REQUEST
                  : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
    return problem.withStatus(status);
  }
}
