package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.identity.OpenIdDoor;
import org.evenhand.app.identity.OpenIdDoor.Outcome;
import org.evenhand.app.identity.OpenIdDoor.Purpose;
import org.evenhand.app.identity.ReturnPath;
import org.evenhand.app.identity.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to the platform's own sign-in and back, and the link to it. */
@Controller
class ProviderPage {
  private static final String LINK = "/me/sign-in/provider";

  private final Pages pages;
  private final Sessions sessions;
  private final OpenIdDoor door;

  ProviderPage(Pages pages, Sessions sessions, OpenIdDoor door) {
    this.pages = pages;
    this.sessions = sessions;
    this.door = door;
  }

  @GetMapping("/login/provider")
  void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    leadThere(request, response, Purpose.SIGN_IN, ReturnPath.safe(to));
  }

  @GetMapping("/me/confirm/provider")
  void confirm(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to)
      throws IOException {
    leadThere(request, response, Purpose.CONFIRM, ReturnPath.safe(to));
  }

  @GetMapping(LINK + "/link")
  void toLink(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (sessions.confirmed()) {
      leadThere(request, response, Purpose.LINK, LINK);
    } else {
      // Not on to the provider at once: no form of ours may lead to another host (form-action).
      ConfirmPage.leadHere(response, "/me/sign-in?done=confirmed");
    }
  }

  private void leadThere(
      HttpServletRequest request, HttpServletResponse response, Purpose purpose, String to)
      throws IOException {
    var address = door.begin(response, purpose, to);
    if (address.isPresent()) {
      Attempts.leadTo(response, address.get().toString());
    } else {
      refused(request, response, new Outcome.Unreachable());
    }
  }

  @GetMapping("/login/provider/back")
  void back(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String iss)
      throws IOException {
    var outcome = door.end(request, response, new OpenIdDoor.Brought(state, code, iss));
    if (outcome instanceof Outcome.Done(String to)) {
      Attempts.leadTo(response, to);
    } else {
      refused(request, response, outcome);
    }
  }

  private void refused(HttpServletRequest request, HttpServletResponse response, Outcome outcome)
      throws IOException {
    var name = door.name().orElse("");
    if (outcome instanceof Outcome.TooMany(long seconds)) {
      response.setHeader("Retry-After", Long.toString(seconds));
    }
    var view = ProviderText.problem(outcome, name);
    pages.show(request, response, ProviderText.status(outcome), "problem", view.title(), view);
  }

  @GetMapping(LINK)
  void proposed(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var proposed = door.proposed();
    if (proposed.isEmpty()) {
      Attempts.leadTo(response, "/me/sign-in");
      return;
    }
    var one = proposed.orElseThrow();
    var view =
        new ProviderView(
            sessions.username().orElse(""), door.name().orElse(""), one.shown(), one.id());
    pages.show(request, response, 200, "provider", say("Link your account"), view);
  }

  @PostMapping(LINK)
  void link(HttpServletResponse response, @RequestParam(defaultValue = "") String proposal) {
    if (!sessions.confirmed()) {
      ConfirmPage.leadHere(response, LINK);
      return;
    }
    Attempts.leadTo(
        response, "/me/sign-in?done=" + (door.link(proposal) ? "linked" : "not-linked"));
  }

  @PostMapping(LINK + "/unlink")
  void unlink(HttpServletResponse response) {
    Attempts.leadTo(
        response,
        switch (door.unlink()) {
          case DONE -> "/me/sign-in?done=unlinked";
          case LAST -> "/me/sign-in?done=last";
          case UNKNOWN -> "/me/sign-in?done=unknown";
          case UNCONFIRMED -> "/me/confirm?to=/me/sign-in?done=confirmed";
        });
  }
}
