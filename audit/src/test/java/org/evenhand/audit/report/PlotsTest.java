package org.evenhand.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.run.Audit;
import org.evenhand.audit.run.ForeignFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a report's plots, and what its page says of them. */
class PlotsTest {
  private static final String PLAN =
      """
      permutations: 199
      outcomes: [granted, wait]
      exposures: [spend_before]
      """;

  @TempDir Path folder;

  @Test
  void power_is_the_error_rate_at_no_difference_and_four_in_five_at_the_smallest_seen()
      throws IOException {
    var result = audited("USD", PLAN);
    for (var pair : result.pairs()) {
      var curve = curve(result, pair.id(), "power");

      assertThat(curve.getFirst().y()).isCloseTo(0.05, within(1e-9));
      assertThat(at(curve, pair.detectable())).isCloseTo(0.8, within(0.02));
      assertThat(curve).extracting(Curve::y).isSorted();
    }
  }

  @Test
  void a_time_has_its_restricted_means_and_whether_hazards_are_proportional() throws IOException {
    var wait =
        audited("USD", PLAN).pairs().stream()
            .filter(pair -> pair.outcome() == Outcome.WAIT)
            .findFirst()
            .orElseThrow();

    assertThat(wait.tests())
        .filteredOn(test -> test.id().equals("restricted-mean"))
        .singleElement()
        .satisfies(test -> {
          assertThat(test.figures().getFirst().name()).startsWith("days more of the exposed, of");
          assertThat(test.figures().getFirst().value()).isFinite();
          assertThat(test.p()).isBetween(0.0, 1.0);
        });
    assertThat(wait.tests())
        .filteredOn(test -> test.id().equals("proportional-hazards"))
        .singleElement()
        .satisfies(test -> assertThat(test.p()).isBetween(0.0, 1.0));
  }

