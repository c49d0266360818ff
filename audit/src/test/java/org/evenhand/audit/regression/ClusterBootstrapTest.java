package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
  private static final int ROWS = 60;

  private static Trials trials(long seed, double effect) {
    var random = new SplittableRandom(seed);
    double[] x = new double[ROWS];
    boolean[] y = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i] = random.nextInt(2);
      y[i] = random.nextDouble() < 0.4 + effect * (x[i] - 0.5);
    }
    return Trials.of(Design.withIntercept(ROWS).numeric("x", x).build(), y);
  }

  private static int[] clusters(int count) {
    int[] clusters = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      clusters[i] = i % count;
    }
    return clusters;
  }

  @Test
  void few_clusters_are_gone_through_exhaustively_whatever_the_seed() {
    var fit = Linear.probability(trials(1, 0.3));
    var one = WildBootstrap.test(fit, "x", clusters(8), ClusterWeights.RADEMACHER, 999, 1);
    var other = WildBootstrap.test(fit, "x", clusters(8), ClusterWeights.RADEMACHER, 999, 2);
    assertThat(one.exhaustive()).isTrue();
    assertThat(one.draws()).isEqualTo(256);
    assertThat(one).isEqualTo(other);
    // The data's own signs and their reverse are always among the patterns.
    assertThat(one.p()).isGreaterThanOrEqualTo(2 / 256.0);
  }

  @Test
  void many_clusters_are_drawn_and_the_seed_decides() {
    var trials = trials(2, 0.3);
    var one = ScoreBootstrap.test(trials, "x", clusters(20), ClusterWeights.WEBB, 999, 7);
    var same = ScoreBootstrap.test(trials, "x", clusters(20), ClusterWeights.WEBB, 999, 7);
    assertThat(one.exhaustive()).isFalse();
    assertThat(one).isEqualTo(same);
  }

  @Test
  void draws_come_close_to_going_through_all() {
    var fit = Linear.probability(trials(3, 0.1));
    var all = WildBootstrap.test(fit, "x", clusters(12), ClusterWeights.RADEMACHER, 4096, 1);
    var drawn = WildBootstrap.test(fit, "x", clusters(12), ClusterWeights.RADEMACHER, 4095, 1);
    assertThat(all.exhaustive()).isTrue();
    assertThat(drawn.exhaustive()).isFalse();
    assertThat(drawn.p()).isCloseTo(all.p(), within(0.03));
  }

  @Test
  void without_an_effect_small_p_values_are_as_rare_as_they_should_be() {
    int wild = 0;
    int score = 0;
    for (int seed = 0; seed < 400; seed++) {
      var trials = trials(seed, 0);
      var fit = Linear.probability(trials);
      var weights = ClusterWeights.RADEMACHER;
      wild += WildBootstrap.test(fit, "x", clusters(10), weights, 1024, 1).p() <= 0.1 ? 1 : 0;
      score += ScoreBootstrap.test(trials, "x", clusters(10), weights, 1024, 1).p() <= 0.1 ? 1 : 0;
    }
    // Binomial of 400 at 0.1: 40, standard deviation 6.
    assertThat(wild).isBetween(20, 62);
    assertThat(score).isBetween(20, 62);
  }

  @Test
  void the_score_bootstrap_holds_where_the_column_separates() {
    double[] x = new double[ROWS];
    boolean[] y = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i] = i % 3 == 0 ? 1 : 0;
      y[i] = i % 3 == 0 || i % 7 == 0;
    }
    var trials = Trials.of(Design.withIntercept(ROWS).numeric("x", x).build(), y);
    assertThat(Logistic.fit(trials).separation().found()).isTrue();
    var test = ScoreBootstrap.test(trials, "x", clusters(10), ClusterWeights.RADEMACHER, 1024, 1);
    assertThat(test.p()).isLessThan(0.01);
  }

  @Test
  void one_cluster_has_nothing_to_compare() {
    var test =
        WildBootstrap.test(
            Linear.probability(trials(1, 0)), "x", new int[ROWS], ClusterWeights.WEBB, 99, 1);
    assertThat(test.p()).isNaN();
    assertThat(test.reason()).isEqualTo("fewer than two clusters");
  }
}
