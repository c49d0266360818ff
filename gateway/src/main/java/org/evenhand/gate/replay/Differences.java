package org.evenhand.gate.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found to differ. Some differences can come of people whom nobody can tell any more, each
 * for a cause of its own; others cannot, whoever was erased.
 */
final class Differences {
  private static final int MOST = 20;

  private final List<OfPeople> ofPeople = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private record OfPeople(String words, Excuse excuse) {}

  /** Something that an erased person's facts could account for. */
  void ofPeople(String words, Excuse excuse) {
    ofPeople.add(new OfPeople(words, excuse));
  }

  /** Something that no erasure accounts for. */
  void other(String words) {
    others.add(words);
  }

  boolean none() {
    return ofPeople.isEmpty() && others.isEmpty();
  }

  /**
   * What accounts for all of them, in words; empty if one is left that nothing accounts for.
   *
   * @param accounts what an excuse comes to, in words; empty if it does not hold
   */
  Optional<String> accountedFor(Function<Excuse, Optional<String>> accounts) {
    var because = Optional.<String>empty();
    for (var one : ofPeople) {
      var words = accounts.apply(one.excuse());
      if (words.isEmpty()) {
        return Optional.empty();
      }
      because = because.isEmpty() || one.excuse() instanceof Excuse.Erased ? words : because;
    }
    return others.isEmpty() ? because : Optional.empty();
  }

  void addTo(Differences more) {
    more.ofPeople.addAll(ofPeople);
    more.others.addAll(others);
  }

  List<String> all() {
    var all = new ArrayList<String>(others);
    ofPeople.forEach(one -> all.add(one.words()));
    if (all.size() > MOST) {
      int more = all.size() - MOST;
      all.subList(MOST, all.size()).clear();
      all.add("and " + more + " more");
    }
    return all;
  }
}
