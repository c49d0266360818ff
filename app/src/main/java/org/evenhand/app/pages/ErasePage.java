package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.identity.Sessions;
import org.evenhand.app.words.Speech;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.erasure.Hold;
import org.evenhand.vocabulary.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person has themselves erased, after being told what that means. */
@Controller
class ErasePage {
  private final Pages pages;
  private static final String PURPOSE = "erase";

  private final Sessions sessions;
  private final ShownAnew shownAnew;
  private final ErasureActs acts;

  ErasePage(Pages pages, Sessions sessions, ShownAnew shownAnew, ErasureActs acts) {
    this.pages = pages;
    this.sessions = sessions;
    this.shownAnew = shownAnew;
    this.acts = acts;
  }

  @GetMapping("/me/erase")
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    show(sessions.required(), request, response, 200, "");
  }

  @PostMapping("/me/erase")
  void erase(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(defaultValue = "") String credential)
      throws IOException {
    // Taken once: another press of the same button may erase them before this one is through, and
    // then nobody is signed in any more.
    var who = sessions.signedIn();
    if (who.isEmpty()) {
      problem(request, response, 403, signedOut());
      return;
    }
    var me = who.get();
    var given = new ShownAnew.Given(password, new Sent(challenge, credential));
    switch (shownAnew.take(request, PURPOSE, given)) {
      case Sessions.Attempt.Welcome _ -> erase(me, request, response);
      case Sessions.Attempt.Wrong _ -> wrong(me, request, response, ShownAnew.wrong(given));
      case Sessions.Attempt.TooLate _ -> wrong(me, request, response, say(PasskeyText.LATE));
      case Sessions.Attempt.TooMany(long seconds) -> {
        response.setHeader("Retry-After", Long.toString(seconds));
        show(
            me,
            request,
            response,
            429,
            say("Too many attempts. This one was not checked; nothing was erased."));
      }
    }
  }

  private void erase(SignedIn me, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (acts.erase(me)) {
      case ErasureActs.Outcome.Done(long position) -> done(request, response, position);
      case ErasureActs.Outcome.Waits _ -> show(me, request, response, 202, "");
    }
  }

  /** A password goes with nobody any more once its account is erased. */
  private void wrong(
      SignedIn me, HttpServletRequest request, HttpServletResponse response, String notice)
      throws IOException {
    var erased = acts.erasedAt(me);
    if (erased.isPresent()) {
      done(request, response, erased.getAsLong());
    } else {
      show(me, request, response, 403, notice);
    }
  }

  private void done(HttpServletRequest request, HttpServletResponse response, long position)
      throws IOException {
    sessions.end(request);
    problem(request, response, 200, erased(position));
  }

  private void problem(
      HttpServletRequest request, HttpServletResponse response, int status, ProblemView view)
      throws IOException {
    pages.show(request, response, status, "problem", view.title(), view);
  }

  private static ProblemView signedOut() {
    return new ProblemView(
        say("You are not signed in any more"),
        say("Your session ended while this was on its way."),
        say("This erased nothing."),
        say(
            "Sign in again. If you asked to be erased before, that has happened, and your account is"
                + " gone."));
  }

  private static ProblemView erased(long position) {
    return new ProblemView(
        say("You are erased"),
        say(
            "Your profile, friendships, photos, choices, consents and account are deleted, and the key"
                + " that could tell which lines of the record are yours is destroyed. No app is"
                + " answered anything about you from now on."),
        say(
            "Position {0} of the record says that it happened. It names a number that stands for"
                + " nobody any more.",
            Long.toString(position)),
        say("You are signed out, and this cannot be undone."));
  }

  private void show(
      SignedIn me,
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String notice)
      throws IOException {
    var hold = acts.hold(me).map(ErasePage::words).orElse("");
    var view =
        new EraseView(
            sessions.username().orElse(""), notice, hold, acts.waits(me), shownAnew.ask(PURPOSE));
    pages.ask(request, response, status, "erase", say("Erase me"), view);
  }

  private static String words(Hold hold) {
    return say(
        "A legal hold stands until {0}, by order of {1}: {2}.",
        Speech.minute(hold.until()), hold.by(), hold.why());
  }
}
