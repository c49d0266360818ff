package org.evenhand.audit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.Verdict;
import org.evenhand.audit.result.Verdict.Level;
import org.junit.jupiter.api.Test;

/**
 * The verdict in made worlds of which the truth is known: few runs of each, so that a gross error
 * shows; {@code docs/audit-validation.md} has the table of many.
 */
class CalibrationTest {
  private static final int RUNS = 200;
  // 200 runs at a rate of 5 % have more than 19 hits in fewer than one case of a thousand.
  private static final int TOO_MANY = 19;
  private static final Plan PLAN = PlanFile.read("plan", "permutations: 199");

  @Test
  void a_fair_world_of_few_organisations_seldom_looks_unfair() {
    assertThat(hits(World.fair(40, 25), CalibrationTest::found)).isLessThanOrEqualTo(TOO_MANY);
  }

  @Test
  void big_spenders_that_are_granted_more_for_being_big_are_not_called_favoured() {
    assertThat(hits(World.fair(120, 25).confounded(0.8), CalibrationTest::found))
        .isLessThanOrEqualTo(TOO_MANY);
  }

  @Test
  void closeness_alone_is_found() {
    assertThat(hits(World.fair(120, 25).favouring(Exposure.CLOSENESS, 1.5), CalibrationTest::found))
        .isGreaterThan(RUNS * 8 / 10);
  }

  @Test
  void favour_of_the_size_x_is_seldom_called_none() {
    // 0.45 in log-odds is about 0.10 in rates here.
    assertThat(
            hits(
                World.fair(400, 25).favouring(Exposure.PAYMENT, 0.45),
                verdict -> verdict.level() == Level.NONE))
        .isLessThanOrEqualTo(TOO_MANY);
  }

  private static boolean found(Verdict verdict) {
    return verdict.level() == Level.SIGNAL || verdict.level() == Level.STRONG;
  }

  private static int hits(World world, Predicate<Verdict> counted) {
    int hits = 0;
    for (int run = 0; run < RUNS; run++) {
      var made = world.make(new SplittableRandom(1_000 + run));
      var pairs = new Primary(made.organisations(), PLAN, made.cells()).run().pairs();
      hits += counted.test(Judge.of(pairs, PLAN, Double.NaN)) ? 1 : 0;
    }
    return hits;
  }
}
