package org.evenhand.app.demo.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures of a graph by the textbook definitions (Watts and Strogatz, Nature 393, 1998), computed
 * from its pairs alone, with none of the code that made it.
 */
record Measures(
    int people, int edges, double meanDegree, double clustering, int longestList, int components) {

  static Measures of(int people, long[] pairs) {
    var friends = new ArrayList<Set<Integer>>();
    for (int i = 0; i < people; i++) {
      friends.add(new HashSet<>());
    }
    for (long pair : pairs) {
      friends.get((int) (pair >>> 32)).add((int) pair);
      friends.get((int) pair).add((int) (pair >>> 32));
    }
    return new Measures(
        people,
        pairs.length,
        2.0 * pairs.length / people,
        friends.stream().mapToDouble(f -> clustering(f, friends)).average().orElseThrow(),
        friends.stream().mapToInt(Set::size).max().orElseThrow(),
        components(friends));
  }

  private static double clustering(Set<Integer> around, List<Set<Integer>> friends) {
    int degree = around.size();
    long closed = 0;
    for (int one : around) {
      for (int other : around) {
        closed += one < other && friends.get(one).contains(other) ? 1 : 0;
      }
    }
    return degree < 2 ? 0 : 2.0 * closed / degree / (degree - 1);
  }

  private static int components(List<Set<Integer>> friends) {
    var seen = new HashSet<Integer>();
    int components = 0;
    for (int start = 0; start < friends.size(); start++) {
      if (seen.add(start)) {
        components++;
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
          friends.get(queue.remove()).stream().filter(seen::add).forEach(queue::add);
        }
      }
    }
    return components;
  }
}
