package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes problems (RFC 9457), with the member that clients of Graph APIs read beside. */
final class ProblemWriter {
  /** No frame of its own tells of it. */
  static final long UNRECORDED = -2;

  /** It is one of the refusals that a frame counts for a second; that frame is still to come. */
  static final long COUNTED = -1;

  /** What the addresses of problems begin with. */
  static final String TYPES = "/docs/problems/";

  private final JsonFactory json;

  ProblemWriter(JsonFactory json) {
    this.json = json;
  }

  /**
   * Answers with a problem.
   *
   * @param instance the path that it is about, without anything that the caller chose
   * @param record the position of the frame that tells of it, {@link #COUNTED} or {@link
   *     #UNRECORDED}
   */
  void send(HttpServletResponse response, Problem problem, String instance, long record)
      throws IOException {
    WatchedResponse.tells(response, problem.type());
    var told = response instanceof GraphResponse ? GraphResponse.told(problem) : problem;
    var bytes = bytes(told, instance, record);
    response.setStatus(told.status());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (record >= 0) {
      response.setHeader("Evenhand-Record", Long.toString(record));
    }
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** The body alone. */
  byte[] bytes(Problem problem, String instance, long record) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      error(out, problem, record);
      out.writeStringProperty("type", TYPES + problem.type().page());
      out.writeStringProperty("title", problem.type().title());
      out.writeNumberProperty("status", problem.status());
      out.writeStringProperty("detail", problem.detail());
      out.writeStringProperty("instance", instance);
      if (record >= 0) {
        out.writeNumberProperty("record", record);
      }
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  // First of all members: restfb looks for it in the first fifty characters alone
  // (DefaultFacebookExceptionGenerator), and to JSON the order is all one (RFC 8259, section 4).
  private static void error(JsonGenerator out, Problem problem, long record) {
    out.writeName("error");
    out.writeStartObject();
    out.writeStringProperty("message", "(#" + problem.code() + ") " + problem.brief());
    out.writeStringProperty("type", "OAuthException");
    out.writeNumberProperty("code", problem.code());
    if (problem.type().passes()) {
      out.writeBooleanProperty("is_transient", true);
    }
    out.writeStringProperty("fbtrace_id", trace(record));
    out.writeEndObject();
  }

  private static String trace(long record) {
    if (record == COUNTED) {
      return "counted";
    }
    return record == UNRECORDED ? "unrecorded" : Long.toString(record);
  }
}
