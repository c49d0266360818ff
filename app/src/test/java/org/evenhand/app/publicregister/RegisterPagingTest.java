package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A register too large for one page, whose companies chose their names with care. */
class RegisterPagingTest {
  private static final int COMPANIES = 120;
  private static final String LONG = "words ".repeat(333).strip();

  @TempDir private static Path folder;
  private static Town town;

  @BeforeAll
  static void start() throws IOException {
    town = Town.open(folder);
    town.recordAll(Town.organisations(COMPANIES));
    town.record(Town.organisation("tricky", "=HYPERLINK(\"x\"), <script>alert(1)</script> & Co"));
    town.recordAll(
        IntStream.rangeClosed(1, 60).mapToObj(i -> Town.app("game-" + i, "tricky")).toList());
    var limits = new Limits(100, 1000);
    town.record(
        Town.terms(
            "v1",
            Map.of(
                "photos", Set.of(Town.PERSONALISATION),
                "likes", Set.of(Town.PERSONALISATION, Town.ADVERTISING)),
            limits,
            30));
    town.record(
        Town.terms(
            "v2",
            Map.of(
                "photos.tags", Set.of(Town.PERSONALISATION),
                "photos.location", Set.of(Town.PERSONALISATION),
                "likes", Set.of(Town.PERSONALISATION)),
            new Limits(200, 500),
            90));
    town.recordAll(
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> Town.accepted("agr-" + i, "game-" + i, "v1", "photos"))
            .toList());
    town.recordAll(
        IntStream.rangeClosed(1, 60)
            .mapToObj(i ->
                Town.cutOff(
                    "cut-" + i,
                    LONG,
                    new Target.OfDataType(new DataTypeId("photos.tags")),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2026-01-31T00:00:00Z")))
            .toList());
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static List<JsonNode> pages(String path) {
    var pages = new ArrayList<JsonNode>();
    var next = path;
    while (!next.isEmpty()) {
      var page = town.json(next);
      pages.add(page);
      next = page.path("next").asString("").replace(Town.BASE, "");
    }
    return pages;
  }

  @Test
  void following_next_shows_every_object_once_fifty_at_a_time() {
    var ids = new ArrayList<String>();
    var pages = pages("/register/organisations");
    pages.forEach(page -> page.path("items").forEach(item -> ids.add(item.path("id").asString())));

    assertThat(pages).extracting(page -> page.path("items").size()).containsExactly(50, 50, 21);
    assertThat(ids).hasSize(COMPANIES + 1).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void following_next_over_all_kinds_shows_every_object_once() {
    var found = new ArrayList<String>();
    for (var page : pages("/register")) {
      page.path("items").forEach(item -> found.add(item.path("url").asString()));
    }

    assertThat(found).hasSize(COMPANIES + 1 + 60 + 2 + 60 + 60).doesNotHaveDuplicates();
  }

  @Test
  void following_next_shows_every_act_once_the_newest_first() {
    var positions = new ArrayList<Long>();
    for (var page : pages("/register/changes")) {
      page.path("items").forEach(item -> positions.add(item.path("position").asLong()));
    }

    assertThat(positions)
        .hasSize(COMPANIES + 1 + 60 + 2 + 60 + 60)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void an_act_about_an_agreement_is_one_about_its_app_and_its_organisation() {
    assertThat(types("of=apps/game-7")).containsExactly("agreement_accepted", "app_registered");
    assertThat(types("of=agreements/agr-7")).containsExactly("agreement_accepted");
    assertThat(new HashSet<>(types("of=organisations/tricky")))
        .containsExactlyInAnyOrder(
            "organisation_registered", "app_registered", "agreement_accepted");
  }

  private static List<String> types(String query) {
    var types = new ArrayList<String>();
    for (var page : pages("/register/changes?" + query)) {
      page.path("items").forEach(item -> types.add(item.path("type").asString()));
    }
    return types;
  }

  @Test
  void a_search_finds_by_words_by_kind_and_by_organisation() {
    assertThat(town.json("/register?q=COMPANY+119").path("total").asInt()).isEqualTo(1);
    assertThat(town.json("/register?kind=apps&organisation=tricky").path("total").asInt())
        .isEqualTo(60);
    assertThat(town.json("/register?organisation=org-00001").path("total").asInt()).isEqualTo(1);
    assertThat(town.get("/register?q=zebra").body()).contains("Nothing in the register fits");
  }

  @Test
  void what_a_cut_off_touches_is_listed_with_the_app_and_with_its_organisation() {
    var cut = town.json("/register/cutoffs/cut-1");

    assertThat(cut.path("notice_days").asInt()).isEqualTo(30);
    assertThat(cut.path("notice_days_by_record").asInt()).isZero();
    assertThat(cut.path("apps_touched_total").asInt()).isEqualTo(60);
    assertThat(cut.path("apps_touched")).hasSize(50);
    assertThat(town.get("/register/cutoffs/cut-1").body())
        .contains("none: it was recorded after it took effect");
    assertThat(town.get("/register/cutoffs/cut-1?format=csv").body().lines()).hasSize(61);
    assertThat(town.json("/register/cutoffs?of=apps/game-1").path("total").asInt()).isEqualTo(60);
    assertThat(town.json("/register/cutoffs?of=organisations/org-00001").path("total").asInt())
        .isZero();
  }

  @Test
  void a_diff_says_what_an_app_and_a_person_gain_and_lose() {
    var page = town.get("/register/terms/v1/diff/v2").body();
    var json = town.json("/register/terms/v1/diff/v2");

    assertThat(page)
        .contains("It may ask people for “Where your photos were taken”, for personalisation.");
    assertThat(words(json, "app", "gains"))
        .containsExactly(
            "It may ask people for “Where your photos were taken”, for personalisation.",
            "Its calls in an hour: 200 instead of 100.",
            "Days for which it may keep what it was shown: 90 instead of 30.");
    assertThat(words(json, "app", "losses"))
        .containsExactly(
            "It may no longer ask people for “What you like”, for advertising.",
            "It may no longer ask people for “Your photos”, for personalisation.",
            "What an app may be shown in an hour, in lines about people: 500 instead of 1,000.");
    assertThat(words(json, "person", "gains"))
        .contains("Apps may no longer ask you for “Your photos”, for personalisation.");
    assertThat(words(json, "person", "losses"))
        .containsExactly(
            "Apps may ask you for “Where your photos were taken”, for personalisation.",
            "Days for which an app may keep what it was shown about you: 90 instead of 30.");
    assertThat(words(town.json("/register/terms/v1/diff/v1"), "app", "gains")).isEmpty();
  }

  private static List<String> words(JsonNode diff, String side, String what) {
    var words = new ArrayList<String>();
    diff.path(side).path(what).forEach(change -> words.add(change.path("words").asString()));
    return words;
  }

  @Test
  void names_are_text_in_a_page_and_in_a_table() {
    var page = town.get("/register/organisations/tricky").body();
    var table = town.get("/register/organisations?q=tricky&format=csv").body();

    assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;alert(1)");
    assertThat(table.lines().skip(1).toList())
        .singleElement()
        .asString()
        .startsWith("tricky,\"'=HYPERLINK(\"\"x\"\"), <script>");
  }

  @Test
  void no_page_is_larger_than_a_hundred_kilobytes() {
    for (var path :
        List.of(
            "/register",
            "/register?q=o",
            "/register/changes",
            "/register/organisations/tricky",
            "/register/apps/game-1",
            "/register/cutoffs",
            "/register/cutoffs/cut-60",
            "/register/terms/v1")) {
      var bytes = town.get(path).body().getBytes(StandardCharsets.UTF_8).length;
      assertThat(bytes).as(path).isBetween(1_000, 100_000);
    }
  }
}
