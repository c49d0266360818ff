package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.evenhand.app.identity.OpenIdDoor;
import org.evenhand.app.identity.OwnWays;
import org.evenhand.app.identity.PersonDoor;
import org.evenhand.app.identity.Removal;
import org.evenhand.app.identity.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a person signs in, and where they are signed in: seen and ended. */
@Controller
class WaysInPage {
  private static final String HERE = "/me/sign-in";

  private final Pages pages;
  private final Sessions sessions;
  private final PersonDoor door;
  private final OwnWays ways;
  private final OpenIdDoor provider;
  private final InstantSource clock;

  WaysInPage(
      Pages pages,
      Sessions sessions,
      PersonDoor door,
      OwnWays ways,
      OpenIdDoor provider,
      InstantSource clock) {
    this.pages = pages;
    this.sessions = sessions;
    this.door = door;
    this.ways = ways;
    this.provider = provider;
    this.clock = clock;
  }

  @GetMapping(HERE)
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String done)
      throws IOException {
    var passkeys = ways.passkeys();
    boolean password = ways.password();
    var view =
        new WaysInView(
            sessions.username().orElse(""),
            WaysInText.done(done),
            WaysInText.wrong(done),
            WaysInText.keys(passkeys),
            door.passable(),
            password,
            password && !passkeys.isEmpty(),
            new WaysInView.Provider(provider.name().orElse(""), provider.linked().orElse("")),
            WaysInText.sessions(sessions.all(), clock.instant()));
    pages.show(request, response, 200, "ways-in", say("How you sign in"), view);
  }

  @PostMapping(HERE + "/passkeys/{id}/remove")
  void removePasskey(HttpServletResponse response, @PathVariable String id) {
    leadOn(response, ways.remove(id), "removed");
  }

  @PostMapping(HERE + "/password/end")
  void endPassword(HttpServletResponse response) {
    leadOn(response, ways.endPassword(), "no-password");
  }

  private static void leadOn(HttpServletResponse response, Removal removal, String done) {
    Attempts.leadTo(
        response,
        switch (removal) {
          case DONE -> HERE + "?done=" + done;
          case LAST -> HERE + "?done=last";
          case UNKNOWN -> HERE + "?done=unknown";
          case UNCONFIRMED -> "/me/confirm?to=" + HERE + "?done=confirmed";
        });
  }

  @PostMapping(HERE + "/sessions/{id}/end")
  void endSession(HttpServletResponse response, @PathVariable String id) {
    Attempts.leadTo(response, HERE + (sessions.end(id) ? "?done=ended" : "?done=unknown"));
  }

  @PostMapping(HERE + "/sessions/end-others")
  void endOthers(HttpServletResponse response) {
    sessions.endOthers();
    Attempts.leadTo(response, HERE + "?done=others-ended");
  }
}
