package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.Answer;
import org.evenhand.app.identity.PersonEnrolment;
import org.evenhand.app.identity.Sent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a person's invitation becomes their first passkey. What opens it comes in a form, never in
 * an address: the link carries it behind '#', the page's script moves it into the form and out of
 * the history.
 */
@Controller
class InvitedPage {
  private final Pages pages;
  private final PersonEnrolment enrolment;

  InvitedPage(Pages pages, PersonEnrolment enrolment) {
    this.pages = pages;
    this.enrolment = enrolment;
  }

  @GetMapping("/login/invited")
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    closed(request, response, 200, "");
  }

  @PostMapping("/login/invited")
  void open(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String invitation)
      throws IOException {
    opened(request, response, 200, invitation.strip(), "");
  }

  @PostMapping("/login/invited/passkey")
  void enrol(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String invitation,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String label)
      throws IOException {
    var sent = new Sent(challenge, credential);
    var answer = enrolment.enrol(request, response, invitation, sent, label);
    if (answer == Answer.ACCEPTED) {
      Attempts.leadTo(response, "/me/sign-in?done=welcome");
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
      closed(request, response, 403, say(WaysInText.INVITATION_CLOSED));
      return;
    }
    var found = opened.get();
    var view = new NewPasskeyView(found.username(), invitation, notice, found.question());
    pages.ask(request, response, status, "enrol", say("Make your passkey"), view);
  }

  private void closed(
      HttpServletRequest request, HttpServletResponse response, int status, String notice)
      throws IOException {
    var view = new NewPasskeyView("", "", notice, null);
    pages.ask(request, response, status, "invited", say("Your invitation"), view);
  }
}
