package org.evenhand.audit.permutation;

/**
 * How a test is run.
 *
 * @param permutations how many random arrangements at most; where there are no more distinct
 *     arrangements than that, each of them is taken once instead
 * @param seed equal seeds give equal results, on every machine and with any number of threads
 * @param threads how many threads, 1 to 256
 * @param tail which statistics speak against the null hypothesis
 */
public record PermutationPlan(int permutations, long seed, int threads, Tail tail) {
  /** The most random arrangements of a test. */
  public static final int MOST_PERMUTATIONS = 10_000_000;

  public PermutationPlan {
    if (permutations < 1 || permutations > MOST_PERMUTATIONS) {
      throw new IllegalArgumentException(
          "permutations " + permutations + " not in 1.." + MOST_PERMUTATIONS);
    }
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads " + threads + " not in 1..256");
    }
  }

  /** Both tails, one thread. */
  public static PermutationPlan of(int permutations, long seed) {
    return new PermutationPlan(permutations, seed, 1, Tail.BOTH);
  }

  public PermutationPlan withThreads(int count) {
    return new PermutationPlan(permutations, seed, count, tail);
  }

  public PermutationPlan withTail(Tail other) {
    return new PermutationPlan(permutations, seed, threads, other);
  }
}
