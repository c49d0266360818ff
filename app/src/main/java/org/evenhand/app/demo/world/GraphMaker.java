package org.evenhand.app.demo.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes a fictional friendship graph that is built like a real one: a few hubs, around each a crowd
 * that falls into overlapping circles (school, work, a club) of heavy-tailed size, close-knit
 * inside, with some people who belong to two crowds. That structure is what McAuley and Leskovec
 * ("Learning to Discover Social Circles in Ego Networks", NIPS 2012) found in the lists that became
 * SNAP's ego-Facebook, whose size, mean degree, clustering and longest list are aimed at here.
 *
 * <p>Pure: the same source of randomness gives the same graph.
 */
public final class GraphMaker {
  /** As many people as in ego-Facebook. */
  public static final int PEOPLE = 4_039;

  private static final double MEAN_DEGREE = 43.7;

  /** What share of all people gathers around each hub; the largest makes the longest list. */
  private static final double[] CROWDS = {
    0.24, 0.19, 0.18, 0.135, 0.085, 0.055, 0.045, 0.035, 0.02, 0.015
  };

  /** The largest circle of a crowd, as a share of the crowd; the k-th is k^−DECAY of it. */
  private static final double LARGEST_CIRCLE = 0.25;

  private static final double DECAY = 0.85;
  private static final int SMALLEST_CIRCLE = 5;

  /** What share of people stands in a second circle, and in a second crowd. */
  private static final double SECOND_CIRCLE = 0.10;

  private static final double SECOND_CROWD = 0.03;

  /** How differently sociable people are: the deviation of the logarithm. */
  private static final double SOCIABILITY = 0.4;

  private static final double CLOSEST = 0.97;

  private final int people;
  private final RandomGenerator random;
  private final double[] sociability;
  private final List<int[]> circles = new ArrayList<>();
  private final List<int[]> crowds = new ArrayList<>();

  private GraphMaker(int people, RandomGenerator random) {
    this.people = people;
    this.random = random;
    this.sociability =
        IntStream.range(0, people)
            .mapToDouble(p -> Math.exp(SOCIABILITY * random.nextGaussian()))
            .toArray();
  }

  /**
   * Makes a graph, one connected component.
   *
   * @param people how many people, at least 400; the measures hold near {@link #PEOPLE}
   * @param random where all chance comes from
   */
  public static Graph make(int people, RandomGenerator random) {
    if (people < 400) {
      throw new IllegalArgumentException("a graph of this kind needs 400 people, not " + people);
    }
    return new GraphMaker(people, random).make();
  }

  private Graph make() {
    gatherCrowds();
    for (var crowd : crowds) {
      formCircles(crowd);
    }
    var pairs = new long[people * 8];
    int count = 0;
    for (int hub = 0; hub < crowds.size(); hub++) {
      for (int person : crowds.get(hub)) {
        pairs[count++] = Graph.pair(hub, person);
      }
      // A chain of hubs makes one component of all crowds.
      pairs[count++] = Graph.pair(hub, (hub + 1) % crowds.size());
    }
    return Graph.of(people, befriend(pairs, count));
  }

  /** Hubs are the first people; everyone else has a home crowd, and a few have a second one. */
  private void gatherCrowds() {
    int[] others = shuffled(IntStream.range(CROWDS.length, people).toArray());
    int from = 0;
    double share = 0;
    for (double crowd : CROWDS) {
      share += crowd;
      int to = (int) Math.round(share * others.length);
      int guests = (int) Math.round((to - from) * SECOND_CROWD);
      var members = Arrays.copyOf(Arrays.copyOfRange(others, from, to), to - from + guests);
      for (int guest = to - from; guest < members.length; guest++) {
        members[guest] = others[random.nextInt(others.length)];
      }
      crowds.add(Arrays.stream(members).distinct().toArray());
      from = to;
    }
  }

  /** Cuts a crowd into circles by Zipf's law, and lets some people stand in a second one. */
  private void formCircles(int[] crowd) {
    int[] order = shuffled(crowd.clone());
    double largest = LARGEST_CIRCLE * crowd.length;
    for (int from = 0, rank = 1; from < order.length; rank++) {
      double size = largest * Math.pow(rank, -DECAY) * (0.9 + 0.2 * random.nextDouble());
      int own = Math.min(Math.max(SMALLEST_CIRCLE, (int) size), order.length - from);
      var circle = Arrays.copyOf(Arrays.copyOfRange(order, from, from + own), own + guests(own));
      for (int guest = own; guest < circle.length; guest++) {
        circle[guest] = order[random.nextInt(order.length)];
      }
      circles.add(Arrays.stream(circle).distinct().toArray());
      from += own;
    }
  }

  private int guests(int own) {
    return (int) Math.round(own * SECOND_CIRCLE);
  }

  /** Draws friendships inside circles, as close-knit as the wanted number of them asks. */
  private long[] befriend(long[] pairs, int count) {
    double wanted = people * MEAN_DEGREE / 2 - count;
    double closeness = closenessFor(wanted);
    for (var circle : circles) {
      for (int i = 0; i < circle.length; i++) {
        for (int j = 0; j < i; j++) {
          if (random.nextDouble() < likelihood(closeness, circle[i], circle[j])) {
            if (count == pairs.length) {
              pairs = Arrays.copyOf(pairs, count * 2);
            }
            pairs[count++] = Graph.pair(circle[i], circle[j]);
          }
        }
      }
    }
    return Arrays.copyOf(pairs, count);
  }

  /** Bisection: the expected number of friendships rises with closeness. */
  private double closenessFor(double wanted) {
    double low = 0;
    double high = 4;
    for (int step = 0; step < 24; step++) {
      double middle = (low + high) / 2;
      if (expected(middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double expected(double closeness) {
    double sum = 0;
    for (var circle : circles) {
      for (int i = 0; i < circle.length; i++) {
        for (int j = 0; j < i; j++) {
          sum += likelihood(closeness, circle[i], circle[j]);
        }
      }
    }
    return sum;
  }

  private double likelihood(double closeness, int one, int other) {
    return Math.min(CLOSEST, closeness * sociability[one] * sociability[other]);
  }

  private int[] shuffled(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
    return values;
  }
}
