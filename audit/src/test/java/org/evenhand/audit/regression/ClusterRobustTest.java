package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.evenhand.audit.regression.ClusterRobust.Correction;
import org.junit.jupiter.api.Test;

class ClusterRobustTest {
  private static final int[] CLUSTERS = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
  private static final double[] X = {1, 2, 2, 3, 1, 4, 4, 5, 3, 6, 2, 5};
  private static final boolean[] Y = {
    false, false, true, true, false, true, false, true, false, true, true, true
  };

  private static Trials trials() {
    return Trials.of(Design.withIntercept(12).numeric("x", X).build(), Y);
  }

  @Test
  void one_corrected_for_few_clusters_exceeds_the_plain_one_by_their_number() {
    var fit = Logistic.fit(trials());
    var plain = ClusterRobust.of(fit, CLUSTERS, Correction.CR0).estimates();
    var corrected = ClusterRobust.of(fit, CLUSTERS, Correction.CR1).estimates();
    assertThat(corrected.standardError("x"))
        .isCloseTo(plain.standardError("x") * Math.sqrt(4 / 3.0), within(1e-13));
  }

  @Test
  void for_a_mean_the_bias_reduced_error_is_that_of_the_clusters_means() {
    // With clusters of one size, CR2 of a mean is the t test over the clusters' means, 3 degrees.
    double[] y = {1, 3, 2, 5, 4, 9, 2, 2, 8, 7, 7, 1};
    var fit = Linear.fit(Design.withIntercept(12).build(), y);
    var robust = ClusterRobust.of(fit, CLUSTERS, Correction.CR2);
    double[] means = {2, 6, 4, 5};
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
    assertThat(robust.estimates().standardError(0))
        .isCloseTo(Math.sqrt(squares / 3 / 4), within(1e-12));
    assertThat(robust.degrees(0)).isCloseTo(3, within(1e-10));
  }

  @Test
  void grouping_rows_within_clusters_changes_nothing() {
    var patterns = new Patterns(2);
    for (int i = 0; i < 12; i++) {
      patterns.add(new double[] {X[i], CLUSTERS[i]}, Y[i] ? 1 : 0, 1);
    }
    var design = Design.withIntercept(patterns.size()).numeric("x", patterns.field(0)).build();
    var grouped = Trials.of(design, patterns.successes(), patterns.totals());
    for (var correction : Correction.values()) {
      var ours = ClusterRobust.of(Logistic.fit(grouped), patterns.codes(1), correction);
      var single = ClusterRobust.of(Logistic.fit(trials()), CLUSTERS, correction);
      assertThat(ours.estimates().standardError("x"))
          .isCloseTo(single.estimates().standardError("x"), within(1e-12));
      assertThat(ours.degrees(1)).isCloseTo(single.degrees(1), within(1e-10));
    }
  }

  @Test
  void a_large_clusters_root_is_the_same_by_integration_as_by_decomposition() {
    var random = new SplittableRandom(5);
    double[][] rows = new double[40][3];
    double[] variances = new double[40];
    double[] residuals = new double[40];
    for (int i = 0; i < 40; i++) {
      for (int a = 0; a < 2; a++) {
        rows[i][a] = random.nextDouble(-0.2, 0.2);
      }
      // The third coefficient is decided by this cluster alone.
      rows[i][2] = i < 10 ? Math.sqrt(0.1) : 0;
      variances[i] = Math.pow(10, random.nextDouble(-4, -0.6));
      residuals[i] = random.nextDouble(-1, 1);
      rows[i][0] -= 0;
    }
    for (int a = 0; a < 2; a++) {
      double mean = 0;
      for (int i = 0; i < 10; i++) {
        mean += rows[i][a] / 10;
      }
      for (int i = 0; i < 10; i++) {
        rows[i][a] -= mean;
      }
    }
    var cluster = new BellMcCaffrey(rows, variances, residuals, 3);
    var dense = cluster.corrected(100);
    var integrated = cluster.corrected(0);
    for (int a = 0; a < 3; a++) {
      assertThat(integrated.score[a]).isCloseTo(dense.score[a], within(1e-8));
      for (int b = 0; b < 3; b++) {
        assertThat(integrated.own[a][b]).isCloseTo(dense.own[a][b], within(1e-8));
      }
    }
  }

  @Test
  void one_cluster_gives_no_error_and_says_why() {
    var robust = ClusterRobust.of(Logistic.fit(trials()), new int[12], Correction.CR2);
    assertThat(robust.estimates().standardError("x")).isNaN();
    assertThat(robust.estimates().reason(1)).isEqualTo("fewer than two clusters");
    assertThat(robust.coefficients(0.95).get(1).p()).isNaN();
  }

  @Test
  void each_row_needs_a_cluster() {
    var fit = Logistic.fit(trials());
    assertThatThrownBy(() -> ClusterRobust.of(fit, new int[3], Correction.CR0))
        .hasMessage("3 clusters for 12 rows");
  }
}
