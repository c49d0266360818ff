package org.evenhand.audit.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OrganisationScoreTest {
  @Test
  void rulings_that_are_alike_count_less() {
    long[] rulings = {1, 100};
    double[] sums = {1, 0};
    int[] strata = {0, 0};

    // Independent: the mean is 1/101. Wholly alike: each organisation is worth one ruling.
    assertThat(OrganisationScore.shrunk(rulings, sums, strata, 0)[0])
        .isEqualTo(1 - 1 / 101.0, within(1e-12));
    assertThat(OrganisationScore.shrunk(rulings, sums, strata, 1)).containsExactly(0.5, -0.5);
  }

  @Test
  void scores_of_a_stratum_sum_up_to_nothing() {
    var scores =
        OrganisationScore.shrunk(
            new long[] {3, 9, 1, 4, 0},
            new double[] {1, 8, 0, 2, 0},
            new int[] {7, 7, 7, 8, 8},
            0.1);

    assertThat(scores[0] + scores[1] + scores[2]).isEqualTo(0, within(1e-12));
    assertThat(scores[3]).isZero();
    assertThat(scores[4]).isNaN();
  }

  @Test
  void equal_means_have_scores_of_exactly_nothing() {
    assertThat(
            OrganisationScore.even(
                new long[] {3, 6, 30}, new double[] {0.3, 0.6, 3}, new int[3], 0.3))
        .containsExactly(0, 0, 0);
  }

  @Test
  void the_correlation_within_organisations_is_that_of_the_analysis_of_variance() {
    // aov(y ~ org) of 1,2 | 4,6 | 8,9: mean squares 26.1666… and 1; (B-W)/(B+W) for pairs.
    double between = (2 * (1.5 - 5) * (1.5 - 5) + 0 + 2 * (8.5 - 5) * (8.5 - 5)) / 2;
    double within = (0.5 + 2 + 0.5) / 3;
    assertThat(
            IntraclassCorrelation.estimate(
                new long[] {2, 2, 2},
                new double[] {3, 10, 17},
                new double[] {5, 52, 145},
                new int[3]))
        .isEqualTo((between - within) / (between + within), within(1e-12));
  }

  @Test
  void a_correlation_of_single_rulings_or_of_what_never_varies_is_not_defined() {
    assertThat(
            IntraclassCorrelation.estimate(
                new long[] {1, 1}, new double[] {0, 1}, new double[] {0, 1}, new int[2]))
        .isNaN();
    assertThat(
            IntraclassCorrelation.estimate(
                new long[] {3, 5}, new double[] {3, 5}, new double[] {3, 5}, new int[2]))
        .isNaN();
  }

  @Test
  void wrong_figures_are_refused() {
    assertThatThrownBy(
            () -> OrganisationScore.shrunk(new long[] {-1}, new double[1], new int[1], 0))
        .hasMessage("organisation 0 has -1 rulings");
    assertThatThrownBy(() -> OrganisationScore.shrunk(new long[1], new double[2], new int[1], 0))
        .hasMessage("1 numbers of rulings, 2 sums, 1 strata");
    assertThatThrownBy(() -> OrganisationScore.shrunk(new long[1], new double[1], new int[1], 1.5))
        .hasMessage("rho 1.5 is not between 0 and 1");
  }
}
