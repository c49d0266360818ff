package org.evenhand.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.audit.ledger.InventedLog.object;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.ledger.RulingRow.Outcome;
import org.evenhand.audit.ledger.RulingRow.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register as rows for analysis. */
final class RulingsTest {
  @TempDir private Path folder;
  private InventedLog log;

  @BeforeEach
  void begin() {
    log =
        new InventedLog(folder)
            .officer("o-1", "head of policy", "")
            .company("amber", "games")
            .company("birch", "dating")
            .terms("2026-01", 0);
  }

  private RulingRow row(String decision) {
    return Rulings.of(log.read().register()).rulings().stream()
        .filter(one -> one.decision().equals(decision))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_ruling_is_a_row_with_its_waiting_time_and_its_appeal_beside_it() {
    log.on(3)
        .asks("r-1", "amber", "likes")
        .on(5)
        .rules("r-1", "o-1", false)
        .on(6)
        .act("appeal_filed", "developer amber", "request", "r-1")
        .act("appeal_ruled", "officer o-2", "request", "r-1", "outcome", "GRANTED")
        .asks("r-2", "birch", "likes");

    var row = row("r-1");

    assertThat(row.unit()).isEqualTo(Unit.REQUEST);
    assertThat(row.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(row.onAppeal()).contains(Outcome.GRANTED);
    assertThat(row.waitedDays()).hasValue(2);
    assertThat(row.organisation()).isEqualTo("amber");
    assertThat(row.reviewer()).isEqualTo("o-1");
    assertThat(row.wider()).contains(false);
    assertThat(Rulings.of(log.read().register()).rulings()).hasSize(1);
  }

  @Test
  void a_request_for_several_types_has_a_row_for_each_and_says_what_is_wider_than_the_terms() {
    log.act(
            "access_requested",
            "developer amber",
            "request",
            "r-1",
            "app",
            "amber-app",
            "datatypes",
            List.of("likes", "photos"),
            "purposes",
            List.of("Personalisation"))
        .rules("r-1", "o-1", true);

    assertThat(row("r-1/likes").wider()).contains(false);
    assertThat(row("r-1/photos").wider()).contains(true);
  }

  @Test
  void an_offer_that_nobody_asked_for_is_a_grant_by_being_made() {
    log.act(
        "access_requested",
        "officer o-1",
        "request",
        "r-1",
        "app",
        "amber-app",
        "datatypes",
        List.of("likes"),
        "purposes",
        List.of("Personalisation"));

    var row = row("r-1");

    assertThat(row.unit()).isEqualTo(Unit.OFFER);
    assertThat(row.outcome()).isEqualTo(Outcome.GRANTED);
    assertThat(row.unsolicited()).isTrue();
    assertThat(row.waitedDays()).isEmpty();
  }

  @Test
  void what_the_platform_itself_rules_is_by_rule_and_what_an_officer_rules_is_not() {
    log.asks("r-1", "amber", "likes").asks("r-2", "amber", "friends").rules("r-1", "o-1", true);
    log.act("request_ruled", "system rules", "request", "r-2", "outcome", "GRANTED");

    assertThat(row("r-1").byRule()).isFalse();
    assertThat(row("r-2").byRule()).isTrue();
  }

  @Test
  void a_cut_off_is_a_row_for_each_app_that_it_touched_and_an_extension_for_who_was_spared() {
    log.agrees("amber", "2026-01", "likes")
        .agrees("birch", "2026-01", "likes", "friends")
        .on(1)
        .cutOff("c-1", "datatype", "likes", 60)
        .exception("e-1", "amber", "o-1", object("type", "lenience", "cut_off", "c-1"))
        .approve("e-1", "o-2", "o-3");

    var spared = row("e-1");
    var touched = row("c-1/birch-app");

    assertThat(spared.outcome()).isEqualTo(Outcome.EXTENDED);
    assertThat(spared.lenienceDays()).hasValue(120);
    assertThat(touched.outcome()).isEqualTo(Outcome.CUT_OFF);
    assertThat(touched.noticeDays()).hasValue(60);
    assertThat(Rulings.of(log.read().register()).rulings()).hasSize(2);
  }

  @Test
  void prices_and_limits_of_exceptions_stand_in_their_rows_and_what_waits_is_none() {
    log.exception(
            "e-1",
            "amber",
            "o-1",
            object("type", "price", "unit_prices", object("likes", 3), "currency", "EUR"))
        .approve("e-1", "o-2", "o-3")
        .exception(
            "e-2",
            "amber",
            "o-1",
            object(
                "type", "limits", "limits", object("calls_per_hour", 5000, "people_per_hour", 10)))
        .approve("e-2", "o-2", "o-3")
        .exception("e-3", "birch", "o-1", object("type", "lenience", "cut_off", "none"));

    assertThat(row("e-1").price()).hasValue(3);
    assertThat(row("e-2").callsPerHour()).hasValue(5000);
    assertThat(Rulings.of(log.read().register()).rulings()).hasSize(2);
  }

  @Test
  void partners_are_told_by_what_they_gave_and_by_ties() {
    log.tie("o-1", "amber")
        .gives("d", "amber", "RECIPROCAL_DATA", 0, 3)
        .act("app_fact_set", "officer o-1", "app", "amber-app", "fact", "VIOLATIONS", "value", "2")
        .asks("r-1", "amber", "likes");

    var partners = Rulings.of(log.read().register()).partners();

    assertThat(partners.getFirst().reciprocalData()).isTrue();
    assertThat(partners.getFirst().payment()).isFalse();
    assertThat(partners.getFirst().ties()).isEqualTo(1);
    assertThat(partners.getFirst().violationsAtFirstRequest()).hasValue(2);
    assertThat(partners.getLast().category()).isEqualTo("dating");
    assertThat(partners.getLast().violationsAtFirstRequest()).isEmpty();
  }

  @Test
  void spending_falls_into_months_by_days_and_stands_for_the_middle_of_its_band() {
    log.on(40).gives("ads", "amber", "AD_SPEND", 100_000, 30);

    var spend = Rulings.of(log.read().register()).spend();

    assertThat(spend)
        .extracting(row -> row.month().toString())
        .containsExactly("2026-01", "2026-02");
    assertThat(spend.stream().map(SpendRow::atLeast).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1000");
    assertThat(spend.stream().mapToDouble(row -> row.amount().doubleValue()).sum())
        .isCloseTo(3162.2777, org.assertj.core.api.Assertions.within(0.001));
  }

  @Property(tries = 200)
  void the_middle_of_a_band_is_wrong_by_the_same_factor_either_way(
      @ForAll @LongRange(min = 1, max = 12) long digits) {
    long atLeast = (long) Math.pow(10, digits);
    var band = new Band(atLeast, 10 * atLeast, "EUR");
    double middle = band.middle().doubleValue();

    assertThat(middle / band.lower().doubleValue())
        .isCloseTo(
            band.upper().doubleValue() / middle, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void a_currency_without_cents_has_none() {
    assertThat(new Band(100, 1000, "JPY").lower()).isEqualByComparingTo("100");
    assertThat(new Band(100, 1000, "EUR").lower()).isEqualByComparingTo("1");
    assertThat(new Band(0, 1, "EUR").middle()).isEqualByComparingTo("0");
  }

  @Test
  void the_audit_reads_the_files_as_it_reads_those_of_others() throws IOException {
    log.agrees("amber", "2026-01", "likes")
        .gives("ads", "amber", "AD_SPEND", 100_000, 3)
        .asks("r-1", "amber", "likes")
        .rules("r-1", "o-1", true)
        .cutOff("c-1", "datatype", "likes", 60);
    Rulings.of(log.read().register()).writeForeign(folder.resolve("out"));

    try (var tables = Tables.open("256MB")) {
      for (var schema : List.of(Schema.GRANTS, Schema.PARTNERS, Schema.SPEND)) {
        var file = folder.resolve("out").resolve(schema.table() + ".csv");
        assertThat(tables.load(schema, file, _ -> {}).rows()).isPositive();
      }
      assertThat(tables.number("SELECT sum(call_limit) FROM grants")).isEqualTo(100);
      assertThat(tables.number("SELECT max(notice_days) FROM grants")).isEqualTo(60);
    }
  }

  @Test
  void the_files_have_the_columns_of_other_platforms_files_first() throws IOException {
    log.gives("ads", "amber", "AD_SPEND", 100_000, 3)
        .asks("r-1", "amber", "likes")
        .on(2)
        .rules("r-1", "o-1", true);
    var out = folder.resolve("out");

    Rulings.of(log.read().register()).writeForeign(out);

    assertThat(Files.readAllLines(out.resolve("grants.csv")))
        .hasSize(2)
        .first()
        .asString()
        .startsWith(
            "decision_id,decided_at,organisation,app,data_type,outcome,requested_at,unsolicited,reviewer,by_rule,purpose,wider_than_terms,notice_days,lenience_days,price,call_limit");
    assertThat(Files.readAllLines(out.resolve("grants.csv")).getLast())
        .startsWith(
            "r-1,2026-01-03T10:00:00Z,amber,amber-app,likes,granted,2026-01-01T10:00:00Z,false,o-1,false,Personalisation,false,,,0,100");
    assertThat(Files.readAllLines(out.resolve("partners.csv")).getFirst())
        .startsWith("organisation,payment,reciprocal_data,launch_partner,closeness,category");
    assertThat(Files.readAllLines(out.resolve("spend.csv")))
        .first()
        .asString()
        .startsWith("organisation,month,amount,currency");
  }
}
