package org.evenhand.app.demo.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.evenhand.app.demo.pages.OAuthClient.Answer;
import org.evenhand.app.demo.pages.OAuthClient.Granted;

/** Serves the fictional apps under {@code /demo}. */
final class AppServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String COOKIE = "demo-visitor";
  private static final String APPS = "/apps/";

  private final transient List<ClientApp> apps;
  private final transient OAuthClient client;
  private final transient Visitors visitors;

  AppServlet(List<ClientApp> apps, OAuthClient client, Visitors visitors) {
    this.apps = List.copyOf(apps);
    this.client = client;
    this.visitors = visitors;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    var path = Objects.requireNonNullElse(request.getPathInfo(), "/");
    switch (path) {
      case "/" -> page(response, 200, AppPage.list(apps));
      case "/app.css" -> style(response);
      default -> app(path, request, response);
    }
  }

  private void app(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var parts =
        path.startsWith(APPS) ? path.substring(APPS.length()).split("/", -1) : new String[0];
    var app = parts.length == 0 ? Optional.<ClientApp>empty() : find(parts[0]);
    if (app.isEmpty() || parts.length > 2) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    switch (parts.length == 1 ? "" : parts[1]) {
      case "" -> show(app.get(), request, response);
      case "connect" -> connect(app.get(), request, response);
      case "callback" -> callback(app.get(), request, response);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private Optional<ClientApp> find(String id) {
    return apps.stream().filter(app -> app.clientId().equals(id)).findFirst();
  }

  /** Asks the platform anew each time, so that what was taken back is gone at once. */
  private void show(ClientApp app, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var granted = visitor(request).flatMap(v -> visitors.granted(v, app.role().id()));
    if (granted.isEmpty()) {
      page(response, 200, AppPage.stranger(app));
      return;
    }
    try {
      page(response, 200, AppPage.told(app, answers(granted.get())));
    } catch (InterruptedException e) {
      interrupted(response, app);
    }
  }

  private List<Answer> answers(Granted granted) throws IOException, InterruptedException {
    var answers = new ArrayList<Answer>();
    for (var path : Asking.paths(granted.scope())) {
      answers.add(client.call(path, granted.token()));
    }
    return answers;
  }

  private void connect(ClientApp app, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var visitor = visitor(request).orElseGet(visitors::arrive);
    var cookie = new Cookie(COOKIE, visitor);
    cookie.setHttpOnly(true);
    cookie.setPath("/demo");
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
    var started = visitors.start(visitor, app.role().id());
    response.sendRedirect(client.authorize(app, started.state(), started.verifier()).toString());
  }

  private void callback(ClientApp app, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var state = Objects.requireNonNullElse(request.getParameter("state"), "");
    var visitor = visitor(request).orElse("");
    var started = visitors.finish(visitor, app.role().id(), state);
    var code = request.getParameter("code");
    if (started.isEmpty()) {
      page(
          response, 400, AppPage.failed(app, "We did not ask for this sign-in. Nothing was read."));
    } else if (code == null) {
      var error = Objects.requireNonNullElse(request.getParameter("error"), "no code");
      page(response, 200, AppPage.failed(app, "You were not connected: " + error + "."));
    } else {
      exchange(app, visitor, code, started.get().verifier(), response);
    }
  }

  private void exchange(
      ClientApp app, String visitor, String code, String verifier, HttpServletResponse response)
      throws IOException {
    try {
      visitors.grant(visitor, app.role().id(), client.exchange(app, code, verifier));
      response.sendRedirect("/demo/apps/" + app.clientId());
    } catch (InterruptedException e) {
      interrupted(response, app);
    } catch (IOException refused) {
      page(response, 502, AppPage.failed(app, String.valueOf(refused.getMessage())));
    }
  }

  private static void interrupted(HttpServletResponse response, ClientApp app) throws IOException {
    Thread.currentThread().interrupt();
    page(response, 503, AppPage.failed(app, "We are closing."));
  }

  private Optional<String> visitor(HttpServletRequest request) {
    var cookies = request.getCookies();
    for (var cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().equals(COOKIE) && visitors.knows(cookie.getValue())) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  private static void page(HttpServletResponse response, int status, String html)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.getWriter().write(html);
  }

  private static void style(HttpServletResponse response) throws IOException {
    response.setContentType("text/css;charset=utf-8");
    try (InputStream css = AppServlet.class.getResourceAsStream("/demo/app.css")) {
      Objects.requireNonNull(css, "/demo/app.css").transferTo(response.getOutputStream());
    }
  }
}
