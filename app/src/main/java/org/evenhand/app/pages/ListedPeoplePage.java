package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.evenhand.app.identity.Sessions;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnLists.Outcome;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom a person lets in to a kind of their data, and whom they keep out of it, by name. */
@Controller
class ListedPeoplePage {
  private static final String HERE = "/me/privacy/{type}/people";
  private static final int LONGEST_FIND = 100;
  private static final Pattern SAYING = Pattern.compile("list-([1-9][0-9]{0,8})");

  private final Pages pages;
  private final ListedPeopleText text;
  private final Sessions sessions;
  private final OwnLists lists;
  private final Catalogue catalogue;
  private final InstantSource clock;

  ListedPeoplePage(
      Pages pages,
      ListedPeopleText text,
      Sessions sessions,
      OwnLists lists,
      Catalogue catalogue,
      InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.sessions = sessions;
    this.lists = lists;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @GetMapping(HERE)
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("type") String named,
      @RequestParam(defaultValue = "") String find)
      throws IOException {
    var sought = find.strip();
    var me = sessions.required();
    var type = type(named);
    if (type.isEmpty()) {
      problem(request, response, 404, unknown());
      return;
    }
    var view =
        text.view(
            me, type.get(), JustDone.take(request), sought.length() > LONGEST_FIND ? "" : sought);
    if (view.isEmpty()) {
      problem(request, response, 404, unknown());
    } else {
      pages.show(request, response, 200, "listed-people", view.get().title(), view.get());
    }
  }

  @PostMapping(HERE)
  void choose(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("type") String named)
      throws IOException {
    var me = sessions.required();
    var type = type(named);
    if (type.isEmpty()) {
      problem(request, response, 404, unknown());
      return;
    }
    var sayings = sayings(request, me, type.get());
    if (sayings.isEmpty()) {
      problem(request, response, 400, notUnderstood());
      return;
    }
    switch (lists.change(me, type.get(), sayings.get())) {
      case Outcome.Changed changed ->
          back(request, response, type.get(), text.done(me, type.get(), changed, clock.instant()));
      case Outcome.Unchanged _ ->
          back(
              request,
              response,
              type.get(),
              List.of(say("Nothing was changed: all is as you had chosen it.")));
      case Outcome.TooMany _ -> problem(request, response, 400, tooMany());
      case Outcome.Nobody _ -> problem(request, response, 400, notUnderstood());
    }
  }

  private static void back(
      HttpServletRequest request,
      HttpServletResponse response,
      DataTypeId type,
      List<String> done) {
    JustDone.keep(request, done);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/me/privacy/" + type.value() + "/people");
  }

  private Optional<DataTypeId> type(String named) {
    return PrivacyText.types(catalogue).stream()
        .filter(type -> type.value().equals(named))
        .findFirst();
  }

  /**
   * What was sent of whom. Only friends can be named, and who is in a list: so nobody learns by
   * trying numbers who is here.
   */
  private Optional<Map<PersonId, Listing>> sayings(
      HttpServletRequest request, SignedIn me, DataTypeId type) {
    var eligible = text.eligible(me, type);
    var sayings = new TreeMap<PersonId, Listing>();
    for (var sent : request.getParameterMap().entrySet()) {
      if (!sent.getKey().startsWith("list-")) {
        continue;
      }
      var saying = SAYING.matcher(sent.getKey());
      var listing = listing(sent.getValue());
      if (!saying.matches() || listing.isEmpty()) {
        return Optional.empty();
      }
      var person = new PersonId(Integer.parseInt(saying.group(1)));
      if (!eligible.contains(person)) {
        return Optional.empty();
      }
      sayings.put(person, listing.get());
    }
    return sayings.isEmpty() ? Optional.empty() : Optional.of(sayings);
  }

  private static Optional<Listing> listing(String[] sent) {
    for (var listing : Listing.values()) {
      if (sent.length == 1 && listing.name().equals(sent[0])) {
        return Optional.of(listing);
      }
    }
    return Optional.empty();
  }

  private void problem(
      HttpServletRequest request, HttpServletResponse response, int status, ProblemView view)
      throws IOException {
    pages.show(request, response, status, "problem", view.title(), view);
  }

  private static ProblemView unknown() {
    return new ProblemView(
        say("There is no such kind of data"),
        say("Nobody can be let in to it or kept out of it."),
        say("Nothing was changed."),
        say("Choose one on your privacy page."));
  }

  private static ProblemView notUnderstood() {
    return new ProblemView(
        say("This choice can’t be understood"),
        say("You can let in or keep out friends of yours, and who is in a list already."),
        say("Nothing was changed."),
        say("Open your privacy page and choose there."));
  }

  private static ProblemView tooMany() {
    return new ProblemView(
        say("That would be too many people"),
        say("You can let in {0} people and keep out {0} by name.", OwnLists.MOST),
        say("Nothing was changed."),
        say("Take somebody out first, or choose another audience on your privacy page."));
  }
}
