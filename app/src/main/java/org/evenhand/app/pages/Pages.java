package org.evenhand.app.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.evenhand.app.identity.OwnWays;
import org.evenhand.app.identity.Sessions;
import org.springframework.security.web.csrf.CsrfToken;

/** Turns a view into a page: rendered whole first, so that an error never leaves half a page. */
public final class Pages {
  private final TemplateEngine templates;
  private final Sessions sessions;
  private final OwnWays ways;

  Pages(TemplateEngine templates, Sessions sessions, OwnWays ways) {
    this.templates = templates;
    this.sessions = sessions;
    this.ways = ways;
  }

  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String template,
      String title,
      Object view)
      throws IOException {
    // Errors are shown outside the security chain, where nobody knows who is signed in: those pages
    // have no form, and offer neither sign-in nor sign-out.
    boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
    var frame =
        failed
            ? new Frame(title, "", "", "", Door.PERSON)
            : frame(request, Door.PERSON, title, sessions.username().orElse(""));
    boolean offers = !failed && offers(request, status) && ways.offersPasskey();
    show(response, status, template, offers ? frame.offering(WaysInText.offer()) : frame, view);
  }

  /** Never in the middle of an app's question. */
  private static boolean offers(HttpServletRequest request, int status) {
    return status == HttpServletResponse.SC_OK
        && request.getMethod().equals("GET")
        && request.getRequestURI().startsWith("/me");
  }

  /** Shows a page that asks for a passkey. */
  void ask(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String template,
      String title,
      Object view)
      throws IOException {
    var user = sessions.username().orElse("");
    show(response, status, template, frame(request, Door.PERSON_ASKED, title, user), view);
  }

  /** The frame of a page behind a door. */
  public Frame frame(HttpServletRequest request, Door door, String title, String user) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
        ? new Frame(title, user, csrf.getParameterName(), csrf.getToken(), door)
        : new Frame(title, "", "", "", door);
  }

  /** Shows a page in its frame. */
  public void show(
      HttpServletResponse response, int status, String template, Frame frame, Object view)
      throws IOException {
    var bytes = new Utf8ByteOutput();
    templates.render(template + ".jte", Map.of("frame", frame, "view", view), bytes);
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.getContentLength());
    bytes.writeTo(response.getOutputStream());
  }
}
