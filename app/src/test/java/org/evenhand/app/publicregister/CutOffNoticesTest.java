package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.publicregister.Town.PERSONALISATION;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Actor;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cut-off's page has for each app that it touches. */
final class CutOffNoticesTest {
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final String PAGE = "/register/cutoffs/cut-1";

  @TempDir static Path folder;
  private static Town town;

  @BeforeAll
  static void play() throws IOException {
    town = Town.open(folder);
    town.record(Town.organisation("oars", "Oars Ltd (fictional)"));
    town.record(
        Town.terms("1", Map.of("friends", Set.of(PERSONALISATION)), new Limits(100, 1000), 30));
    town.record(Town.app("rower", "oars"));
    town.record(Town.accepted("agr-1", "rower", "1", "friends"));
    town.record(Town.app("sitter", "oars"));
    cutOff("cut-1");
  }

  private static void cutOff(String id) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    town.record(
        new CutOffAnnounced(
            OPERATOR,
            "Nobody needs it.",
            new CutOffId(id),
            new Target.OfDataType(new DataTypeId("friends")),
            now,
            now.plus(Duration.ofDays(30)),
            Optional.of(now.plus(Duration.ofDays(60))),
            Optional.empty()));
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void each_app_that_it_touches_has_a_notice_ready_to_be_mailed() {
    assertThat(town.get(PAGE, "Accept", "text/html").body())
        .contains("href=\"" + PAGE + "/notices/rower\"", "by its page")
        .doesNotContain("/notices/sitter");
    var notice = town.get(PAGE + "/notices/rower");
    assertThat(notice.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(notice.body())
        .startsWith("Subject: Cut-off cut-1: ")
        .contains(
            "To Oars Ltd (fictional), for its app App rower",
            "What ends: ",
            "Why: Nobody needs it.",
            "Holds for your app from: ",
            "Delete what you drew of it by: ",
            "If you object: ",
            Town.BASE + PAGE);
  }

  @Test
  void there_is_none_for_an_app_that_it_does_not_touch_or_that_nobody_knows() {
    for (var wrong :
        new String[] {
          PAGE + "/notices/sitter",
          PAGE + "/notices/nobody",
          PAGE + "/notices/..",
          PAGE + "/other/rower",
          "/register/cutoffs/none/notices/rower",
          "/register/terms/1/notices/rower"
        }) {
      assertThat(town.get(wrong).statusCode()).as(wrong).isEqualTo(404);
    }
  }

  @Test
  void the_notice_of_one_that_was_taken_back_says_so_first() {
    cutOff("cut-2");
    town.record(new CutOffWithdrawn(OPERATOR, "It is needed.", new CutOffId("cut-2")));

    assertThat(town.get("/register/cutoffs/cut-2/notices/rower").body())
        .startsWith("Subject: Taken back: cut-off cut-2")
        .contains("Nothing ends by it.");
  }
}
