package org.evenhand.app.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the container itself refuses is a problem too: no page of HTML, no version, no stack trace.
 * And what it calls a missing feature of the server (an unknown transfer coding, another version of
 * HTTP) is a request that cannot be understood, and none of our failures.
 */
final class ProblemReportValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

  private final ProblemWriter problems;

  ProblemReportValve(ProblemWriter problems) {
    this.problems = problems;
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    boolean written = response.getContentWritten() > 0 || response.isCommitted();
    if (status < 400 || written || !response.setErrorReported()) {
      return;
    }
    var ioAllowed = new java.util.concurrent.atomic.AtomicBoolean(false);
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, ioAllowed);
    if (!ioAllowed.get()) {
      return;
    }
    try {
      problems.send(response, problem(status), "/", ProblemWriter.UNRECORDED);
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The client was gone before it could be told of status {}", status, e);
    }
  }

  static Problem problem(int status) {
    return switch (status) {
      case 404 ->
          Problem.of(ProblemType.NOT_FOUND, "There is no such path", "There is no such path.");
      case 405 ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED,
              "This path does not take that method",
              "This path does not take that method. 'Allow' names those that it takes.");
      case 413, 414, 431 ->
          Problem.of(
                  ProblemType.TOO_LARGE,
                  "The request is too large",
                  "The request is too large. Ask in several calls.")
              .withStatus(status);
      case 500, 502, 504 ->
          Problem.of(
              ProblemType.OUR_FAULT,
              "The server failed",
              "The server failed at this request; its operator has the reason.");
      case 503 ->
          Problem.of(
              ProblemType.NOT_READY,
              "The server is not ready",
              "The server is not ready. Try again later.");
      case 501, 505 -> misunderstood();
      default -> status < 500 ? misunderstood().withStatus(status) : misunderstood();
    };
  }

  private static Problem misunderstood() {
    return Problem.of(
        ProblemType.BAD_REQUEST,
        "The request cannot be understood",
        "The request's first line, headers or body do not follow HTTP/1.1 (RFC 9112).");
  }
}
