package org.evenhand.audit.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;

/** How often nothing is found to be something, where rulings of one organisation are alike. */
class CalibrationTest {
  private static final int ORGANISATIONS = 40;
  private static final int RULINGS = 25;
  private static final int WORLDS = 600;

  @Test
  void organisations_own_ways_are_no_favour_to_the_permutation_but_are_to_fishers_test() {
    var random = new SplittableRandom(20260713);
    int family = 0;
    int fisher = 0;
    for (int world = 0; world < WORLDS; world++) {
      var exposures = exposures(random);
      var accepted = accepted(random, 3);
      var outcomes = new ArrayList<Outcome>();
      for (int o = 0; o < accepted.length; o++) {
        outcomes.add(new Outcome("y" + o, scores(accepted[o])));
      }
      var finding =
          new PermutationTest(new int[ORGANISATIONS], exposures, outcomes)
              .run(PermutationPlan.of(399, world));
      family += finding.p() <= 0.05 ? 1 : 0;
      fisher += fisher(exposures.getFirst(), accepted[0]) <= 0.05 ? 1 : 0;
    }

    // 3.3 standard errors of 600 draws around 5 % are 2.9 points; around 28 %, 6 points.
    assertThat((double) family / WORLDS).isBetween(0.02, 0.08);
    assertThat((double) fisher / WORLDS).isBetween(0.22, 0.34);
  }

  @Test
  void even_scores_keep_their_level_where_just_the_few_large_organisations_are_exposed() {
    var random = new SplittableRandom(5);
    int shrunk = 0;
    int even = 0;
    for (int world = 0; world < WORLDS; world++) {
      var rulings = new long[ORGANISATIONS];
      var sums = new double[ORGANISATIONS];
      var partner = new double[ORGANISATIONS];
      for (int i = 0; i < ORGANISATIONS; i++) {
        boolean small = i % 4 != 0;
        rulings[i] = small ? 3 : 100;
        partner[i] = small ? 0 : 1;
        double chance = 1 / (1 + Math.exp(-0.7 * random.nextGaussian()));
        for (int r = 0; r < rulings[i]; r++) {
          sums[i] += random.nextDouble() < chance ? 1 : 0;
        }
      }
      var strata = new int[ORGANISATIONS];
      double rho = IntraclassCorrelation.estimate(rulings, sums, sums, strata);
      shrunk += rejects(partner, OrganisationScore.shrunk(rulings, sums, strata, rho), world);
      even += rejects(partner, OrganisationScore.even(rulings, sums, strata, rho), world);
    }

    assertThat((double) even / WORLDS).isBetween(0.02, 0.08);
    assertThat(shrunk).isGreaterThan(even);
  }

  private static int rejects(double[] partner, double[] scores, long seed) {
    var exposures = List.of(new Exposure("partner", partner));
    var finding =
        new PermutationTest(new int[ORGANISATIONS], exposures, List.of(new Outcome("y", scores)))
            .run(PermutationPlan.of(399, seed));
    return finding.p() <= 0.05 ? 1 : 0;
  }

  private static List<Exposure> exposures(SplittableRandom random) {
    var partner = new double[ORGANISATIONS];
    var spending = new double[ORGANISATIONS];
    for (int i = 0; i < ORGANISATIONS; i++) {
      partner[i] = i % 2;
      spending[i] = partner[i] * random.nextDouble();
    }
    return List.of(new Exposure("partner", partner), new Exposure("spending", spending));
  }

  private static long[][] accepted(SplittableRandom random, int outcomes) {
    var accepted = new long[outcomes][ORGANISATIONS];
    for (int i = 0; i < ORGANISATIONS; i++) {
      double own = 0.7 * random.nextGaussian();
      for (int o = 0; o < outcomes; o++) {
        double chance = 1 / (1 + Math.exp(-own));
        for (int r = 0; r < RULINGS; r++) {
          accepted[o][i] += random.nextDouble() < chance ? 1 : 0;
        }
      }
    }
    return accepted;
  }

  private static double[] scores(long[] accepted) {
    var rulings = new long[ORGANISATIONS];
    var sums = new double[ORGANISATIONS];
    for (int i = 0; i < ORGANISATIONS; i++) {
      rulings[i] = RULINGS;
      sums[i] = accepted[i];
    }
    var strata = new int[ORGANISATIONS];
    double rho = IntraclassCorrelation.estimate(rulings, sums, sums, strata);
    return OrganisationScore.shrunk(rulings, sums, strata, rho);
  }

  private static double fisher(Exposure partner, long[] accepted) {
    var table = new int[2][2];
    for (int i = 0; i < ORGANISATIONS; i++) {
      int row = (int) partner.value(i);
      table[row][0] += (int) accepted[i];
      table[row][1] += (int) (RULINGS - accepted[i]);
    }
    return FisherExactTest.withDefaults().test(table).getPValue();
  }
}
