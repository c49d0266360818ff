package org.evenhand.app.office;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.Answer;
import org.evenhand.app.identity.OfficeDoor;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.identity.ReturnPath;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.pages.PasskeyText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers come in, and go out. */
@Controller("officeSignInPage")
class SignInPage {
  private final OfficePages pages;
  private final OfficeDoor door;
  private final OfficeSessions sessions;

  SignInPage(OfficePages pages, OfficeDoor door, OfficeSessions sessions) {
    this.pages = pages;
    this.door = door;
    this.sessions = sessions;
  }

  @GetMapping("/office/sign-in")
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String out)
      throws IOException {
    if (!door.passable()) {
      show(request, response, 200, to, say(UNPASSABLE), true);
      return;
    }
    show(request, response, 200, to, out == null ? "" : say("You are signed out."), false);
  }

  private static final String UNPASSABLE =
      later(
          "The platform’s base_url is an address. Browsers keep passkeys for names alone, such as"
              + " https://data.example.org or http://localhost:8080; the operator can change it.");

  @PostMapping("/office/sign-in")
  void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    var answer = door.signIn(request, response, new Sent(challenge, credential));
    if (answer == Answer.ACCEPTED) {
      OfficePages.leadTo(response, ReturnPath.office(to));
    } else {
      show(request, response, 403, to, PasskeyText.words(answer), true);
    }
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      @Nullable String to,
      String notice,
      boolean wrong)
      throws IOException {
    var view = new AskView(door.question(), "", ReturnPath.office(to), notice, wrong);
    pages.show(
        request, response, new OfficePages.Page(status, "sign-in", say("Office sign-in")), view);
  }

  @PostMapping("/office/sign-out")
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response);
    OfficePages.leadTo(response, "/office/sign-in?out");
  }
}
