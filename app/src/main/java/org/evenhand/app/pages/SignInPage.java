package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.identity.AppDirectory.Listed;
import org.evenhand.app.identity.ReturnPath;
import org.evenhand.app.identity.Sessions;
import org.evenhand.vocabulary.AppId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The sign-in page. */
@Controller
class SignInPage {
  private final Pages pages;
  private final Sessions sessions;
  private final AppDirectory directory;

  SignInPage(Pages pages, Sessions sessions, AppDirectory directory) {
    this.pages = pages;
    this.sessions = sessions;
    this.directory = directory;
  }

  @GetMapping("/login")
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String out)
      throws IOException {
    var notice = out == null ? "" : "You are signed out.";
    var next = ReturnPath.safe(to);
    show(request, response, 200, new SignInView(sender(next), next, "", notice, false));
  }

  @PostMapping("/login")
  void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    var next = ReturnPath.safe(to);
    switch (sessions.signIn(request, response, username, password)) {
      case Sessions.Attempt.Welcome welcome -> {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", next);
        response.setHeader("Cache-Control", "no-store");
      }
      case Sessions.Attempt.Wrong wrong ->
          show(
              request,
              response,
              401,
              again(next, username, "That name and password do not go together."));
      case Sessions.Attempt.TooMany tooMany -> {
        response.setHeader("Retry-After", Long.toString(tooMany.seconds()));
        show(request, response, 429, again(next, username, patience(tooMany.seconds())));
      }
    }
  }

  private static String patience(long seconds) {
    var minutes = Math.max(1, (seconds + 59) / 60);
    return String.format(
        Locale.ROOT,
        "Too many attempts. This one was not checked. Try again in %d minute%s.",
        minutes,
        minutes == 1 ? "" : "s");
  }

  private SignInView again(String to, String username, String notice) {
    var name = username.length() > 64 ? "" : username;
    return new SignInView(sender(to), to, name, notice, true);
  }

  /** The app whose question comes after sign-in, by the name in the register. */
  private String sender(String to) {
    if (!to.startsWith("/oauth2/authorize?")) {
      return "";
    }
    var id = UriComponentsBuilder.fromUriString(to).build().getQueryParams().getFirst("client_id");
    try {
      return id == null ? "" : directory.app(new AppId(id)).map(Listed::name).orElse("");
    } catch (IllegalArgumentException notAnId) {
      return ""; // what comes after sign-in will say so
    }
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, SignInView view)
      throws IOException {
    pages.show(request, response, status, "login", "Sign in", view);
  }
}
