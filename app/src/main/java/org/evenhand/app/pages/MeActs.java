package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.identity.Sessions;
import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.ConsentRefused;
import org.evenhand.consent.Held;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person can do on their page. Each act is durable in the record before the answer. */
@Controller
class MeActs {
  private static final Duration LISTED_FOR = Duration.ofDays(365);

  private final Pages pages;
  private final MeText text;
  private final Sessions sessions;
  private final AppDirectory directory;
  private final ConsentActs acts;
  private final InstantSource clock;

  MeActs(
      Pages pages,
      MeText text,
      Sessions sessions,
      AppDirectory directory,
      ConsentActs acts,
      InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.sessions = sessions;
    this.directory = directory;
    this.acts = acts;
    this.clock = clock;
  }

  @PostMapping("/me/apps/{app}/stop")
  void stop(HttpServletRequest request, HttpServletResponse response, @PathVariable String app)
      throws IOException {
    act(request, response, app, "/me", id -> acts.stop(sessions.required(), id));
  }

  @PostMapping("/me/apps/{app}/narrow")
  void narrow(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String app,
      @RequestParam(required = false) String @Nullable [] keep,
      @RequestParam(defaultValue = "0") int days)
      throws IOException {
    var kept = keep == null ? Set.<String>of() : Stream.of(keep).collect(Collectors.toSet());
    act(
        request,
        response,
        app,
        "/me/apps/" + app,
        id -> narrow(sessions.required(), id, kept, days));
  }

  // Crash points: what is taken back goes first. After it and before the sooner end, they have
  // narrowed less than they meant to, and the page shows that.
  private void narrow(SignedIn who, AppId app, Set<String> kept, int days) {
    boolean sooner = MeText.SOONER.contains(days);
    boolean narrowed = narrow(who, app, kept);
    if (sooner && !text.access(who, app).map(a -> a.held()).orElse(List.of()).isEmpty()) {
      shorten(who, app, clock.instant().plus(Duration.ofDays(days)), narrowed);
    } else if (!narrowed) {
      throw new NothingHeld();
    }
  }

  // Where what is kept ends sooner anyway, what was taken back is all there was to do.
  private void shorten(SignedIn who, AppId app, Instant until, boolean narrowed) {
    try {
      acts.shorten(who, app, until);
    } catch (ConsentRefused refused) {
      if (!narrowed) {
        throw refused;
      }
    }
  }

  /** Takes back every held type that was not kept, for each purpose. */
  private boolean narrow(SignedIn who, AppId app, Set<String> kept) {
    var held = text.access(who, app).map(a -> a.held()).orElseThrow(NothingHeld::new);
    var byPurpose =
        held.stream()
            .filter(h -> !kept.contains(h.type().value()))
            .collect(
                Collectors.groupingBy(
                    Held::purpose, Collectors.mapping(Held::type, Collectors.toSet())));
    byPurpose.forEach((purpose, types) -> acts.narrow(who, app, purpose, types));
    return !byPurpose.isEmpty();
  }

  @PostMapping("/me/apps/{app}/list")
  void list(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String app,
      @RequestParam(defaultValue = "") String wording)
      throws IOException {
    act(request, response, app, "/me", id -> list(sessions.required(), id, wording));
  }

  private void list(SignedIn who, AppId id, String read) {
    var app = directory.app(id).filter(a -> !MeText.listable(a).isEmpty());
    var listed = app.orElseThrow(NothingHeld::new);
    var wording = MeText.listingWording(listed);
    if (!wording.sha256().equals(read)) {
      throw new OtherWords();
    }
    acts.agreeToBeListed(
        who,
        id,
        listed.purpose(),
        MeText.listable(listed),
        clock.instant().plus(LISTED_FOR),
        listed.terms().getFirst(),
        wording);
  }

  @PostMapping("/me/apps/{app}/unlist")
  void unlist(HttpServletRequest request, HttpServletResponse response, @PathVariable String app)
      throws IOException {
    act(request, response, app, "/me", id -> unlist(sessions.required(), id));
  }

  private void unlist(SignedIn who, AppId app) {
    text.access(who, app).orElseThrow(NothingHeld::new).held().stream()
        .map(Held::purpose)
        .distinct()
        .forEach(purpose -> acts.withdraw(who, app, purpose));
  }

  private void act(
      HttpServletRequest request,
      HttpServletResponse response,
      String app,
      String then,
      Consumer<AppId> act)
      throws IOException {
    Optional<AppId> id = MePage.id(app);
    if (id.isEmpty()) {
      pages.show(request, response, 404, "problem", say("No access"), MePage.noAccess());
      return;
    }
    long before = text.lastStep(sessions.required(), id.get());
    try {
      act.accept(id.get());
    } catch (ConsentRefused | NothingHeld nothing) {
      pages.show(request, response, 409, "problem", say("Nothing to change"), nothingToChange());
      return;
    } catch (OtherWords changed) {
      pages.show(request, response, 409, "problem", say("It changed meanwhile"), otherWords());
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", then + "?done=" + id.get() + "&after=" + before);
  }

  private static ProblemView nothingToChange() {
    return new ProblemView(
        say("There was nothing to change"),
        say(
            "What you meant to change stands as you chose it already, has ended, or was changed from"
                + " another window."),
        say("Nothing was recorded just now."),
        say("Your page shows how things stand."));
  }

  private static ProblemView otherWords() {
    return new ProblemView(
        say("This changed while you were reading"),
        say(
            "What the app could see of you, or what it may use it for, is no longer what your page said."),
        say("Nothing was allowed and nothing was recorded."),
        say("Open your page again, read what it says now, and decide then."));
  }

  /** The words that were read are not those that would count now. */
  private static final class OtherWords extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** There is nothing that the act could change. */
  private static final class NothingHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
