package org.evenhand.app.developers;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evenhand.app.developers.WorkbenchView.Scope;
import org.evenhand.app.identity.AppCredentials;
import org.evenhand.app.identity.AppDirectory.Listed;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One app's workbench: what comes next, code, limits, and its calls as they are recorded. */
@Controller
class WorkbenchPage {
  private static final String PAGE = "/developers/apps/{app}";
  private static final String TOO_MANY =
      later(
          "This app was given too many test people in this hour. None was made; try in the next.");
  private static final String NAME = "profile.name";

  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final AppCredentials credentials;
  private final WorkbenchParts parts;
  private final InstantSource clock;

  WorkbenchPage(
      OfficePages pages,
      OfficeSessions sessions,
      AppCredentials credentials,
      WorkbenchParts parts,
      InstantSource clock) {
    this.pages = pages;
    this.sessions = sessions;
    this.credentials = credentials;
    this.parts = parts;
    this.clock = clock;
  }

  @GetMapping(PAGE)
  void show(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = own(request, response, name);
    if (app.isPresent()) {
      show(request, response, app.get(), Fresh.NOTHING);
    }
  }

  /** Only the calls: what the page's script puts in the place of those that it shows. */
  @GetMapping(PAGE + "/calls")
  void calls(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = own(request, response, name);
    if (app.isPresent()) {
      var page = new OfficePages.Page(200, "calls", say("Calls"));
      pages.show(request, response, page, calls(app.get().id()));
    }
  }

  /** A new secret; and for an app that has nobody to test with, somebody. */
  @PostMapping(PAGE + "/first-secret")
  void secret(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = confirmedOwn(request, response, name);
    if (app.isPresent()) {
      var id = app.get().id();
      var person = parts.testPerson().make(id);
      show(request, response, app.get(), new Fresh(credentials.issueSecret(id), person, true));
    }
  }

  @PostMapping(PAGE + "/test-person")
  void person(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = confirmedOwn(request, response, name);
    if (app.isPresent()) {
      show(
          request,
          response,
          app.get(),
          new Fresh("", parts.testPerson().make(app.get().id()), true));
    }
  }

  @PostMapping(PAGE + "/test-person/remove")
  void removePerson(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = confirmedOwn(request, response, name);
    if (app.isPresent()) {
      parts.testPerson().remove(app.get().id());
      OfficePages.leadTo(response, path(app.get().id()) + "#person");
    }
  }

  /** What was just made, and is shown this once. */
  private record Fresh(String secret, Optional<TestPerson.Key> person, boolean asked) {
    static final Fresh NOTHING = new Fresh("", Optional.empty(), false);

    @Override
    public String toString() {
      return "Fresh";
    }
  }

  /** The same, for what a desk that was left open must not do. */
  private Optional<Listed> confirmedOwn(
      HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
    var app = own(request, response, name);
    if (app.isPresent() && !sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=" + path(app.get().id()));
      return Optional.empty();
    }
    return app;
  }

  /** The app of that name if it is theirs; answers that there is none if it isn't. */
  private Optional<Listed> own(
      HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
    var who = sessions.required(request);
    var app =
        parts.register().snapshot().apps().stream()
            .filter(one -> one.id().value().equals(name))
            .filter(one -> one.organisation().value().equals(who.id()))
            .filter(_ -> who.role() == OfficeRole.DEVELOPER)
            .findFirst()
            .flatMap(one -> parts.directory().app(one.id()));
    if (app.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return app;
  }

  private static String path(AppId app) {
    return PAGE.replace("{app}", app.value());
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, Listed app, Fresh fresh)
      throws IOException {
    var latest = parts.calls().of(app.id());
    boolean called =
        latest.calls().stream().anyMatch(call -> call instanceof OwnCalls.Call.Answered);
    var person = parts.testPerson().username(app.id()).orElse("");
    var progress =
        new StepsText.Progress(
            app.id().value(),
            app.mayAsk(),
            credentials.issued(app.id()),
            !person.isEmpty(),
            called);
    var view =
        new WorkbenchView(
            app.id().value(),
            app.name(),
            fresh.secret(),
            person,
            fresh.person().map(TestPerson.Key::password).orElse(""),
            fresh.asked() && person.isEmpty() ? say(TOO_MANY) : "",
            StepsText.of(progress),
            scopes(app),
            app.purpose().term(),
            app.mayAsk() ? Snippets.of(values(app)) : List.of(),
            app.mayAsk() ? LimitsText.of(parts.left().apply(app.id())) : List.of(),
            CallsText.view(path(app.id()), latest, clock.instant()));
    pages.show(request, response, new OfficePages.Page(200, "workbench", app.name()), view);
  }

  private CallsView calls(AppId app) {
    return CallsText.view(path(app), parts.calls().of(app), clock.instant());
  }

  private List<Scope> scopes(Listed app) {
    return parts.catalogue().types().stream()
        .filter(type -> app.offered().contains(type.id()))
        .map(type -> new Scope(type.id().value(), say(type.title()), fields(type)))
        .toList();
  }

  private String fields(DataType type) {
    return parts.catalogue().fields().stream()
        .filter(field -> field.type().equals(type.id()))
        .map(Field::name)
        .collect(Collectors.joining(", "));
  }

  private Snippets.Values values(Listed app) {
    var scope =
        app.offered().stream()
            .map(type -> type.value())
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining(" "));
    boolean named = app.offered().stream().anyMatch(type -> type.value().equals(NAME));
    return new Snippets.Values(
        parts.baseUrl().toString(),
        app.id().value(),
        app.redirectUris().stream().min(Comparator.naturalOrder()).orElseThrow(),
        scope,
        named ? "id,name" : "id");
  }
}
