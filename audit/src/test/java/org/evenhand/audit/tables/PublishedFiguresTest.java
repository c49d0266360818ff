package org.evenhand.audit.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Figures that others printed of published tables, to their last digit. */
class PublishedFiguresTest {
  private static final double LEVEL = 0.95;

  @Test
  void berkeley_seems_to_prefer_men_while_its_departments_do_not() throws IOException {
    var departments = PublishedTables.admissions();
    var university = departments.together();

    assertThat(university).isEqualTo(new TwoByTwo(1198, 1493, 557, 1278));
    assertThat(SampleOdds.of(university, LEVEL).value()).isEqualTo(1.84108, within(5e-6));
    assertThat(ConditionalOdds.of(university, LEVEL).value()).isEqualTo(1.8408, within(1e-4));
    var within = MantelHaenszelOdds.of(departments, LEVEL);
    assertThat(within.estimate().value()).isEqualTo(0.90470, within(5e-6));
    assertThat(within.strataUsed()).isEqualTo(6);
    assertThat(within.strataDropped()).isZero();
  }

  @Test
  void berkeley_departments_pass_the_cochran_mantel_haenszel_test() throws IOException {
    var departments = PublishedTables.admissions();

    var plain = CochranMantelHaenszel.of(departments, false);
    assertThat(plain.statistic()).isEqualTo(1.52461, within(5e-6));
    assertThat(plain.p()).isEqualTo(0.2169, within(5e-5));
    assertThat(CochranMantelHaenszel.of(departments, true).statistic())
        .isEqualTo(1.42695, within(5e-6));
  }

  @Test
  void berkeley_departments_do_not_share_one_odds_ratio() throws IOException {
    var test = BreslowDay.of(PublishedTables.admissions(), false);

    assertThat(test.statistic()).isEqualTo(18.8255, within(5e-5));
    assertThat(test.degrees()).isEqualTo(5);
    assertThat(test.p()).isLessThan(0.01);
  }

  @Test
  void names_decide_who_is_called_back() throws IOException {
    var resumes = PublishedTables.resumes();

    assertThat(resumes).isEqualTo(new TwoByTwo(157, 2278, 235, 2200));
    var other = new TwoByTwo(resumes.c(), resumes.d(), resumes.a(), resumes.b());
    assertThat(SampleOdds.of(other, LEVEL).value()).isEqualTo(1.5499, within(5e-5));
    assertThat(ConditionalOdds.of(other, LEVEL).value()).isEqualTo(1.5497, within(5e-5));
    assertThat(FisherExact.of(resumes, Side.BOTH).p()).isEqualTo(4.76e-5, within(5e-8));
    assertThat(PooledZ.of(resumes).statistic()).isEqualTo(-4.10841, within(5e-6));
  }

  @Test
  void men_are_promoted_more_often() throws IOException {
    var files = PublishedTables.promotions();

    assertThat(files).isEqualTo(new TwoByTwo(21, 3, 14, 10));
    assertThat(FisherExact.of(files, Side.GREATER).p()).isEqualTo(0.024496, within(5e-7));
    assertThat(FisherExact.of(files, Side.BOTH).p()).isEqualTo(0.048991, within(5e-7));
  }

  @Test
  void boschloos_test_gives_what_scipy_documents() {
    // scipy.stats.boschloo_exact([[74, 31], [43, 32]], "greater"), whose columns are the samples.
    var test = Boschloo.of(new TwoByTwo(74, 43, 31, 32), Side.GREATER);

    assertThat(test.statistic()).isEqualTo(0.0483, within(1e-4));
    assertThat(test.p()).isEqualTo(0.0355, within(1e-4));
  }

  @Test
  void newcombe_gives_what_his_paper_prints() {
    // Table II, method 10: (a) 56/70 − 48/80, (c) 10/10 − 0/10 … of the paper.
    var a = RiskDifference.of(new TwoByTwo(56, 14, 48, 32), LEVEL).interval();
    assertThat(a.low()).isEqualTo(0.0524, within(5e-5));
    assertThat(a.high()).isEqualTo(0.3339, within(5e-5));
    var b = RiskDifference.of(new TwoByTwo(9, 1, 3, 7), LEVEL).interval();
    assertThat(b.low()).isEqualTo(0.1705, within(5e-5));
    assertThat(b.high()).isEqualTo(0.8090, within(5e-5));
    var h = RiskDifference.of(new TwoByTwo(10, 0, 0, 10), LEVEL).interval();
    assertThat(h.low()).isEqualTo(0.6075, within(5e-5));
    assertThat(h.high()).isEqualTo(1.0000, within(5e-5));
  }
}
