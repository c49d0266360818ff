package org.evenhand.app.office;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.identity.OwnPasskeys;
import org.evenhand.app.identity.Passkey;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The office's front page: who you are, what needs you, your passkeys. */
@Controller("officeHomePage")
class HomePage {
  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final OwnPasskeys passkeys;
  private final List<NeedsMe> sources;
  private final InstantSource clock;

  HomePage(
      OfficePages pages,
      OfficeSessions sessions,
      OwnPasskeys passkeys,
      List<NeedsMe> sources,
      InstantSource clock) {
    this.pages = pages;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  @GetMapping("/office")
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String done)
      throws IOException {
    var who = sessions.required(request);
    var view =
        new OfficeView(
            who.id(),
            who.role().word(),
            OfficePages.moment(clock.instant()),
            words(done),
            done.equals("last") || done.equals("unknown"),
            needs(who),
            passkeys.all(request).stream().map(HomePage::key).toList());
    pages.show(request, response, new OfficePages.Page(200, "home", say("Office")), view);
  }

  private List<OfficeView.Need> needs(SignedInOfficer who) {
    return sources.stream()
        .flatMap(source -> source.of(who).stream())
        .sorted(Comparator.comparing(NeedsMe.Item::since))
        .map(
            item -> new OfficeView.Need(item.what(), OfficePages.moment(item.since()), item.path()))
        .toList();
  }

  private static OfficeView.Key key(Passkey passkey) {
    return new OfficeView.Key(
        passkey.id(),
        passkey.label(),
        OfficePages.moment(passkey.added()),
        OfficePages.moment(passkey.used()),
        passkey.copied() ? say("copied to your other devices by its maker") : say("on one device"));
  }

  private static String words(String done) {
    return switch (done) {
      case "welcome" ->
          say("Your passkey is made, your invitation is used up, and you are signed in.");
      case "added" -> say("The passkey is added. You can sign in with it from now on.");
      case "removed" ->
          say(
              "The passkey is removed. It opens nothing any more, and your other sessions have"
                  + " ended.");
      case "last" ->
          say("That is your only passkey, so it stays. Add another one first, then remove it.");
      case "unknown" -> say("You have no such passkey. Nothing was changed.");
      default -> "";
    };
  }
}
