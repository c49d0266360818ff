package org.evenhand.audit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsTest {
  private static final String GRANTS =
      """
      decision_id,decided_at,organisation,app,data_type,outcome,requested_at,purpose
      d1,2014-03-10,Acorn,a1,friends,granted,2014-03-01,Games
      d2,2014-04-10T12:00:00Z,Acorn,a1,photos,refused,2014-04-01T12:00:00+00:00,Games
      d3,2014-03-12,Birch,b1,friends,refused,2014-03-02,News
      d4,2014-06-30,Birch,b1,friends,cut_off,,News
      d5,2014-07-30,Acorn,a1,friends,cut_off,,Games
      d6,2014-08-30,Acorn,a1,friends,extended,,Games
      """;
  private static final String PARTNERS =
      """
      organisation,payment,closeness,category,size_at_first_request
      Acorn,yes,2,games,1000
      Birch,no,,news,10
      """;
  private static final String SPEND =
      """
      organisation,month,amount,currency
      Acorn,2013-12,100,EUR
      Acorn,2014-05,50,USD
      Acorn,2016-01,7,EUR
      Cedar,2014-01,9,EUR
      """;

  @TempDir Path folder;

  @Test
  void requests_are_counted_by_organisation_type_quarter_and_purpose() {
    try (var tables = Tables.open("200MB")) {
      var cells = units(tables, GRANTS).cells(Outcome.GRANTED).orElseThrow();

      assertThat(cells.size()).isEqualTo(3);
      assertThat(cells.rulings()).isEqualTo(3);
      assertThat(cells.mean()).isCloseTo(1.0 / 3, within(1e-12));
      assertThat(cells.factors()).containsExactly("data_type", "quarter", "purpose");
    }
  }

  @Test
  void levels_stand_in_the_order_of_their_names_and_say_what_is_not_known() {
    try (var tables = Tables.open("200MB")) {
      var more = "d7,2014-01-02,Birch,b1,photos,granted,2013-12-31T23:59:59Z,\n";
      var cells = units(tables, GRANTS + more).cells(Outcome.GRANTED).orElseThrow();

      assertThat(cells.levels())
          .containsExactly(
              List.of("friends", "photos", "(others)"),
              List.of("2013-Q4", "2014-Q1", "2014-Q2", "(others)"),
              List.of("(unknown)", "Games", "News", "(others)"));
      assertThat(cells.organisation()).containsExactly(0, 0, 1, 1);
      assertThat(cells.level())
          .isDeepEqualTo(new int[][] {{0, 1, 0, 1}, {1, 2, 1, 0}, {1, 1, 2, 0}});
      assertThat(cells.sum()).containsExactly(1, 0, 0, 1);
    }
  }

  @Test
  void what_is_rare_shares_one_level_and_one_cell() {
    try (var tables = Tables.open("200MB")) {
      var grants = new StringBuilder(GRANTS.lines().findFirst().orElseThrow()).append('\n');
      for (int n = 0; n < 120; n++) {
        grants.append(
            String.format(
                Locale.ROOT,
                "d%d,2014-03-10,Acorn,a1,friends,%s,2014-03-01,purpose %02d\n",
                n,
                n % 2 == 0 ? "granted" : "refused",
                n % 60));
      }
      var cells = units(tables, grants.toString()).cells(Outcome.GRANTED).orElseThrow();

      assertThat(cells.levels().get(2)).hasSize(51).startsWith("purpose 00").endsWith("(others)");
      assertThat(cells.size()).isEqualTo(51);
      assertThat(cells.count()[50]).as("ten purposes of two").isEqualTo(20);
      assertThat(cells.sum()[50]).isEqualTo(10);
      assertThat(cells.squares()[50]).isEqualTo(10);
    }
  }

  @Test
  void of_more_times_than_are_looked_at_only_their_number_is_told() {
    try (var tables = Tables.open("500MB")) {
      var grants =
          new StringBuilder(
              "decision_id,decided_at,organisation,app,data_type,outcome,requested_at\n");
      var asked = Instant.parse("2014-01-01T00:00:00Z");
      // Of 41 organisations 10,000 waits each, a hundredth of a day apart; and some again.
      for (int n = 0; n < 411_000; n++) {
        int organisation = n % 41;
        grants.append(
            String.format(
                Locale.ROOT,
                "d%d,%s,o%d,a,friends,granted,%s\n",
                n,
                asked.plusSeconds(864L * (n / 41 % 10_000)),
                organisation,
                asked));
      }
      var times = units(tables, grants.toString()).times(Outcome.WAIT).orElseThrow();

      assertThat(times.different()).isEqualTo(410_000);
      assertThat(times.days()).isEmpty();
    }
  }

  @Test
  void lenience_is_asked_once_for_each_app_and_type_that_was_cut_off() {
    try (var tables = Tables.open("200MB")) {
      var cells = units(tables, GRANTS).cells(Outcome.LENIENCE).orElseThrow();

      assertThat(cells.rulings()).isEqualTo(2);
      assertThat(cells.sum()).containsExactly(1, 0);
    }
  }

  @Test
  void waiting_is_measured_in_days() {
    try (var tables = Tables.open("200MB")) {
      assertThat(units(tables, GRANTS).times(Outcome.WAIT).orElseThrow().days())
          .containsExactlyInAnyOrder(9, 9, 10);
    }
  }

  @Test
  void money_counts_in_the_months_before_and_the_months_after_at_the_stated_rate() {
    try (var tables = Tables.open("200MB")) {
      var exposures = units(tables, GRANTS).all().exposures();

      // Acorn's rulings are of 2014-03, -04, -07, -08; USD 50 are EUR 40.
      assertThat(exposures.get(Exposure.SPEND_BEFORE))
          .containsExactly((100 + 100 + 140 + 140) / 4.0, 0);
      assertThat(exposures.get(Exposure.SPEND_AFTER)).containsExactly((40 + 40 + 0 + 0) / 4.0, 0);
    }
  }

  @Test
  void what_is_not_known_of_an_organisation_is_not_a_number() {
    try (var tables = Tables.open("200MB")) {
      assertThat(units(tables, GRANTS).all().exposures().get(Exposure.CLOSENESS))
          .containsExactly(2, Double.NaN);
    }
  }

  @Test
  void rows_that_are_there_twice_word_for_word_are_left_out_and_counted() {
    try (var tables = Tables.open("200MB")) {
      var units = units(tables, GRANTS + GRANTS.lines().toList().get(1) + "\n");

      assertThat(units.cells(Outcome.GRANTED).orElseThrow().rulings()).isEqualTo(3);
      assertThat(units.profile().remarks())
          .anySatisfy(remark -> {
            assertThat(remark.what()).contains("twice");
            assertThat(remark.count()).isEqualTo(1);
          });
    }
  }

  @Test
  void the_same_decision_with_another_outcome_is_refused_with_both_lines() {
    try (var tables = Tables.open("200MB")) {
      assertThatThrownBy(() ->
              units(tables, GRANTS + "d1,2014-03-10,Acorn,a1,friends,refused,2014-03-01,Games\n"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("grants.csv, line 8")
          .hasMessageContaining("line 2");
    }
  }

  @Test
  void a_currency_without_a_rate_is_refused() {
    try (var tables = Tables.open("200MB")) {
      assertThatThrownBy(
              () -> new Units(tables, PlanFile.standard(), load(tables, GRANTS, PARTNERS, SPEND)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("spend.csv, line 3, column 'currency'")
          .hasMessageContaining("USD");
    }
  }

  private Units units(Tables tables, String grants) {
    var plan = PlanFile.read("plan.yaml", "rates: { USD: 0.8 }");
    return new Units(tables, plan, load(tables, grants, PARTNERS, SPEND));
  }

  private Map<String, Loaded> load(Tables tables, String grants, String partners, String spend) {
    var all = new HashMap<String, Loaded>();
    all.put("grants", tables.load(Schema.GRANTS, file("grants.csv", grants), n -> {}));
    all.put("partners", tables.load(Schema.PARTNERS, file("partners.csv", partners), n -> {}));
    all.put("spend", tables.load(Schema.SPEND, file("spend.csv", spend), n -> {}));
    return all;
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
