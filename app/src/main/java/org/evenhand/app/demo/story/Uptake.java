package org.evenhand.app.demo.story;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.evenhand.app.demo.world.Graph;

/**
 * Who takes up an app. Taste is chance smoothed along friendships, so that apps are strong in some
 * circles and absent from others, as things that friends show each other are.
 */
final class Uptake {
  private static final int ROUNDS = 3;
  private static final double OWN_WILL = 0.35;

  private Uptake() {}

  /**
   * Picks people.
   *
   * @param share which share of all
   * @return their indexes, the keenest first
   */
  static int[] pick(Graph graph, double share, RandomGenerator random) {
    var taste =
        IntStream.range(0, graph.people()).mapToDouble(p -> random.nextGaussian()).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      taste = smoothed(graph, taste);
    }
    double spread = deviation(taste);
    var keen = taste;
    for (int person = 0; person < keen.length; person++) {
      keen[person] = keen[person] / spread + OWN_WILL * random.nextGaussian();
    }
    return IntStream.range(0, keen.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer person) -> -keen[person]))
        .limit(Math.round(share * keen.length))
        .mapToInt(person -> person)
        .toArray();
  }

  private static double[] smoothed(Graph graph, double[] taste) {
    var next = new double[taste.length];
    for (int person = 0; person < taste.length; person++) {
      double sum = taste[person];
      var friends = graph.friends(person);
      for (int friend : friends) {
        sum += taste[friend];
      }
      next[person] = sum / (friends.length + 1);
    }
    return next;
  }

  private static double deviation(double[] values) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.max(1e-9, Math.sqrt(sum / values.length));
  }
}
