package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.OrganisationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register's pages follow the register. */
class RegisterChangesTest {
  @TempDir private Path folder;

  @Test
  void an_empty_register_says_what_would_be_there() throws IOException {
    try (var town = Town.open(folder)) {
      assertThat(town.get("/register").body())
          .contains("Nothing happened yet", "No public act is recorded yet")
          .contains("This installation doesn’t publish its record");
      assertThat(town.get("/register/cutoffs").body()).contains("Nothing was cut off");
      assertThat(town.get("/register/changes.atom").body()).contains("1970-01-01T00:00:00Z");
      assertThat(town.json("/register/organisations").path("total").asInt()).isZero();
    }
  }

  @Test
  void a_new_act_makes_a_new_page_and_the_page_before_is_known_by_its_tag() throws IOException {
    try (var town = Town.open(folder)) {
      town.record(Town.organisation("one", "One (fictional)"));
      var before = town.get("/register/cutoffs").headers().firstValue("ETag").orElseThrow();
      assertThat(town.get("/register/cutoffs", "If-None-Match", "W/\"x\", " + before).statusCode())
          .isEqualTo(304);

      var position =
          town.record(
              Town.cutOff(
                  "cut",
                  "For a test.",
                  new Target.OfOrganisation(new OrganisationId("one")),
                  Instant.now(),
                  Instant.now().plus(Duration.ofDays(1))));

      var after = town.get("/register/cutoffs", "If-None-Match", before);
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.body()).contains("Every app of One (fictional)", "1 day");
      assertThat(town.json("/register/cutoffs").path("as_of").path("position").asLong())
          .isEqualTo(position);
      assertThat(town.json("/register/changes").path("items").get(0).path("what").asString())
          .isEqualTo("Cut-off announced: Every app of One (fictional)");
    }
  }
}
