package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.identity.Sessions;
import org.evenhand.people.owner.OwnActs;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who among people may see what, and how a person is seen by an app or a friend. */
@Controller
class PrivacyPage {
  private static final String HERE = "/me/privacy";
  private static final int LONGEST_FIND = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final Pages pages;
  private final PrivacyText text;
  private final SeenText seen;
  private final Sessions sessions;
  private final OwnView own;
  private final OwnActs acts;
  private final AppDirectory directory;
  private final Catalogue catalogue;
  private final InstantSource clock;

  PrivacyPage(
      Pages pages,
      PrivacyText text,
      SeenText seen,
      Sessions sessions,
      OwnView own,
      OwnActs acts,
      AppDirectory directory,
      Catalogue catalogue,
      InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.seen = seen;
    this.sessions = sessions;
    this.own = own;
    this.acts = acts;
    this.directory = directory;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @GetMapping({HERE, HERE + "/"})
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String find)
      throws IOException {
    var sought = find.strip();
    var view =
        text.view(
            sessions.required(),
            JustDone.take(request),
            sought.length() > LONGEST_FIND ? "" : sought);
    pages.show(request, response, 200, "privacy", say("Your privacy"), view);
  }

  @PostMapping(HERE)
  void choose(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var chosen = chosen(request);
    if (chosen.isEmpty()) {
      problem(request, response, 400, notUnderstood());
      return;
    }
    JustDone.keep(request, record(sessions.required(), chosen.get()));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", HERE);
  }

  // One frame for each type that changes, in the order of the page. A crash between two leaves the
  // first ones chosen and the others as they were, which is what the page then shows.
  private List<String> record(SignedIn me, SortedMap<DataTypeId, Audience> chosen) {
    var now = own.privacy(me);
    var done = new ArrayList<String>();
    chosen.forEach((type, audience) -> {
      var before = now.get(type);
      if (before == null || before.audience() != audience) {
        long position = acts.setAudience(me, type, audience);
        done.add(text.done(type, audience, position, clock.instant()));
      }
    });
    return done.isEmpty()
        ? List.of(say("Nothing was changed: all is as you had chosen it."))
        : done;
  }

  /** What was chosen for each type that was sent; empty if something of it can't be. */
  private Optional<SortedMap<DataTypeId, Audience>> chosen(HttpServletRequest request) {
    var chosen = new TreeMap<DataTypeId, Audience>();
    for (var type : PrivacyText.types(catalogue)) {
      var sent = request.getParameter("see-" + type.value());
      var audience = audience(sent);
      if (sent != null && audience.isEmpty()) {
        return Optional.empty();
      }
      audience.ifPresent(it -> chosen.put(type, it));
    }
    return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
  }

  private static Optional<Audience> audience(@Nullable String sent) {
    for (var audience : Audience.values()) {
      if (audience.name().equals(sent)) {
        return Optional.of(audience);
      }
    }
    return Optional.empty();
  }

  @GetMapping(HERE + "/seen")
  void seen(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String app,
      @RequestParam(defaultValue = "") String friend)
      throws IOException {
    var me = sessions.required();
    var view =
        friend.isEmpty()
            ? MePage.id(app).flatMap(directory::app).map(listed -> seen.asApp(me, listed))
            : NUMBER.matcher(friend).matches()
                ? seen.asFriend(me, new PersonId(Integer.parseInt(friend)))
                : Optional.<SeenView>empty();
    if (view.isEmpty()) {
      problem(request, response, 404, nobody());
    } else {
      pages.show(request, response, 200, "seen", view.get().title(), view.get());
    }
  }

  private void problem(
      HttpServletRequest request, HttpServletResponse response, int status, ProblemView view)
      throws IOException {
    pages.show(request, response, status, "problem", view.title(), view);
  }

  private static ProblemView nobody() {
    return new ProblemView(
        say("You can’t look through these eyes"),
        say("No app and no friend of yours is called that."),
        say("Nothing was shown to anybody, and nothing was changed."),
        say("Choose an app or a friend on your privacy page."));
  }

  private static ProblemView notUnderstood() {
    return new ProblemView(
        say("This choice can’t be understood"),
        say("It names nobody whom your data could be shown to."),
        say("Nothing was changed."),
        say("Open your privacy page and choose there."));
  }
}
