package org.evenhand.gate.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found to differ. Some differences can come of people whom nobody can tell any more;
 * others cannot, whoever was erased.
 */
final class Differences {
  private static final int MOST = 20;

  private final List<String> ofPeople = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  /** Something that an erased person's facts could account for. */
  void ofPeople(String words) {
    ofPeople.add(words);
  }

  /** Something that no erasure accounts for. */
  void other(String words) {
    others.add(words);
  }

  boolean none() {
    return ofPeople.isEmpty() && others.isEmpty();
  }

  boolean onlyOfPeople() {
    return others.isEmpty();
  }

  void addTo(Differences more) {
    more.ofPeople.addAll(ofPeople);
    more.others.addAll(others);
  }

  List<String> all() {
    var all = new ArrayList<String>(others);
    all.addAll(ofPeople);
    if (all.size() > MOST) {
      int more = all.size() - MOST;
      all.subList(MOST, all.size()).clear();
      all.add("and " + more + " more");
    }
    return all;
  }
}
