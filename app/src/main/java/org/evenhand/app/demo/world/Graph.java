package org.evenhand.app.demo.world;

import java.util.Arrays;

/**
 * Who is friends with whom: symmetric, without loops or doubles. People are numbered from 0 here;
 * their {@code PersonId} is one more.
 */
public final class Graph {
  private final int[][] friends;
  private final int edges;

  private Graph(int[][] friends, int edges) {
    this.friends = friends;
    this.edges = edges;
  }

  /**
   * Builds a graph from friendships in any order; loops and doubles are dropped.
   *
   * @param people how many people there are
   * @param pairs each friendship as {@link #pair}
   */
  public static Graph of(int people, long[] pairs) {
    var distinct =
        Arrays.stream(pairs).filter(p -> one(p) != other(p)).sorted().distinct().toArray();
    var degree = new int[people];
    for (long pair : distinct) {
      degree[one(pair)]++;
      degree[other(pair)]++;
    }
    var friends = new int[people][];
    Arrays.setAll(friends, person -> new int[degree[person]]);
    var filled = new int[people];
    for (long pair : distinct) {
      friends[one(pair)][filled[one(pair)]++] = other(pair);
      friends[other(pair)][filled[other(pair)]++] = one(pair);
    }
    for (var list : friends) {
      Arrays.sort(list);
    }
    return new Graph(friends, distinct.length);
  }

  /** A friendship as one number: the lower person in the upper half. */
  public static long pair(int one, int other) {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }

  /** The lower person of a {@link #pair}. */
  public static int one(long pair) {
    return (int) (pair >>> 32);
  }

  /** The higher person of a {@link #pair}. */
  public static int other(long pair) {
    return (int) pair;
  }

  /** How many people there are. */
  public int people() {
    return friends.length;
  }

  /** How many friendships there are. */
  public int edges() {
    return edges;
  }

  /** How many friends a person has. */
  public int degree(int person) {
    return friends[person].length;
  }

  /** A person's friends, rising. */
  public int[] friends(int person) {
    return friends[person].clone();
  }

  /** Whether two people are friends. */
  public boolean areFriends(int one, int other) {
    return Arrays.binarySearch(friends[one], other) >= 0;
  }

  /** Every friendship once, as {@link #pair}, rising. */
  public long[] pairs() {
    var pairs = new long[edges];
    int next = 0;
    for (int one = 0; one < friends.length; one++) {
      for (int other : friends[one]) {
        if (one < other) {
          pairs[next++] = pair(one, other);
        }
      }
    }
    return pairs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Graph that && Arrays.deepEquals(friends, that.friends);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(friends);
  }

  @Override
  public String toString() {
    return "Graph[" + people() + " people, " + edges + " friendships]";
  }
}
