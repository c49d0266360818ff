package org.evenhand.app.log;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.api.ReadOnlyProblems;
import org.jspecify.annotations.Nullable;

/** Serves the public log under {@code /log/}: to everybody, from any page, without a token. */
final class LogServlet extends HttpServlet {
  /** Where it is served. */
  static final String PATH = "/log/";

  private static final long serialVersionUID = 1L;

  private final transient LogFiles files;
  private final transient ReadOnlyProblems problems = new ReadOnlyProblems();

  LogServlet(LogFiles files) {
    this.files = files;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Public data: a verifier in a browser, on any page, may read it (Fetch, "CORS protocol").
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      problems.onlyRead(response, PATH);
      return;
    }
    // As it was sent: what is not exactly a path of the log, in these very characters, is none.
    var uri = request.getRequestURI();
    try (var file =
        uri.startsWith(PATH) ? files.find(uri.substring(PATH.length())).orElse(null) : null) {
      if (file == null) {
        problems.notFound(response, PATH);
      } else {
        send(file, request, response);
      }
    }
  }

  private void send(ServedFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var etag = file.etag();
    response.setHeader("ETag", etag);
    response.setHeader("Cache-Control", file.kind().cacheControl());
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (matches(request.getHeader("If-None-Match"), etag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.kind().contentType());
    response.setContentLengthLong(file.length());
    if (request.getMethod().equals("GET")) {
      file.writeTo(response.getOutputStream());
    }
  }

  /** RFC 9110 §13.1.2: any of a list, compared weakly. */
  private static boolean matches(@Nullable String asked, String etag) {
    if (asked == null) {
      return false;
    }
    for (var one : asked.split(",", -1)) {
      var tag = one.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
