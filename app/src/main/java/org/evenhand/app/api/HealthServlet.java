package org.evenhand.app.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: the record is open, the folds
 * have caught up, the disk can be written, seals keep up with the record; 503 with the missing ones
 * otherwise.
 */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient JsonFactory json;
  private final transient Readiness readiness;
  private final transient ProblemWriter problems;

  HealthServlet(JsonFactory json, Readiness readiness, ProblemWriter problems) {
    this.json = json;
    this.readiness = readiness;
    this.problems = problems;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      problem(response, ProblemType.METHOD_NOT_ALLOWED, "Health can only be read");
      return;
    }
    switch (request.getRequestURI()) {
      case "/health/live" -> send(response, true, Map.of());
      case "/health/ready" -> ready(response);
      default -> problem(response, ProblemType.NOT_FOUND, "There is no such path");
    }
  }

  private void ready(HttpServletResponse response) throws IOException {
    var checks = readiness.look();
    send(response, !checks.containsValue(false), checks);
  }

  private void send(HttpServletResponse response, boolean well, Map<String, Boolean> checks)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("status", well ? "UP" : "DOWN");
      if (!checks.isEmpty()) {
        out.writeName("checks");
        out.writeStartObject();
        checks.forEach((name, holds) -> out.writeStringProperty(name, holds ? "UP" : "DOWN"));
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    response.setStatus(well ? 200 : 503);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.size());
    response.getOutputStream().write(bytes.toByteArray());
  }

  private void problem(HttpServletResponse response, ProblemType type, String brief)
      throws IOException {
    problems.send(
        response, Problem.of(type, brief, brief + "."), "/health", ProblemWriter.UNRECORDED);
  }
}
