package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.app.identity.Sessions;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a person says what apps may tell the platform about them, and sees and deletes what they
 * told.
 */
@Controller
class InboundPage {
  private static final String PATH = "/me/inbound";
  private static final Duration ALLOWED_FOR = Duration.ofDays(365);

  private final Pages pages;
  private final Sessions sessions;
  private final InboundText text;
  private final ContributionActs acts;
  private final Catalogue catalogue;
  private final InstantSource clock;

  InboundPage(
      Pages pages,
      Sessions sessions,
      InboundText text,
      ContributionActs acts,
      Catalogue catalogue,
      InstantSource clock) {
    this.pages = pages;
    this.sessions = sessions;
    this.text = text;
    this.acts = acts;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @GetMapping({PATH, PATH + "/"})
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String done)
      throws IOException {
    var view = text.view(sessions.required(), InboundText.done(done));
    pages.show(request, response, 200, "inbound", say("What apps tell us about you"), view);
  }

  @PostMapping(PATH + "/apps/{app}")
  void allow(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String app,
      @RequestParam(required = false) String @Nullable [] tell,
      @RequestParam(defaultValue = "") String wording)
      throws IOException {
    var me = sessions.required();
    var teller = MePage.id(app).flatMap(text::teller);
    if (teller.isEmpty() || !teller.get().wording().sha256().equals(wording)) {
      pages.show(request, response, 409, "problem", say("It changed meanwhile"), changed());
      return;
    }
    var types = types(tell);
    if (types.isEmpty()) {
      acts.stop(me, teller.get().app());
      lead(response, "stopped");
      return;
    }
    acts.allow(
        me,
        teller.get().app(),
        teller.get().purpose(),
        teller.get().deal(),
        types,
        clock.instant().plus(ALLOWED_FOR),
        wording,
        teller.get().wording().language());
    lead(response, "allowed");
  }

  @PostMapping(PATH + "/apps/{app}/stop")
  void stop(HttpServletResponse response, @PathVariable String app) {
    var me = sessions.required();
    Optional<AppId> id = MePage.id(app);
    id.ifPresent(it -> acts.stop(me, it));
    lead(response, "stopped");
  }

  @PostMapping(PATH + "/receipts/{receipt}/delete")
  void delete(HttpServletResponse response, @PathVariable String receipt) {
    var me = sessions.required();
    if (receipt.matches("[1-9][0-9]{0,17}")) {
      acts.delete(me, Long.parseLong(receipt));
    }
    lead(response, "deleted");
  }

  /** Those that there are; a name that is none was not on the page. */
  private Set<DataTypeId> types(String @Nullable [] tell) {
    var names = tell == null ? Set.<String>of() : Stream.of(tell).collect(Collectors.toSet());
    return catalogue.types().stream()
        .map(org.evenhand.vocabulary.DataType::id)
        .filter(type -> names.contains(type.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void lead(HttpServletResponse response, String done) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", PATH + "?done=" + done);
  }

  private static ProblemView changed() {
    return new ProblemView(
        say("This changed while you were reading"),
        say("What the app may tell, or under which deal, is no longer what your page said."),
        say("Nothing was allowed and nothing was recorded."),
        say("Open the page again, read what it says now, and decide then."));
  }
}
