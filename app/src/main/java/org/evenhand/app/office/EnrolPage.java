package org.evenhand.app.office;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.Answer;
import org.evenhand.app.identity.Enrolment;
import org.evenhand.app.identity.Question;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.pages.PasskeyText;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where an invitation becomes a passkey. What opens it comes in a form, never in an address: the
 * link carries it behind '#', the page's script moves it into the form and out of the history.
 */
@Controller
class EnrolPage {
  private static final Question NOTHING = new Question("", "");
  private static final String CLOSED =
      later(
          "This invitation opens nothing: it was used, has run out, or a newer one took its place."
              + " Nothing was changed. Ask whoever sent it for another.");

  private final OfficePages pages;
  private final Enrolment enrolment;

  EnrolPage(OfficePages pages, Enrolment enrolment) {
    this.pages = pages;
    this.enrolment = enrolment;
  }

  @GetMapping("/office/enrol")
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    closed(request, response, 200, "");
  }

  @PostMapping("/office/enrol")
  void open(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String invitation)
      throws IOException {
    opened(request, response, 200, invitation.strip(), "");
  }

  @PostMapping("/office/enrol/passkey")
  void enrol(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String invitation,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String label)
      throws IOException {
    boolean developer =
        enrolment.open(invitation).filter(it -> it.role() == OfficeRole.DEVELOPER).isPresent();
    var sent = new Sent(challenge, credential);
    var answer = enrolment.enrol(request, response, invitation, sent, label);
    if (answer == Answer.ACCEPTED) {
      OfficePages.leadTo(response, developer ? "/developers?done=welcome" : "/office?done=welcome");
    } else {
      opened(request, response, 403, invitation, PasskeyText.words(answer));
    }
  }

  private void opened(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String invitation,
      String notice)
      throws IOException {
    var opened = enrolment.open(invitation);
    if (opened.isEmpty()) {
      closed(request, response, 403, say(CLOSED));
      return;
    }
    var found = opened.get();
    var who = found.id() + ", " + found.role().word();
    var view = new AskView(found.question(), who, invitation, notice, true);
    pages.show(
        request, response, new OfficePages.Page(status, "enrol", say("Make your passkey")), view);
  }

  private void closed(
      HttpServletRequest request, HttpServletResponse response, int status, String notice)
      throws IOException {
    var view = new AskView(NOTHING, "", "", notice, true);
    pages.show(
        request, response, new OfficePages.Page(status, "invited", say("Your invitation")), view);
  }
}
