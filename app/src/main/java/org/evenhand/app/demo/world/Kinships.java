package org.evenhand.app.demo.world;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes some friends relatives. Pure: the source of chance decides everything. */
final class Kinships {
  /** How many years a parent is older than a child at least. */
  private static final int GENERATION = 20;

  private final RandomGenerator random;

  Kinships(RandomGenerator random) {
    this.random = random;
  }

  /** One in three people is some friend's relative; a tenth of the pairs are told by one side. */
  List<Kinship> of(Graph graph, List<Inhabitant> people) {
    var all = new ArrayList<Kinship>();
    for (int person = 0; person < graph.people(); person++) {
      if (graph.degree(person) > 0 && random.nextInt(3) == 0) {
        var friends = graph.friends(person);
        int other = friends[random.nextInt(friends.length)];
        if (other > person) {
          relate(people.get(person), people.get(other), all);
        }
      }
    }
    return all;
  }

  private void relate(Inhabitant one, Inhabitant other, List<Kinship> to) {
    to.add(new Kinship(one.id(), other.id(), word(one, other)));
    if (random.nextInt(10) > 0) {
      to.add(new Kinship(other.id(), one.id(), word(other, one)));
    }
  }

  /** What the second is to the first. */
  private static String word(Inhabitant one, Inhabitant other) {
    int older = one.birthday().getYear() - other.birthday().getYear();
    if (older >= GENERATION) {
      return "parent";
    }
    return older <= -GENERATION ? "child" : "sibling";
  }
}
