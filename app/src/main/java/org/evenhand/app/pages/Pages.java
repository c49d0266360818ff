package org.evenhand.app.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.evenhand.app.identity.Sessions;
import org.springframework.security.web.csrf.CsrfToken;

/** Turns a view into a page: rendered whole first, so that an error never leaves half a page. */
final class Pages {
  private final TemplateEngine templates;
  private final Sessions sessions;

  Pages(TemplateEngine templates, Sessions sessions) {
    this.templates = templates;
    this.sessions = sessions;
  }

  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String template,
      String title,
      Object view)
      throws IOException {
    var bytes = new Utf8ByteOutput();
    templates.render(
        template + ".jte", Map.of("frame", frame(request, title), "view", view), bytes);
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.getContentLength());
    bytes.writeTo(response.getOutputStream());
  }

  private Frame frame(HttpServletRequest request, String title) {
    var user = sessions.username().orElse("");
    // Errors are shown outside the security chain, where nobody knows who is signed in: those pages
    // have no form, and offer neither sign-in nor sign-out.
    return request.getDispatcherType() != DispatcherType.ERROR
            && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
        ? new Frame(title, user, csrf.getParameterName(), csrf.getToken())
        : new Frame(title, "", "", "");
  }
}
