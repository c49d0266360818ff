package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.app.words.Speech;
import org.evenhand.people.owner.Friend;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnLists.Outcome;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/** Words whom a person lets in to a kind of their data, and whom they keep out of it. */
final class ListedPeopleText {
  /** So many friends who are in no list are offered at a time. */
  static final int OFFERED = 20;

  private static final int LOOKED_THROUGH = 5_000;
  private final OwnView own;
  private final OwnLists lists;
  private final Catalogue catalogue;

  ListedPeopleText(OwnView own, OwnLists lists, Catalogue catalogue) {
    this.own = own;
    this.lists = lists;
    this.catalogue = catalogue;
  }

  /** The page; empty if nobody can choose who sees such a thing. */
  Optional<ListedPeopleView> view(SignedIn me, DataTypeId type, List<String> done, String find) {
    var choice = own.privacy(me).get(type);
    if (choice == null || !PrivacyText.types(catalogue).contains(type)) {
      return Optional.empty();
    }
    var listed = lists.of(me, type);
    var names = names(me, listed.keySet());
    var sought = find.toLowerCase(Locale.ROOT);
    var lines = new ArrayList<ListedPeopleView.Line>();
    names.forEach((person, name) -> {
      var listing = listed.getOrDefault(person, Listing.NEITHER);
      boolean offered = listing != Listing.NEITHER || !name.isEmpty();
      if (offered && name.toLowerCase(Locale.ROOT).contains(sought)) {
        lines.add(line(person, name, listing));
      }
    });
    // Those in a list stand first, all of them.
    int shown =
        (int) lines.stream().filter(line -> !line.options().getFirst().chosen()).count() + OFFERED;
    return Optional.of(
        new ListedPeopleView(
            type.value(),
            say("{0}: people by name", Words.title(catalogue, type)),
            lead(PrivacyText.words(choice.audience())),
            done,
            find,
            lines.stream().limit(shown).toList(),
            lines.size() > shown));
  }

  private static String lead(String audience) {
    return say(
        "Seen by “{0}”, but for the people here. Who is let in sees it though they are not among"
            + " those; who is kept out does not see it, whoever else does. A block keeps everything"
            + " from them.",
        audience);
  }

  /** Those in a list, then friends, each with the name that the person may see; else empty. */
  private Map<PersonId, String> names(SignedIn me, Set<PersonId> listed) {
    var friends = new LinkedHashMap<PersonId, String>();
    for (Friend friend : own.friends(me, 0, LOOKED_THROUGH).friends()) {
      friends.put(friend.person(), friend.name());
    }
    var names = new LinkedHashMap<PersonId, String>();
    for (var person : listed) {
      var name = friends.get(person);
      names.put(person, name == null ? own.nameOf(me, person) : name);
    }
    friends.forEach(names::putIfAbsent);
    return names;
  }

  /** Whom the person may put into a list or take out of it: their friends, and who is in one. */
  Set<PersonId> eligible(SignedIn me, DataTypeId type) {
    return new TreeSet<>(names(me, lists.of(me, type).keySet()).keySet());
  }

  private static ListedPeopleView.Line line(PersonId person, String name, Listing now) {
    var options = new ArrayList<ListedPeopleView.Option>();
    for (var listing : List.of(Listing.NEITHER, Listing.LET_IN, Listing.KEPT_OUT)) {
      options.add(new ListedPeopleView.Option(listing.name(), words(listing), listing == now));
    }
    return new ListedPeopleView.Line(Integer.toString(person.number()), called(name), options);
  }

  private static String called(String name) {
    return name.isEmpty() ? say("Somebody whose name you may not see") : name;
  }

  private static String words(Listing listing) {
    return switch (listing) {
      case NEITHER -> say("As everybody else");
      case LET_IN -> say("Let in");
      case KEPT_OUT -> say("Kept out");
    };
  }

  /** What an act did, and when. */
  List<String> done(SignedIn me, DataTypeId type, Outcome.Changed changed, Instant at) {
    var names = names(me, changed.changed().keySet());
    var done = new ArrayList<String>();
    for (var listing : Arrays.asList(Listing.KEPT_OUT, Listing.LET_IN, Listing.NEITHER)) {
      var who =
          changed.changed().entrySet().stream()
              .filter(it -> it.getValue() == listing)
              .map(it -> called(names.getOrDefault(it.getKey(), "")))
              .toList();
      if (!who.isEmpty()) {
        done.add(done(listing, Words.title(catalogue, type), Speech.list(who)));
      }
    }
    done.add(
        say(
            "Recorded on {0}, at position {1}; every app’s very next request is decided by it.",
            Words.moment(at), Long.toString(changed.position())));
    return done;
  }

  private static String done(Listing listing, String title, String who) {
    return switch (listing) {
      case KEPT_OUT -> say("{0}: kept out from now on: {1}.", title, who);
      case LET_IN -> say("{0}: let in from now on: {1}.", title, who);
      case NEITHER -> say("{0}: from now on as for everybody else: {1}.", title, who);
    };
  }

  /** How many are in the lists of a type, for the page of all types. */
  static String counted(OwnLists lists, SignedIn me, DataTypeId type) {
    var listed = lists.of(me, type).values();
    long in = listed.stream().filter(it -> it == Listing.LET_IN).count();
    return listed.isEmpty()
        ? say("Let in or keep out by name")
        : say("By name: {0} let in, {1} kept out", in, listed.size() - in);
  }
}
