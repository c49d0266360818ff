package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.ReturnPath;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.identity.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person shows anew that it is they, before what asks for that. */
@Controller
class ConfirmPage {
  private static final String PURPOSE = "confirm";

  private final Pages pages;
  private final Sessions sessions;
  private final ShownAnew shownAnew;

  ConfirmPage(Pages pages, Sessions sessions, ShownAnew shownAnew) {
    this.pages = pages;
    this.sessions = sessions;
    this.shownAnew = shownAnew;
  }

  @GetMapping("/me/confirm")
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    show(request, response, 200, to, "");
  }

  @PostMapping("/me/confirm")
  void confirm(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    var given = new ShownAnew.Given(password, new Sent(challenge, credential));
    var attempt = shownAnew.take(request, PURPOSE, given);
    if (attempt instanceof Sessions.Attempt.Welcome) {
      Attempts.leadTo(response, ReturnPath.safe(to));
      return;
    }
    var notice = WaysInText.attempt(attempt, ShownAnew.wrong(given));
    show(request, response, Attempts.status(response, attempt), to, notice);
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      @Nullable String to,
      String notice)
      throws IOException {
    var view =
        new ConfirmView(
            sessions.username().orElse(""), ReturnPath.safe(to), notice, shownAnew.ask(PURPOSE));
    pages.ask(request, response, status, "confirm", say("Confirm that it is you"), view);
  }

  /** Leads here from what asks for it. */
  static void leadHere(HttpServletResponse response, String to) {
    Attempts.leadTo(response, "/me/confirm?to=" + to);
  }
}
