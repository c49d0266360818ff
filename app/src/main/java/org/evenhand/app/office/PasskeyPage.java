package org.evenhand.app.office;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.Answer;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.identity.OwnPasskeys;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.pages.PasskeyText;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an officer adds and removes passkeys of their own. */
@Controller
class PasskeyPage {
  private static final String NEW = "/office/passkeys/new";

  private final OfficePages pages;
  private final OwnPasskeys passkeys;
  private final OfficeSessions sessions;

  PasskeyPage(OfficePages pages, OwnPasskeys passkeys, OfficeSessions sessions) {
    this.pages = pages;
    this.passkeys = passkeys;
    this.sessions = sessions;
  }

  @GetMapping(NEW)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (sessions.confirmed(request)) {
      show(request, response, 200, "");
    } else {
      OfficePages.leadTo(response, "/office/confirm?to=" + NEW);
    }
  }

  @PostMapping(NEW)
  void add(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String label)
      throws IOException {
    if (!sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=" + NEW);
      return;
    }
    var answer = passkeys.add(request, new Sent(challenge, credential), label);
    if (answer == Answer.ACCEPTED) {
      OfficePages.leadTo(response, "/office?done=added");
    } else {
      show(request, response, 403, PasskeyText.words(answer));
    }
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, String notice)
      throws IOException {
    var who = sessions.required(request).id();
    var view = new AskView(passkeys.question(request), who, "", notice, true);
    pages.show(
        request, response, new OfficePages.Page(status, "passkey", say("Add a passkey")), view);
  }

  @PostMapping("/office/passkeys/{id}/remove")
  void remove(HttpServletRequest request, HttpServletResponse response, @PathVariable String id) {
    OfficePages.leadTo(
        response,
        switch (passkeys.remove(request, id)) {
          case DONE -> "/office?done=removed";
          case LAST -> "/office?done=last";
          case UNKNOWN -> "/office?done=unknown";
          case UNCONFIRMED -> "/office/confirm";
        });
  }
}
