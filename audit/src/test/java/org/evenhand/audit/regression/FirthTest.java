package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FirthTest {
  private static final Offset<Double> FIVE = within(5e-6);

  private static FirthFit endometrial() throws IOException {
    var table = PublishedTable.read("OncoDataSets_EndometrialCancer_df.csv");
    var design =
        Design.withIntercept(table.rows())
            .numeric("NV", table.numbers("NV"))
            .numeric("PI", table.numbers("PI"))
            .numeric("EH", table.numbers("EH"))
            .build();
    return Firth.fit(Trials.of(design, table.is("HG", "1")));
  }

  @Test
  void endometrial_cancer_has_the_published_estimates() throws IOException {
    var fit = endometrial().estimates();
    double[][] published = {
      {3.77456, 1.48869}, {2.92927, 1.55076}, {-0.03475, 0.03958}, {-2.60416, 0.77602}
    };
    for (int j = 0; j < 4; j++) {
      assertThat(fit.value(j)).isCloseTo(published[j][0], FIVE);
      assertThat(fit.standardError(j)).isCloseTo(published[j][1], FIVE);
    }
  }

  @Test
  void endometrial_cancer_has_the_profile_intervals_of_heinze_and_schemper() throws IOException {
    // Heinze & Schemper 2002, table III: limits of NV, PI and EH to two decimals.
    var fit = endometrial();
    double[][] published = {{0.61, 7.85}, {-0.12, 0.04}, {-4.37, -1.23}};
    List<String> names = List.of("NV", "PI", "EH");
    for (int j = 0; j < 3; j++) {
      var profile = fit.profile(names.get(j), 0.95);
      assertThat(profile.interval().low()).isCloseTo(published[j][0], within(5e-3));
      assertThat(profile.interval().high()).isCloseTo(published[j][1], within(5e-3));
    }
    assertThat(fit.profile("NV", 0.95).p()).isLessThan(0.05);
  }

  @Test
  void a_profile_is_followed_where_a_climb_from_afar_fails() {
    double[] x = {
      82774.85885044934, 1011041.9723092341, 1244683.6971104986, -444710.4151926841,
      -123338.63499601478, 1012709.3387994863, -848119.6587814876, -2292487.4855077337
    };
    String[] f = {"p", "q", "q", "p", "s", "q", "p", "s"};
    double[] yes = {0, 0, 0, 0, 0, 0, 2, 0};
    double[] all = {1, 0, 1, 3, 4, 3, 4, 2};
    var design = Design.withIntercept(8).numeric("x", x).factor("f", f).build();
    var interval = Firth.fit(Trials.of(design, yes, all)).profile("x", 0.95).interval();
    // By R's nlminb and uniroot.
    assertThat(interval.low()).isCloseTo(-1.493314567963305e-5, within(1e-11));
  }

  @Test
  void alone_a_rate_is_that_with_half_a_case_added_to_either_side() {
    var design = Design.withIntercept(1).build();
    for (double yes : new double[] {0, 3, 10}) {
      var fit = Firth.fit(Trials.of(design, new double[] {yes}, new double[] {10})).estimates();
      assertThat(fit.value(0)).isCloseTo(Math.log((yes + 0.5) / (10.5 - yes)), within(1e-10));
    }
  }

  @Test
  void a_saturated_table_is_that_with_half_a_case_added_to_each_cell() {
    var design = Design.withIntercept(2).factor("g", List.of("a", "b"), new int[] {0, 1}).build();
    var fit = Firth.fit(Trials.of(design, new double[] {0, 4}, new double[] {6, 4}));
    assertThat(fit.estimates().value("gb"))
        .isCloseTo(Math.log(4.5 / 0.5) - Math.log(0.5 / 6.5), within(1e-10));
  }

  @Test
  void grouped_rows_give_what_single_rows_give() {
    var grouped =
        Firth.fit(
            Trials.of(
                Design.withIntercept(2).numeric("x", new double[] {1, 4}).build(),
                new double[] {1, 2},
                new double[] {3, 2}));
    var single =
        Firth.fit(
            Trials.of(
                Design.withIntercept(5).numeric("x", new double[] {1, 1, 1, 4, 4}).build(),
                new boolean[] {true, false, false, true, true}));
    assertThat(grouped.estimates().value("x"))
        .isCloseTo(single.estimates().value("x"), within(1e-10));
    assertThat(grouped.logLikelihood()).isCloseTo(single.logLikelihood(), within(1e-10));
  }

  @Test
  void an_interval_is_found_where_the_penalised_likelihood_has_two_tops() {
    double[] x = {
      -1.8870815031279132e-6,
      2.8251322423712072e-6,
      -4.389246652330998e-7,
      -1.027358488019998e-6,
      1.6085918903364628e-6,
      2.7534671113584256e-6,
      1.495868394255376e-6,
      -3.4198178822283655e-7,
      4.206174324189476e-7,
      1.0079537398365143e-8,
      8.325375977739326e-7,
      -1.7717237344586078e-7,
      -1.746012137488073e-6,
      -1.3466449795666576e-6
    };
    double[] b = {1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0};
    String[] f = {"p", "p", "q", "r", "r", "p", "r", "q", "r", "q", "q", "p", "r", "p"};
    double[] c = {3, 3, 2.5, 4.5, 4.5, 0.5, 2.5, 3, 4, 2, 0.5, 1, 2, 1.5};
    var design =
        Design.withIntercept(x.length)
            .numeric("x", x)
            .numeric("b", b)
            .factor("f", f)
            .numeric("c", c)
            .build();
    double[] yes = {0, 1, 0, 2, 3, 4, 3, 0, 2, 1, 3, 3, 0, 2};
    double[] all = {2, 1, 1, 4, 3, 4, 3, 2, 2, 2, 3, 4, 1, 4};
    var fit = Firth.fit(Trials.of(design, yes, all));
    for (String column : List.of("x", "b")) {
      var profile = fit.profile(column, 0.95);
      assertThat(profile.reason()).isEmpty();
      assertThat(profile.interval().low()).isFinite().isLessThan(profile.estimate());
      assertThat(profile.interval().high()).isFinite().isGreaterThan(profile.estimate());
    }
    // By general optimisers in R (audit/src/test/r/firth.R).
    assertThat(fit.profile("x", 0.95).interval().low()).isCloseTo(509366.28114298234, within(1e-2));
    assertThat(fit.profile("b", 0.95).interval().low()).isCloseTo(-10.772165953565787, FIVE);
    assertThat(fit.profile("b", 0.95).interval().high()).isCloseTo(1.6899155615922845, FIVE);
  }
}
