package org.evenhand.app.publicregister;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.evenhand.app.api.ReadOnlyProblems;
import org.evenhand.app.pages.Door;
import org.evenhand.app.pages.EntityTag;
import org.evenhand.app.pages.Frame;
import org.evenhand.app.pages.ProblemView;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the register answers, in the form that was asked for. */
final class Answers {
  private static final String ATOM = "application/atom+xml;charset=utf-8";

  // JSON-LD 1.1, §6 "IANA Considerations": always UTF-8, so it takes no charset.
  private static final String LINKED = "application/ld+json";

  private final TemplateEngine templates;
  private final ReadOnlyProblems problems = new ReadOnlyProblems();

  Answers(TemplateEngine templates) {
    this.templates = templates;
  }

  void shown(
      HttpServletRequest request, HttpServletResponse response, Form form, Outcome.Shown shown)
      throws IOException {
    if (form == Form.CSV) {
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + fileName(request) + "\"");
    }
    var bytes =
        switch (form) {
          case HTML -> page("register/" + shown.template(), shown.title(), shown.view());
          case JSON -> Json.bytes(shown.json().get());
          case CSV -> shown.csv().get().text().getBytes(UTF_8);
        };
    send(request, response, form == Form.HTML, form.contentType(), bytes);
  }

  /** {@code /register/apps} is {@code evenhand-register-apps.csv}. */
  private static String fileName(HttpServletRequest request) {
    return "evenhand" + request.getRequestURI().replace('/', '-') + ".csv";
  }

  void feed(HttpServletRequest request, HttpServletResponse response, String xml)
      throws IOException {
    send(request, response, false, ATOM, xml.getBytes(UTF_8));
  }

  void text(HttpServletRequest request, HttpServletResponse response, String text)
      throws IOException {
    send(request, response, false, "text/plain;charset=utf-8", text.getBytes(UTF_8));
  }

  void linked(HttpServletRequest request, HttpServletResponse response, ObjectNode json)
      throws IOException {
    send(request, response, false, LINKED, Json.bytes(json));
  }

  void moved(HttpServletResponse response, String to) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to);
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      boolean page,
      String contentType,
      byte[] bytes)
      throws IOException {
    if (!page) {
      // Public, and the same for all: any page's script may read it (Fetch, "CORS protocol").
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
    // By what it says, not by the position that it was read at: accesses move that all the time and
    // change nothing here, while a cut-off that begins to hold changes pages without any act.
    response.setHeader("Cache-Control", "public, no-cache");
    if (EntityTag.unchanged(request, response, bytes)) {
      return;
    }
    response.setContentType(contentType);
    response.setContentLength(bytes.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(bytes);
    }
  }

  void nothing(HttpServletResponse response, Form form) throws IOException {
    if (form == Form.HTML) {
      problem(
          response,
          HttpServletResponse.SC_NOT_FOUND,
          new ProblemView(
              "There is no such thing in the register",
              "The register holds nothing under this address.",
              "Nothing is ever removed from the register, so it was never there, or has another"
                  + " name.",
              "Search on the register’s front page."));
    } else {
      problems.notFound(response, "The register holds nothing there", RegisterServlet.PATH);
    }
  }

  void refused(HttpServletResponse response, Form form, String why) throws IOException {
    if (form == Form.HTML) {
      problem(
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          new ProblemView(
              "The register can’t be asked that way",
              why,
              "Nothing was changed.",
              "Start from the register’s front page."));
    } else {
      problems.badParameter(response, why, RegisterServlet.PATH);
    }
  }

  void onlyRead(HttpServletResponse response, Form form) throws IOException {
    if (form == Form.HTML) {
      response.setHeader("Allow", "GET, HEAD");
      problem(
          response,
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          new ProblemView(
              "The register can only be read here",
              "This address does not take that kind of request.",
              "Nothing was changed.",
              "Start from the register’s front page."));
    } else {
      problems.onlyRead(response, RegisterServlet.PATH);
    }
  }

  private void problem(HttpServletResponse response, int status, ProblemView view)
      throws IOException {
    var bytes = page("register/problem", view.title(), view);
    response.setStatus(status);
    response.setContentType(Form.HTML.contentType());
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Rendered whole first, so that an error never leaves half a page. */
  private byte[] page(String template, String title, Object view) {
    var out = new Utf8ByteOutput();
    var frame = new Frame(title, "", "", "", Door.PERSON);
    templates.render(
        String.format(Locale.ROOT, "%s.jte", template), Map.of("frame", frame, "view", view), out);
    var bytes = new ByteArrayOutputStream(out.getContentLength());
    try {
      out.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
