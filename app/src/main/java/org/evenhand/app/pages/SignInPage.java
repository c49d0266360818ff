package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.identity.AppDirectory.Listed;
import org.evenhand.app.identity.OpenIdDoor;
import org.evenhand.app.identity.PersonDoor;
import org.evenhand.app.identity.ReturnPath;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.identity.Sessions;
import org.evenhand.vocabulary.AppId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The sign-in page: by password, which works without a script, or by passkey. */
@Controller
class SignInPage {
  private static final int MOST_NAME = 64;

  private final Pages pages;
  private final Sessions sessions;
  private final PersonDoor door;
  private final OpenIdDoor provider;
  private final AppDirectory directory;

  SignInPage(
      Pages pages,
      Sessions sessions,
      PersonDoor door,
      OpenIdDoor provider,
      AppDirectory directory) {
    this.pages = pages;
    this.sessions = sessions;
    this.door = door;
    this.provider = provider;
    this.directory = directory;
  }

  /**
   * What the page says of the attempt before.
   *
   * @param to where to go afterwards
   * @param name the user name as typed
   * @param notice empty for nothing
   * @param wrong whether that is an error
   */
  private record Said(String to, String name, String notice, boolean wrong) {}

  @GetMapping("/login")
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String out)
      throws IOException {
    var notice = out == null ? "" : say("You are signed out.");
    show(request, response, 200, new Said(ReturnPath.safe(to), "", notice, false));
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
    var attempt = sessions.signIn(request, response, username, password);
    if (attempt instanceof Sessions.Attempt.Welcome) {
      Attempts.leadTo(response, next);
      return;
    }
    var wrong = attempt instanceof Sessions.Attempt.Wrong;
    var status = wrong ? HttpServletResponse.SC_UNAUTHORIZED : Attempts.status(response, attempt);
    var notice = WaysInText.attempt(attempt, say(WaysInText.PAIR));
    show(request, response, status, new Said(next, username, notice, true));
  }

  @PostMapping("/login/passkey")
  void signInWithPasskey(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    var next = ReturnPath.safe(to);
    var attempt = door.signIn(request, response, new Sent(challenge, credential));
    if (attempt instanceof Sessions.Attempt.Welcome) {
      Attempts.leadTo(response, next);
      return;
    }
    var notice = WaysInText.attempt(attempt, say(PasskeyText.REFUSED));
    var status = Attempts.status(response, attempt);
    show(request, response, status, new Said(next, "", notice, true));
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

  private void show(HttpServletRequest request, HttpServletResponse response, int status, Said said)
      throws IOException {
    var view =
        new SignInView(
            sender(said.to()),
            said.to(),
            said.name().length() > MOST_NAME ? "" : said.name(),
            said.notice(),
            said.wrong(),
            door.passable() ? door.question(request) : null,
            provider.name().orElse(""));
    pages.ask(request, response, status, "login", say("Sign in"), view);
  }
}
