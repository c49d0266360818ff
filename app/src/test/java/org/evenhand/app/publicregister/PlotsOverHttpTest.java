package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Actor;
import org.evenhand.register.Band;
import org.evenhand.register.Commitment;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every app, by what its organisation gave in the last months and by what it may draw. */
class PlotsOverHttpTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void each_app_lies_at_what_was_given_lately_in_one_currency_and_at_what_it_may_draw()
      throws IOException {
    try (var town = Town.open(folder)) {
      town.record(Town.organisation("giver", "Giver"));
      town.record(Town.organisation("other", "Other"));
      town.record(Town.app("app-g", "giver"));
      town.record(Town.app("app-o", "other"));
      var offers = Map.of("photos", Set.of(Town.PERSONALISATION));
      town.record(Town.terms("v1", offers, new Limits(10, 10), 30));
      town.record(Town.accepted("agr-1", "app-g", "v1", "photos"));
      give(town, "lately", "giver", 250_000, "EUR", TODAY.minusDays(40), TODAY.minusDays(10));
      give(town, "too", "giver", 1_000, "EUR", TODAY.minusDays(800), TODAY.minusDays(360));
      give(town, "long-ago", "giver", 900_000, "EUR", TODAY.minusDays(800), TODAY.minusDays(400));
      give(town, "to-come", "giver", 900_000, "EUR", TODAY.plusDays(2), TODAY.plusDays(9));
      give(town, "elsewhere", "giver", 900_000, "USD", TODAY.minusDays(9), TODAY);

      assertThat(town.get("/register/plots?format=csv").body().lines())
          .containsExactly(
              "app,given_at_least,currency,data_types,lines,exceptions_in_force",
              "app-g,101000,EUR,2,0,false",
              "app-o,0,EUR,0,0,false");
      assertThat(town.get("/register/plots").body())
          .contains("App app-g: 1,000.00 EUR or more given; 2 data types that it may draw now")
          .contains("App app-o: nothing given; 0 data types");
      assertThat(town.json("/register/plots").path("apps")).hasSize(2);
    }
  }

  @Test
  void what_concerns_fewer_than_ten_people_is_not_told_and_the_rest_in_tens() {
    var app = new AppId("app-g");
    var type = new DataTypeId("photos");
    var traffic =
        new Traffic(
            java.time.Instant.EPOCH,
            java.time.Instant.EPOCH.plusSeconds(1),
            List.of(
                new Traffic.Out(app, type, "terms:v1", 99, 9),
                new Traffic.Out(app, type, "exception:exc-1+exc-2", 99, 19)),
            List.of(
                new Traffic.In("deal", app, type, 12, 25, 11),
                new Traffic.In("deal", app, type, 12, 25, 9)));
    assertThat(traffic.out())
        .containsExactly(new Traffic.Out(app, type, "exception:exc-1+exc-2", 90, 10));
    assertThat(traffic.reached(new ExceptionId("exc-2"))).isEqualTo(10);
    assertThat(traffic.reached(new ExceptionId("exc"))).isZero();
    assertThat(traffic.in()).containsExactly(new Traffic.In("deal", app, type, 10, 20, 10));
  }

  private static void give(
      Town town,
      String id,
      String organisation,
      long cents,
      String currency,
      LocalDate from,
      LocalDate until) {
    town.record(
        new ConsiderationRecorded(
            new Actor(Actor.SYSTEM, "operator"),
            "Bought.",
            new ConsiderationId(id),
            new OrganisationId(organisation),
            Optional.empty(),
            Consideration.Kind.AD_SPEND,
            Optional.of(Band.of(cents, currency)),
            from,
            until,
            Commitment.to(new byte[Commitment.SALT_BYTES], "x")));
  }
}
