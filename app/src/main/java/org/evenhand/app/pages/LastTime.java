package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evenhand.app.identity.Approvals;
import org.evenhand.consent.AppAccess;
import org.evenhand.consent.ConsentEvent;
import org.evenhand.consent.ConsentEvent.What;
import org.evenhand.consent.Grant;
import org.evenhand.consent.Held;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/** Words what is different from when a person last answered the same app; they read it first. */
final class LastTime {
  private final Catalogue catalogue;

  LastTime(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What changed; empty if the app never asked them before. */
  List<String> changes(Approvals.Asked asked, Optional<AppAccess> access) {
    return access
        .flatMap(a -> lastYes(a).map(yes -> a.ended() ? anew(asked, a) : changes(asked, a, yes)))
        .orElse(List.of());
  }

  /** How many days they chose last, of what still stands for the same purpose. */
  static Optional<Integer> days(Approvals.Asked asked, Optional<AppAccess> access) {
    return access.stream()
        .flatMap(a -> a.grants().stream())
        .filter(grant -> grant.purpose().equals(asked.app().purpose()))
        .max(Comparator.comparing(Grant::given))
        .map(grant ->
            (int) Math.round(Duration.between(grant.given(), grant.until()).toHours() / 24.0));
  }

  private static Optional<ConsentEvent> lastYes(AppAccess access) {
    return access.history().stream()
        .filter(event -> event.what() == What.GIVEN || event.what() == What.GRANT_GIVEN)
        .max(Comparator.comparingLong(ConsentEvent::position));
  }

  private static List<String> anew(Approvals.Asked asked, AppAccess access) {
    var last = access.history().getLast();
    var day = Words.day(last.at());
    var name = asked.app().name();
    return List.of(
        switch (last.what()) {
          case STOPPED -> say("You stopped {0} on {1}. It has had nothing since.", name, day);
          case EXPIRED, GRANT_ENDED ->
              say("What you allowed {0} ended on {1}. It has had nothing since.", name, day);
          case WITHDRAWN, NARROWED, GIVEN, GRANT_GIVEN ->
              say("You took back on {1} what you had allowed {0}.", name, day);
        });
  }

  private List<String> changes(Approvals.Asked asked, AppAccess access, ConsentEvent yes) {
    var all = new ArrayList<String>();
    newTypes(asked, access).ifPresent(all::add);
    otherPurpose(asked, access).ifPresent(all::add);
    newFavours(asked, yes.at()).forEach(all::add);
    otherTerms(asked).ifPresent(all::add);
    return all.isEmpty()
        ? List.of(say("Nothing. You last said yes on {0}.", Words.day(yes.at())))
        : List.copyOf(all);
  }

  private Optional<String> newTypes(Approvals.Asked asked, AppAccess access) {
    var before =
        access.history().stream()
            .filter(event -> event.what() == What.GIVEN || event.what() == What.GRANT_GIVEN)
            .flatMap(event -> event.types().stream())
            .collect(Collectors.toSet());
    before.addAll(access.held().stream().map(Held::type).collect(Collectors.toSet()));
    var added = without(asked.types(), before);
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(say("It asks for something that you never allowed it: {0}.", titles(added)));
  }

  private List<DataTypeId> without(Set<DataTypeId> types, Set<DataTypeId> before) {
    return new TreeSet<>(types).stream().filter(type -> !catalogue.covers(before, type)).toList();
  }

  private String titles(List<DataTypeId> types) {
    return Words.list(
        types.stream().map(type -> Words.uncapitalised(Words.title(catalogue, type))).toList());
  }

  private static Optional<String> otherPurpose(Approvals.Asked asked, AppAccess access) {
    var now = asked.app().purpose();
    var before = new TreeSet<Purpose>();
    access.held().forEach(held -> before.add(held.purpose()));
    access.grants().forEach(grant -> before.add(grant.purpose()));
    return before.isEmpty() || before.contains(now)
        ? Optional.empty()
        : Optional.of(
            say(
                "It has another purpose. It now says that it uses your data {0}; what you allowed"
                    + " before was {1}.",
                Words.purpose(now), Words.purpose(before.getFirst())));
  }

  private static List<String> newFavours(Approvals.Asked asked, Instant yes) {
    return asked.app().favours().stream()
        .filter(favour -> favour.since().isAfter(yes))
        .map(favour ->
            say(
                "Since {0} it is favoured, which it was not before: it gets {1}.",
                Words.day(favour.since()), Words.favour(favour)))
        .toList();
  }

  private static Optional<String> otherTerms(Approvals.Asked asked) {
    return asked.standing().stream()
        .map(Held::terms)
        .filter(terms -> !terms.equals(asked.terms()))
        .findFirst()
        .map(terms ->
            say(
                "It is on version {0} of our public terms now; you last said yes on version {1}.",
                asked.terms(), terms));
  }
}
