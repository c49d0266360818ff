package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TablesProperties {
  private static final double LEVEL = 0.95;

  @Provide
  Arbitrary<TwoByTwo> tables() {
    var cell = Arbitraries.oneOf(Arbitraries.integers().between(0, 60), Arbitraries.of(0, 1, 5000));
    return Combinators.combine(cell, cell, cell, cell).as(TwoByTwo::new);
  }

  @Provide
  Arbitrary<List<TwoByTwo>> manyTables() {
    return tables().list().ofMaxSize(5);
  }

  @Property
  void exchanging_the_groups_exchanges_the_sides_and_turns_the_odds(
      @ForAll("tables") TwoByTwo table) {
    var other = new TwoByTwo(table.c(), table.d(), table.a(), table.b());

    close(FisherExact.of(table, Side.LESS).p(), FisherExact.of(other, Side.GREATER).p());
    close(FisherExact.of(table, Side.BOTH).p(), FisherExact.of(other, Side.BOTH).p());
    close(SampleOdds.of(table, LEVEL).value(), 1 / SampleOdds.of(other, LEVEL).value());
    var odds = ConditionalOdds.of(table, LEVEL);
    close(odds.interval().low(), 1 / ConditionalOdds.of(other, LEVEL).interval().high());
    close(odds.value(), 1 / ConditionalOdds.of(other, LEVEL).value());
    close(
        KoopmanRatio.of(table, LEVEL).interval().low(),
        1 / KoopmanRatio.of(other, LEVEL).interval().high());
    close(
        RiskDifference.of(table, LEVEL).interval().low(),
        -RiskDifference.of(other, LEVEL).interval().high());
  }

  @Property
  void an_exact_interval_holds_1_just_where_a_one_sided_test_does_not_reject(
      @ForAll("tables") TwoByTwo table) {
    var odds = ConditionalOdds.of(table, LEVEL);
    double less = FisherExact.of(table, Side.LESS).p();
    double greater = FisherExact.of(table, Side.GREATER).p();

    if (!Double.isNaN(odds.value()) && Math.abs(Math.min(less, greater) - 0.025) > 1e-9) {
      assertThat(odds.interval().contains(1)).isEqualTo(less > 0.025 && greater > 0.025);
      assertThat(odds.interval().contains(odds.value())).isTrue();
    }
  }

  @Property(tries = 300)
  void boschloo_never_exceeds_fisher(
      @ForAll @IntRange(max = 25) int a,
      @ForAll @IntRange(max = 25) int b,
      @ForAll @IntRange(max = 25) int c,
      @ForAll @IntRange(max = 25) int d) {
    var table = new TwoByTwo(a, b, c, d);
    for (Side side : List.of(Side.LESS, Side.GREATER)) {
      var boschloo = Boschloo.of(table, side);
      if (boschloo.why().isEmpty()) {
        assertThat(boschloo.p()).isBetween(0.0, FisherExact.of(table, side).p() * (1 + 1e-9));
      }
    }
  }

  @Property
  void strata_that_tell_nothing_change_nothing(@ForAll("manyTables") List<TwoByTwo> tables) {
    var strata = new Strata(tables);
    var alone = strata.informative();

    close(CochranMantelHaenszel.of(strata, true).p(), CochranMantelHaenszel.of(alone, true).p());
    close(BreslowDay.of(strata, true).p(), BreslowDay.of(alone, true).p());
    close(ExactStrata.test(strata, Side.BOTH).p(), ExactStrata.test(alone, Side.BOTH).p());
    var odds = MantelHaenszelOdds.of(strata, LEVEL);
    close(odds.estimate().value(), MantelHaenszelOdds.of(alone, LEVEL).estimate().value());
    assertThat(odds.strataUsed() + odds.strataDropped()).isEqualTo(tables.size());
  }

  @Property
  void whatever_is_undefined_says_why_and_nothing_else_does(@ForAll("tables") TwoByTwo table) {
    var strata = new Strata(List.of(table));
    for (Estimate estimate :
        List.of(
            SampleOdds.of(table, LEVEL),
            ConditionalOdds.of(table, LEVEL),
            RiskDifference.of(table, LEVEL),
            ImpactRatio.of(table, LEVEL),
            KoopmanRatio.of(table, LEVEL),
            Wilson.of(table.a(), table.exposed(), LEVEL),
            ClopperPearson.of(table.a(), table.exposed(), LEVEL),
            ExactStrata.odds(strata, LEVEL).estimate(),
            MantelHaenszelOdds.of(strata, LEVEL).estimate(),
            MantelHaenszelDifference.of(strata, LEVEL).estimate())) {
      boolean undefined =
          Double.isNaN(estimate.value() + estimate.interval().low())
              || Double.isNaN(estimate.interval().high());
      assertThat(estimate.why().isEmpty()).isEqualTo(!undefined);
    }
    for (TestResult test : List.of(PooledZ.of(table), ChiSquare.of(table, true))) {
      assertThat(test.why().isEmpty()).isEqualTo(!Double.isNaN(test.p()));
    }
  }

  private static void close(double one, double other) {
    if (Double.compare(one, other) != 0) {
      assertThat(one).isEqualTo(other, within(1e-9 * Math.max(1, Math.abs(other))));
    }
  }
}
