package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogisticTest {
  private static final Offset<Double> FIVE = within(5e-6);
  private static final Offset<Double> FOUR = within(5e-5);

  private static void holds(Estimates fit, String name, double estimate, double error) {
    assertThat(fit.value(name)).isCloseTo(estimate, FIVE);
    assertThat(fit.standardError(name)).isCloseTo(error, FIVE);
  }

  @Test
  void mortgages_are_denied_as_the_textbook_says() throws IOException {
    var table = PublishedTable.read("AER_HMDA.csv");
    var alone = Design.withIntercept(table.rows()).factor("afam", table.text("afam")).build();
    holds(
        Logistic.fit(Trials.of(alone, table.is("deny", "yes"))).estimates(),
        "afamyes",
        1.35356,
        0.14270);
    var both =
        Design.withIntercept(table.rows())
            .numeric("pirat", table.numbers("pirat"))
            .factor("afam", table.text("afam"))
            .build();
    var fit = Logistic.fit(Trials.of(both, table.is("deny", "yes")));
    assertThat(fit.estimates().value(Design.INTERCEPT)).isCloseTo(-4.1256, FOUR);
    assertThat(fit.estimates().standardError(Design.INTERCEPT)).isCloseTo(0.2684, FOUR);
    holds(fit.estimates(), "pirat", 5.37036, 0.72832);
    holds(fit.estimates(), "afamyes", 1.27278, 0.14620);
    assertThat(fit.separation().found()).isFalse();
  }

  @Test
  void applicants_are_called_back_as_published() throws IOException {
    var table = PublishedTable.read("AER_ResumeNames.csv");
    var design =
        Design.withIntercept(table.rows()).factor("ethnicity", table.text("ethnicity"), "cauc");
    var fit = Logistic.fit(Trials.of(design.build(), table.is("call", "yes")));
    holds(fit.estimates(), "ethnicityafam", -0.43818, 0.10732);
  }

  @Test
  void grouped_rows_give_what_single_rows_give() {
    double[] x = {0, 1, 2, 0, 1, 2, 0, 1, 2, 2, 1, 0, 0, 2};
    boolean[] y = {
      true, false, true, false, true, true, false, false, true, false, true, false, true, true
    };
    var single = Logistic.fit(Trials.of(Design.withIntercept(14).numeric("x", x).build(), y));
    var patterns = new Patterns(1);
    for (int i = 0; i < x.length; i++) {
      patterns.add(new double[] {x[i]}, y[i] ? 1 : 0, 1);
    }
    assertThat(patterns.size()).isEqualTo(3);
    var design = Design.withIntercept(3).numeric("x", patterns.field(0)).build();
    var grouped = Logistic.fit(Trials.of(design, patterns.successes(), patterns.totals()));
    assertThat(grouped.estimates().value("x"))
        .isCloseTo(single.estimates().value("x"), within(1e-12));
    assertThat(grouped.deviance()).isCloseTo(single.deviance(), within(1e-11));
    assertThat(grouped.nullDeviance()).isCloseTo(single.nullDeviance(), within(1e-11));
  }

  @Test
  void neither_scale_nor_distance_from_zero_costs_digits() {
    double[] x = {0.3, 1.2, 2.7, 0.1, 1.9, 2.2, 0.4, 1.4, 2.5, 0.9};
    boolean[] y = {true, false, true, false, true, true, false, false, true, false};
    double plain = slope(x, y, 1, 0);
    assertThat(slope(x, y, 1e12, 0) * 1e12).isCloseTo(plain, within(1e-10));
    assertThat(slope(x, y, 1e-12, 0) * 1e-12).isCloseTo(plain, within(1e-10));
    assertThat(slope(x, y, 1e200, 0) * 1e200).isCloseTo(plain, within(1e-10));
    // 2^20 is exact in the sums, so that only the fit could lose digits.
    assertThat(slope(x, y, 1, 1 << 20)).isCloseTo(plain, within(1e-8));
  }

  private static double slope(double[] x, boolean[] y, double factor, double shift) {
    double[] moved = Arrays.stream(x).map(v -> v * factor + shift).toArray();
    var design = Design.withIntercept(x.length).numeric("x", moved).build();
    return Logistic.fit(Trials.of(design, y)).estimates().value("x");
  }

  @Test
  void weights_count_cases_be_they_huge_or_tiny() {
    double[] x = {0, 1, 0, 1};
    double[] yes = {1, 1, 0, 0};
    double[] ones = {1, 1, 1, 1};
    for (double unit : new double[] {1e-9, 1, 1e9}) {
      double[] weights = {2 * unit, 6 * unit, 4 * unit, 3 * unit};
      var design = Design.withIntercept(4).weights(weights).numeric("x", x).build();
      var fit = Logistic.fit(Trials.of(design, yes, ones)).estimates();
      assertThat(fit.value("x")).isCloseTo(Math.log(6.0 * 4 / (3 * 2)), within(1e-12));
      double error = Math.sqrt((1 / 2.0 + 1 / 6.0 + 1 / 4.0 + 1 / 3.0) / unit);
      assertThat(fit.standardError("x") / error).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void a_column_that_others_determine_is_left_out_and_named() {
    double[] a = {0, 1, 0, 1, 0, 1, 1, 0};
    double[] b = {3, 1, 4, 1, 5, 9, 2, 6};
    double[] sum = new double[8];
    Arrays.setAll(sum, i -> 2 * a[i] - 0.1 * b[i] + 7);
    double[] same = new double[8];
    Arrays.fill(same, 0.1);
    var design =
        Design.withIntercept(8)
            .numeric("same", same)
            .numeric("a", a)
            .numeric("b", b)
            .numeric("sum", sum)
            .factor("one", new String[] {"x", "x", "x", "x", "x", "x", "x", "x"})
            .build();
    assertThat(design.dropped()).containsExactly(new Dropped("one", "every row has the level x"));
    assertThat(design.aliased())
        .containsExactly(
            new Dropped("same", "the same in every row"),
            new Dropped("sum", "a combination of earlier columns"));
    boolean[] y = {true, false, true, true, false, true, false, false};
    var fit = Logistic.fit(Trials.of(design, y));
    assertThat(fit.estimates().value("sum")).isNaN();
    assertThat(fit.estimates().reason(4)).isEqualTo("a combination of earlier columns");
    assertThat(fit.parameters()).isEqualTo(3);
    assertThat(fit.estimates().value("a")).isFinite();
  }

  @Test
  void an_empty_cell_separates_its_column_and_leaves_the_others() {
    // Level c never has the outcome; a and b are an ordinary table of 2 by 2.
    var design =
        Design.withIntercept(3).factor("g", List.of("a", "b", "c"), new int[] {0, 1, 2}).build();
    var trials = Trials.of(design, new double[] {3, 5, 0}, new double[] {10, 9, 7});
    var fit = Logistic.fit(trials);
    assertThat(fit.separation().kind()).isEqualTo(Separation.Kind.QUASI_COMPLETE);
    assertThat(fit.separation().columns()).containsExactly(new Separation.Column("gc", -1));
    assertThat(fit.estimates().value("gc")).isNaN();
    assertThat(fit.estimates().reason(2))
        .isEqualTo("no finite estimate, since the outcomes are separated, towards minus infinity");
    assertThat(fit.estimates().value("gb"))
        .isCloseTo(Math.log(5 / 4.0) - Math.log(3 / 7.0), within(1e-12));
  }

  @Test
  void when_all_or_none_have_the_outcome_nothing_is_finite() {
    var design = Design.withIntercept(3).numeric("x", new double[] {1, 2, 4}).build();
    var all = Logistic.fit(Trials.of(design, new double[] {2, 3, 1}, new double[] {2, 3, 1}));
    assertThat(all.separation().kind()).isEqualTo(Separation.Kind.COMPLETE);
    assertThat(all.estimates().value(Design.INTERCEPT)).isNaN();
    assertThat(all.logLikelihood()).isZero();
  }

  @Test
  void no_rows_give_no_figures_and_say_so() {
    var design = Design.withIntercept(0).numeric("x", new double[0]).build();
    var fit = Logistic.fit(Trials.of(design, new boolean[0]));
    assertThat(fit.estimates().value("x")).isNaN();
    assertThat(fit.estimates().reason(1)).isEqualTo("no rows");
  }

  @Test
  void wrong_arguments_are_refused_with_the_place() {
    assertThatThrownBy(() -> Design.withIntercept(2).numeric("x", new double[] {1, Double.NaN}))
        .hasMessage("column x, row 1: NaN");
    var design = Design.withIntercept(1).build();
    assertThatThrownBy(() -> Trials.of(design, new double[] {3}, new double[] {2}))
        .hasMessage("row 0: 3.0 successes of 2.0");
    assertThatThrownBy(() -> design.column("y")).hasMessage("no column y among [(Intercept)]");
  }
}
