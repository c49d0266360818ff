package org.evenhand.audit.pairs;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The ranks of absolute differences, middle ranks where they are tied, and the sum of positive
 * ones.
 */
final class SignedRanks {
  /** Twice the rank of each difference that is not 0; middle ranks are halves. */
  final int[] doubled;

  /** Twice the sum of the ranks of positive differences. */
  final long statistic;

  SignedRanks(double[] differences, Zeros zeros) {
    for (int i = 0; i < differences.length; i++) {
      if (!Double.isFinite(differences[i])) {
        throw new IllegalArgumentException("difference " + i + " is " + differences[i]);
      }
    }
    double[] ranked =
        Arrays.stream(differences).filter(d -> zeros == Zeros.PRATT || d != 0).toArray();
    int[] order =
        IntStream.range(0, ranked.length)
            .boxed()
            .sorted((a, b) -> Double.compare(Math.abs(ranked[a]), Math.abs(ranked[b])))
            .mapToInt(Integer::intValue)
            .toArray();
    var twice = new int[ranked.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && Math.abs(ranked[order[to]]) == Math.abs(ranked[order[from]])) {
        to++;
      }
      for (int k = from; k < to; k++) {
        twice[order[k]] = from + to + 1;
      }
      from = to;
    }
    int[] other = IntStream.range(0, ranked.length).filter(i -> ranked[i] != 0).toArray();
    doubled = Arrays.stream(other).map(i -> twice[i]).toArray();
    statistic = Arrays.stream(other).filter(i -> ranked[i] > 0).mapToLong(i -> twice[i]).sum();
  }

  int size() {
    return doubled.length;
  }

  double sum() {
    return Arrays.stream(doubled).mapToDouble(r -> r / 2.0).sum();
  }

  double sumOfSquares() {
    return Arrays.stream(doubled).mapToDouble(r -> r / 2.0 * (r / 2.0)).sum();
  }

  /**
   * The probability that the sum is at least as large, if each difference is positive with one
   * probability: by adding one rank after the other to the distribution of their sum.
   */
  double atLeast(long twiceSum, double positive) {
    int total = Arrays.stream(doubled).sum();
    if (twiceSum > total) {
      return 0;
    }
    var chances = new double[total + 1];
    chances[0] = 1;
    int reached = 0;
    for (int rank : doubled) {
      reached += rank;
      for (int s = reached; s >= 0; s--) {
        chances[s] = chances[s] * (1 - positive) + (s >= rank ? chances[s - rank] * positive : 0);
      }
    }
    double sum = 0;
    for (int s = total; s >= Math.max(0, twiceSum); s--) {
      sum += chances[s];
    }
    return Math.min(1, sum);
  }
}
