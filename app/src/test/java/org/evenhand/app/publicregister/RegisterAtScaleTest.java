package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand organisations, each with an app and its agreement. */
@Tag("long")
class RegisterAtScaleTest {
  private static final int MANY = 10_000;

  @TempDir private Path folder;

  @Test
  void every_page_stays_small_and_every_list_complete() throws IOException {
    try (var town = Town.open(folder)) {
      fill(town);
      for (var path :
          List.of(
              "/register",
              "/register?q=company+77",
              "/register/organisations",
              "/register/organisations/org-05000",
              "/register/apps/app-5000",
              "/register/terms/v1",
              "/register/agreements?q=app-99",
              "/register/cutoffs",
              "/register/cutoffs/cut",
              "/register/plots",
              "/register/invoices",
              "/register/law",
              "/register/changes")) {
        assertThat(town.get(path).body().getBytes(StandardCharsets.UTF_8).length)
            .as(path)
            .isBetween(1_000, 100_000);
      }
      assertThat(town.get("/register/organisations?format=csv").body().lines()).hasSize(MANY + 1);
      assertThat(town.get("/register/cutoffs/cut?format=csv").body().lines()).hasSize(MANY + 1);
      assertThat(town.json("/register").path("total").asInt()).isEqualTo(3 * MANY + 2);
    }
  }

  private static void fill(Town town) {
    town.recordAll(Town.organisations(MANY));
    town.record(
        Town.terms(
            "v1", Map.of("photos", Set.of(Town.PERSONALISATION)), new Limits(100, 1000), 30));
    var acts = new ArrayList<RegisterEvent>();
    for (int i = 1; i <= MANY; i++) {
      acts.add(Town.app("app-" + i, String.format(java.util.Locale.ROOT, "org-%05d", i)));
      acts.add(Town.accepted("agr-" + i, "app-" + i, "v1", "photos"));
    }
    town.recordAll(acts);
    town.record(
        Town.cutOff(
            "cut",
            "Ends.",
            new Target.OfDataType(new DataTypeId("photos.tags")),
            Town.LONG_AGO,
            Town.LONG_AGO.plusSeconds(1)));
  }
}
