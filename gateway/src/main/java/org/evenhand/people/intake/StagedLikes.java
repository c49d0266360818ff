package org.evenhand.people.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people like, checked: a number stands for one thing, and a person has a bounded list. */
final class StagedLikes {
  /**
   * The most likes of one person in one import; reading them all stays a matter of milliseconds.
   */
  static final int MOST = 5_000;

  private final List<Arrival.Like> all = new ArrayList<>();
  private final Map<Long, Thing> things = new HashMap<>();
  private final Map<String, Integer> byPerson = new HashMap<>();

  private record Thing(String name, String category) {}

  /** Adds one, or says why not. */
  Optional<Problem> add(Arrival.Like like) {
    if (like.thing() < 1) {
      return Optional.of(
          new Problem(like.at(), "the thing's number is " + like.thing(), "1 or more"));
    }
    var thing = new Thing(like.details().name(), like.details().category());
    var before = things.getOrDefault(like.thing(), thing);
    if (!before.equals(thing)) {
      return Optional.of(
          new Problem(
              like.at(),
              String.format(
                  Locale.ROOT,
                  "thing %d is '%s' (%s) in an earlier line",
                  like.thing(),
                  before.name(),
                  before.category()),
              "one name and category for one number"));
    }
    if (byPerson.getOrDefault(like.person(), 0) >= MOST) {
      return Optional.of(
          new Problem(like.at(), "'" + like.person() + "' likes more", "at most " + MOST));
    }
    things.put(like.thing(), thing);
    byPerson.merge(like.person(), 1, Integer::sum);
    all.add(like);
    return Optional.empty();
  }

  int size() {
    return all.size();
  }

  List<Arrival.Like> all() {
    return all;
  }
}
