package org.evenhand.audit.regression;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The score bootstrap of a logistic regression by clusters with the null hypothesis imposed (Kline
 * & Santos 2012, "A score based approach to wild bootstrap inference", Journal of Econometric
 * Methods 1). The model is fitted once, without the column; the clusters' efficient scores for it
 * are then weighted, and their sum divided by its error, with scores taken about their mean. It
 * holds under separation by the column itself, too.
 */
public final class ScoreBootstrap {
  private static final int MOST_STEPS = 200;

  private ScoreBootstrap() {}

  /**
   * Tests whether a coefficient is 0.
   *
   * @param clusters for each row of the design the number of its cluster
   * @param draws how many; with {@link ClusterWeights#RADEMACHER} all sign patterns when they are
   *     no more than that
   * @param seed the same seed gives the same p
   */
  public static BootstrapTest test(
      Trials trials, String column, int[] clusters, ClusterWeights weights, int draws, long seed) {
    WildBootstrap.checkDraws(draws);
    int at = trials.design().column(column);
    var all = Frame.of(trials.design(), trials.totals());
    if (all.place(at) < 0) {
      return BootstrapTest.undefined(0, all.reason(at));
    }
    var separation = PatternSeparation.of(all.without(at), trials);
    var left = separation.found().found() ? trials.only(separation.left()) : trials;
    var frame = all.withLast(at, left.totals());
    if (frame.place(at) < 0) {
      return BootstrapTest.undefined(0, "the other columns tell all that it could");
    }
    var likelihood = new BinomialLikelihood(frame, left);
    var sums = ClusterSums.of(restricted(likelihood), clusters);
    if (sums.clusters() < 2) {
      return BootstrapTest.undefined(sums.clusters(), "fewer than two clusters");
    }
    return weights.test(sums.clusters(), statistic(sums), draws, seed);
  }

  private static Scores restricted(BinomialLikelihood likelihood) {
    int others = likelihood.frame().size() - 1;
    var top =
        Newton.climb(
            likelihood, Arrays.copyOf(likelihood.start(), others), likelihood.cases(), MOST_STEPS);
    return likelihood.scores(top.point().at);
  }

  private static ToDoubleFunction<double[]> statistic(ClusterSums sums) {
    double[] last = new double[sums.score().length];
    last[last.length - 1] = 1;
    double[] direction = Symmetric.solve(Symmetric.cholesky(sums.information()), last);
    double[] parts = new double[sums.clusters()];
    for (int g = 0; g < parts.length; g++) {
      parts[g] = Symmetric.dot(direction, sums.score(g));
    }
    return v -> {
      double sum = 0;
      double squares = 0;
      for (int g = 0; g < parts.length; g++) {
        sum += v[g] * parts[g];
        squares += v[g] * parts[g] * v[g] * parts[g];
      }
      double about = squares - sum * sum / parts.length;
      return about <= 1e-12 * squares ? Double.POSITIVE_INFINITY : sum / Math.sqrt(about);
    };
  }
}
