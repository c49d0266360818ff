package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.Answer;
import org.evenhand.app.identity.OwnWays;
import org.evenhand.app.identity.PersonDoor;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.identity.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person makes a passkey, or changes their password. */
@Controller
class NewPasskeyPage {
  private static final String PASSKEY = "/me/sign-in/passkeys/new";
  private static final String PASSWORD = "/me/sign-in/password";

  private final Pages pages;
  private final Sessions sessions;
  private final PersonDoor door;
  private final OwnWays ways;

  NewPasskeyPage(Pages pages, Sessions sessions, PersonDoor door, OwnWays ways) {
    this.pages = pages;
    this.sessions = sessions;
    this.door = door;
    this.ways = ways;
  }

  @GetMapping(PASSKEY)
  void passkey(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (sessions.confirmed()) {
      passkey(request, response, 200, "");
    } else {
      ConfirmPage.leadHere(response, PASSKEY);
    }
  }

  @PostMapping(PASSKEY)
  void add(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String label)
      throws IOException {
    if (!sessions.confirmed()) {
      ConfirmPage.leadHere(response, PASSKEY);
      return;
    }
    var answer = ways.add(new Sent(challenge, credential), label);
    if (answer == Answer.ACCEPTED) {
      Attempts.leadTo(response, "/me/sign-in?done=added");
    } else {
      passkey(request, response, 403, PasskeyText.words(answer));
    }
  }

  private void passkey(
      HttpServletRequest request, HttpServletResponse response, int status, String notice)
      throws IOException {
    var question = door.passable() ? ways.question() : null;
    var said = question == null ? say(WaysInText.UNPASSABLE) : notice;
    var view = new NewPasskeyView(sessions.username().orElse(""), "", said, question);
    pages.ask(request, response, status, "new-passkey", say("Make a passkey"), view);
  }

  @GetMapping(PASSWORD)
  void password(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (sessions.confirmed()) {
      password(request, response, 200, "");
    } else {
      ConfirmPage.leadHere(response, PASSWORD);
    }
  }

  @PostMapping(PASSWORD)
  void change(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again)
      throws IOException {
    if (!password.equals(again)) {
      password(request, response, 400, say(WaysInText.PASSWORDS_DIFFER));
      return;
    }
    try {
      if (ways.changePassword(password)) {
        Attempts.leadTo(response, "/me/sign-in?done=password");
      } else {
        ConfirmPage.leadHere(response, PASSWORD);
      }
    } catch (IllegalArgumentException outOfBounds) {
      password(request, response, 400, say(WaysInText.PASSWORD_BOUNDS));
    }
  }

  private void password(
      HttpServletRequest request, HttpServletResponse response, int status, String notice)
      throws IOException {
    var view = new NewPasskeyView(sessions.username().orElse(""), "", notice, null);
    pages.show(request, response, status, "new-password", say("Change your password"), view);
  }
}
