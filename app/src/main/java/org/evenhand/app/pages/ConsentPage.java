package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.app.identity.Approvals;
import org.evenhand.app.identity.Sessions;
import org.evenhand.consent.AppAccess;
import org.evenhand.consent.ConsentRefused;
import org.evenhand.consent.Consents;
import org.evenhand.consent.Held;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which an app asks, and its two answers. */
@Controller
class ConsentPage {
  private static final String NOTHING =
      later(
          "No box is ticked, so nothing was changed. Tick what the app may see, or press Refuse; to"
              + " take back what you allowed before, go to your page.");
  private static final String CHANGED =
      later(
          "What the app may ask for, or what you allow it already, changed while you were reading. Nothing was allowed; please read"
              + " again.");
  private static final String REFUSED = later("That could not be recorded. Nothing was allowed.");

  private final Pages pages;
  private final ConsentText text;
  private final Approvals approvals;
  private final Sessions sessions;
  private final Consents consents;
  private final InstantSource clock;

  ConsentPage(
      Pages pages,
      ConsentText text,
      Approvals approvals,
      Sessions sessions,
      Consents consents,
      InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.approvals = approvals;
    this.sessions = sessions;
    this.consents = consents;
    this.clock = clock;
  }

  @GetMapping("/oauth2/consent")
  void ask(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String state)
      throws IOException {
    var asked = approvals.asked(state);
    if (asked.isEmpty()) {
      over(request, response);
    } else {
      show(request, response, 200, asked.get(), view(asked.get(), standing(asked.get()), ""));
    }
  }

  @PostMapping("/oauth2/consent")
  void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String wording,
      @RequestParam(defaultValue = "0") int days,
      @RequestParam(required = false) String @Nullable [] type)
      throws IOException {
    var asked = approvals.asked(state);
    if (asked.isEmpty()) {
      over(request, response);
    } else if (answer.equals("refuse")) {
      leave(request, response, approvals.refuse(asked.get()));
    } else {
      allow(request, response, asked.get(), ticked(asked.get(), type), days, wording);
    }
  }

  private void allow(
      HttpServletRequest request,
      HttpServletResponse response,
      Approvals.Asked asked,
      Set<DataTypeId> ticked,
      int days,
      String read)
      throws IOException {
    var view = view(asked, ticked, days, "");
    if (ticked.isEmpty()) {
      show(request, response, 422, asked, view(asked, standing(asked), say(NOTHING)));
    } else if (!view.wording().sha256().equals(read) || !ConsentText.days(asked).contains(days)) {
      show(request, response, 409, asked, view(asked, ticked, say(CHANGED)));
    } else {
      record(request, response, asked, ticked, days, view);
    }
  }

  private void record(
      HttpServletRequest request,
      HttpServletResponse response,
      Approvals.Asked asked,
      Set<DataTypeId> ticked,
      int days,
      ConsentView read)
      throws IOException {
    var until = clock.instant().plus(Duration.ofDays(days));
    Optional<URI> to;
    try {
      to = approvals.allow(asked, ticked, until, read.wording());
    } catch (ConsentRefused refused) {
      show(request, response, 409, asked, view(asked, ticked, say(REFUSED)));
      return;
    }
    leave(request, response, to);
  }

  /**
   * What is ticked beforehand: what the person allows already, so that leaving it as it is leaves
   * it standing. Nothing else is: a box that somebody else ticked is no consent (CJEU, C-673/17,
   * Planet49).
   */
  private static Set<DataTypeId> standing(Approvals.Asked asked) {
    return asked.standing().stream()
        .map(Held::type)
        .filter(asked.types()::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The types ticked; what was never asked is passed over, as if its box did not exist. */
  private static Set<DataTypeId> ticked(Approvals.Asked asked, String @Nullable [] ticked) {
    var names = ticked == null ? Set.<String>of() : Stream.of(ticked).collect(Collectors.toSet());
    return asked.types().stream()
        .filter(type -> names.contains(type.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private ConsentView view(Approvals.Asked asked, Set<DataTypeId> ticked, String notice) {
    var access = access(asked);
    int days = ConsentText.usual(asked, access);
    return text.view(sessions.required(), asked, access, ticked, days, clock.instant(), notice);
  }

  private ConsentView view(Approvals.Asked asked, Set<DataTypeId> ticked, int days, String notice) {
    return text.view(
        sessions.required(), asked, access(asked), ticked, days, clock.instant(), notice);
  }

  private Optional<AppAccess> access(Approvals.Asked asked) {
    return consents.accessOf(sessions.required()).stream()
        .filter(access -> access.app().equals(asked.app().id()))
        .findFirst();
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      Approvals.Asked asked,
      ConsentView view)
      throws IOException {
    PageHeaders.allowFormTo(response, asked.redirect());
    pages.show(request, response, status, "consent", view.question(), view);
  }

  private void leave(HttpServletRequest request, HttpServletResponse response, Optional<URI> to)
      throws IOException {
    if (to.isEmpty()) {
      over(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to.get().toString());
    response.setHeader("Cache-Control", "no-store");
  }

  private void over(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var view =
        new ProblemView(
            say("This question is no longer open"),
            say(
                "It was answered already, it is older than twenty minutes, or it was put to somebody"
                    + " else."),
            say("Nothing was changed just now."),
            say("Go back to the app and start again, or see on your page what you have allowed."));
    pages.show(request, response, 410, "problem", view.title(), view);
  }
}
