package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.core.json.JsonFactory;

/** What can be wrong with asking for something that can only be read, as problems (RFC 9457). */
public final class ReadOnlyProblems {
  private final ProblemWriter problems = new ProblemWriter(new JsonFactory());

  /**
   * There is nothing there.
   *
   * @param instance the path that it is about, without anything that the caller chose
   */
  public void notFound(HttpServletResponse response, String instance) throws IOException {
    send(response, ProblemType.NOT_FOUND, "There is no such file", instance);
  }

  /**
   * There is nothing there.
   *
   * @param brief what there is not, one clause without a full stop
   * @param instance the path that it is about, without anything that the caller chose
   */
  public void notFound(HttpServletResponse response, String brief, String instance)
      throws IOException {
    send(response, ProblemType.NOT_FOUND, brief, instance);
  }

  /**
   * A parameter cannot be.
   *
   * @param detail what is wrong with it, in sentences
   * @param instance the path that it is about, without anything that the caller chose
   */
  public void badParameter(HttpServletResponse response, String detail, String instance)
      throws IOException {
    problems.send(
        response,
        Problem.of(ProblemType.BAD_PARAMETER, "A parameter cannot be", detail),
        instance,
        ProblemWriter.UNRECORDED);
  }

  /** It takes another method. */
  public void onlyRead(HttpServletResponse response, String instance) throws IOException {
    response.setHeader("Allow", "GET, HEAD");
    send(response, ProblemType.METHOD_NOT_ALLOWED, "This can only be read", instance);
  }

  private void send(HttpServletResponse response, ProblemType type, String brief, String instance)
      throws IOException {
    problems.send(
        response, Problem.of(type, brief, brief + "."), instance, ProblemWriter.UNRECORDED);
  }
}