  @Test
  void a_report_that_cannot_be_written_whole_leaves_an_earlier_one_as_it_was() throws IOException {
    var result = audited("USD", PLAN);
    var report = folder.resolve("report");
    Report.write(report, result, "evenhand audit …");
    var before = Files.readString(report.resolve("report.json"));
    Files.writeString(report.resolve("report.html"), "earlier");
    Files.createDirectories(report.resolve("report.html.part/in the way"));

    assertThatThrownBy(() -> Report.write(report, audited("EUR", PLAN), "evenhand audit …"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("report.html.part");
    assertThat(report.resolve("report.json")).hasContent(before);
    assertThat(report.resolve("report.html")).hasContent("earlier");
    assertThat(report.resolve("methods.md.part")).doesNotExist();
  }

  /** A shorter wait is better for those who have it: to the right, as more of anything else is. */
  @Test
  void what_is_better_for_the_exposed_lies_to_the_right() throws IOException {
    var pairs = audited("USD", PLAN).pairs();
    for (var pair : pairs) {
      var out = new Html();
      Forest.draw(out, List.of(pair), 0.1, 0.05);
      var dot = Pattern.compile("circle class=\"dot\" cx=\"([-0-9.]+)%").matcher(out.toString());

      assertThat(dot.find()).isTrue();
      double value = pair.difference().value();
      double better = pair.outcome() == Outcome.WAIT ? -value : value;
      assertThat(Double.parseDouble(dot.group(1)) - 50)
          .isCloseTo(50 * better / reach(pair), within(0.2));
    }
    assertThat(pairs).anyMatch(pair -> pair.outcome() == Outcome.WAIT);
  }

  private static double reach(Pair pair) {
    var it = pair.difference();
    double far = Math.max(Math.abs(it.low()), Math.abs(it.high()));
    return 1.05 * Math.max(Math.max(0.15, Math.min(far, 1.2)), Math.abs(it.value()));
  }

  @Test
  void with_more_organisations_a_difference_of_x_is_seen_more_often() throws IOException {
    var result = audited("USD", PLAN);
    var curve = curve(result, "granted~spend_before", "power-organisations");

    assertThat(curve).extracting(Curve::y).isSorted();
    assertThat(curve)
        .filteredOn(c -> c.label().equals("as many as there are"))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.x()).isEqualTo(40);
          assertThat(c.y())
              .isCloseTo(at(curve(result, "granted~spend_before", "power"), 0.1), within(0.02));
        });
  }

  @Test
  void a_dose_is_an_amount_of_the_files_currency_or_of_the_plans_where_the_plan_has_a_rate()
      throws IOException {
    var plain = curve(audited("USD", PLAN), "granted~spend_before", "dose-response");
    var converted =
        curve(
            audited("USD", PLAN + "rates: { USD: 0.5 }\n"),
            "granted~spend_before",
            "dose-response");

    assertThat(plain)
        .extracting(Curve::unit)
        .containsOnly("USD of advertising in the 12 months before a ruling");
    assertThat(converted)
        .extracting(Curve::unit)
        .containsOnly("EUR of advertising in the 12 months before a ruling");
    assertThat(furthest(converted)).isCloseTo(furthest(plain) / 2, within(1e-6));
    assertThat(plain)
        .extracting(Curve::series)
        .contains(
            "rate in classes of organisations",
            "the best rising fit",
            "a smooth fit (cubic spline)");
  }

  @Test
  void the_page_asks_a_question_of_each_plot_and_names_its_table() throws IOException {
    var page = new Page(audited("USD", PLAN), "evenhand audit").html();

    assertThat(page)
        .contains(
            "Does it hold whichever controls are taken?",
            "Does more go with more?",
            "How long did it last?",
            "How small a difference would have been seen?",
            "How many organisations would it take?",
            "USD of advertising in the 12 months before a ruling",
            "href=\"tables/curves.csv\"");
  }

  @Test
  void the_same_files_give_the_same_page() throws IOException {
    assertThat(new Page(audited("USD", PLAN), "evenhand audit").html())
        .isEqualTo(new Page(audited("USD", PLAN), "evenhand audit").html());
  }

  private static double furthest(List<Curve> curve) {
    return curve.stream().mapToDouble(Curve::x).max().orElseThrow();
  }

  private static List<Curve> curve(AuditResult result, String id, String kind) {
    return result.curves().stream()
        .filter(c -> c.id().equals(id) && c.kind().equals(kind))
        .toList();
  }

  /** A curve's value between its points. */
  private static double at(List<Curve> curve, double x) {
    for (int i = 1; i < curve.size(); i++) {
      var from = curve.get(i - 1);
      var to = curve.get(i);
      if (x <= to.x()) {
        return from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x());
      }
    }
    throw new AssertionError(x + " is beyond the curve");
  }

  private AuditResult audited(String currency, String plan) throws IOException {
    var grants =
        new StringBuilder(
            "decision_id,decided_at,organisation,app,data_type,outcome,requested_at\n");
    var spend = new StringBuilder("organisation,month,amount,currency\n");
    for (int o = 0; o < 40; o++) {
      if (o % 2 == 0) {
        spend.append(
            String.format(Locale.ROOT, "o%d,2014-01,%d.00,%s\n", o, 100 * (o + 1), currency));
      }
      for (int r = 0; r < 6; r++) {
        grants.append(
            String.format(
                Locale.ROOT,
                "d%d-%d,2014-03-%02d,o%d,a%d,friends,%s,2014-03-01\n",
                o,
                r,
                2 + (o * 3 + r) % 20,
                o,
                o,
                (o * 7 + r * 5) % 4 < (o % 2 == 0 ? 3 : 2) ? "granted" : "refused"));
      }
    }
    var files =
        Map.of(
            "grants", Files.writeString(folder.resolve("grants.csv"), grants),
            "spend", Files.writeString(folder.resolve("spend.csv"), spend));
    return new Audit(PlanFile.read("plan", plan), "files of a platform", (_, _, _) -> {})
        .of(new ForeignFiles(files));
  }
}
