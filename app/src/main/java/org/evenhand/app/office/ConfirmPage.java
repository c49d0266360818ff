package org.evenhand.app.office;

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

/** Where an officer shows anew that it is they, before what asks for that. */
@Controller
class ConfirmPage {
  private final OfficePages pages;
  private final OfficeDoor door;
  private final OfficeSessions sessions;

  ConfirmPage(OfficePages pages, OfficeDoor door, OfficeSessions sessions) {
    this.pages = pages;
    this.door = door;
    this.sessions = sessions;
  }

  @GetMapping("/office/confirm")
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    show(request, response, 200, to, "");
  }

  @PostMapping("/office/confirm")
  void confirm(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    var answer = door.confirm(request, new Sent(challenge, credential));
    if (answer == Answer.ACCEPTED) {
      OfficePages.leadTo(response, ReturnPath.office(to));
    } else {
      show(request, response, 403, to, PasskeyText.words(answer));
    }
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      @Nullable String to,
      String notice)
      throws IOException {
    var who = sessions.required(request).id();
    var view = new AskView(door.confirmation(request), who, ReturnPath.office(to), notice, true);
    pages.show(
        request,
        response,
        new OfficePages.Page(status, "confirm", say("Confirm that it is you")),
        view);
  }
}
