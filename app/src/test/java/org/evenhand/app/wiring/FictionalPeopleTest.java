package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.evenhand.app.developers.TestPerson;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.identity.TestPeople;
import org.evenhand.record.frame.Tags;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody fictional, for one app alone. */
class FictionalPeopleTest {
  private final DemoServer server = DemoServer.shared();
  private final DemoServer.App app = server.app("sunny-maps");
  private final AppId id = new AppId(app.id());
  private final TestPeople rows =
      new TestPeople(
          server.platform().table("identity"),
          new Accounts(server.platform().table("identity")),
          new SecureRandom());
  private final FictionalPeople people = new FictionalPeople(rows, server.platform());

  @AfterEach
  void clean() {
    people.remove(id);
  }

  private DemoServer.Person made() {
    TestPerson.Key key = people.make(id).orElseThrow();
    int number = rows.of(id).orElseThrow().person().number();
    return new DemoServer.Person(key.username(), key.password(), number);
  }

  @Test
  void they_sign_in_authorise_their_app_and_are_told_to_it() {
    var tess = made();
    var oauth = new OAuthApp(server, app);
    var token =
        oauth
            .connect(new WebClient(server), tess, form -> form)
            .toSuccessResponse()
            .getTokens()
            .getAccessToken()
            .getValue();

    assertThat(server.call("/v1/me?fields=id,name", token).body()).contains("Tess Fictional");
    assertThat(DemoServer.json(server.call("/v1/me/friends?fields=id", token)).path("data"))
        .isEmpty();
    people.remove(id);
    assertThat(server.call("/v1/me?fields=id", token).statusCode()).isEqualTo(401);
    assertThat(people.username(id)).isEmpty();
  }

  @Test
  void another_app_cannot_even_ask_them() {
    var tess = made();
    var other = server.app("lantern");
    var oauth = new OAuthApp(server, other);
    var browser = new WebClient(server);
    var question = oauth.question(browser, tess, oauth.begin(other.types()));

    assertThat(browser.get(question).body()).doesNotContain("value=\"allow\"");
  }

  @Test
  void the_record_says_that_they_are_fictional_and_for_which_app() {
    long before = server.position();
    made();

    assertThat(server.recordAfter(before))
        .filteredOn(frame -> frame.path("kind").asString().equals("import"))
        .singleElement()
        .satisfies(frame ->
            assertThat(frame.toString()).contains("a fictional person to test sunny-maps with"));
  }

  @Test
  void an_app_has_one_at_a_time() {
    made();

    assertThat(people.make(id)).isEmpty();
    people.remove(id);
    assertThat(people.make(id)).isPresent();
  }

  @Test
  void an_app_gets_ten_in_an_hour_and_no_more() {
    for (int made = 0; made < FictionalPeople.MOST_AN_HOUR; made++) {
      assertThat(people.make(id)).isPresent();
      people.remove(id);
    }
    long before = server.position();

    assertThat(people.make(id)).isEmpty();
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void one_who_had_themselves_erased_leaves_the_place_free() {
    made();
    server.platform().erasureActs().erase(rows.of(id).orElseThrow());

    assertThat(people.username(id)).isEmpty();
    assertThat(people.make(id)).isPresent();
  }

  @Test
  void
      how_lines_name_them_is_known_to_tallies_for_this_week_and_the_next_also_once_they_are_gone() {
    var platform = server.platform();
    int week = Tags.epoch(Instant.now());
    var tess = new PersonId(made().number());
    var now = platform.codec().tag(tess, week, id);
    var next = platform.codec().tag(tess, week + 1, id);

    people.remove(id);
    assertThat(platform.fictional().of(week)).contains(now).doesNotContain(next);
    assertThat(platform.fictional().of(week + 1)).contains(next);
  }

  @Test
  void the_tags_of_a_week_are_kept_before_it_begins_and_let_go_a_year_later(@TempDir Path keys)
      throws Exception {
    try (var vault = new FileKeyVault(keys, new SecureRandom())) {
      keptAndLetGo(vault);
    }
  }

  private void keptAndLetGo(FileKeyVault vault) {
    var tess = new PersonId(1);
    vault.create(tess, tess);
    var now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    int first = Tags.epoch(now.get());
    var table = new MemoryTable();
    var tags = new FictionalTags(table, vault, now::get);
    tags.add(id, tess);
    for (int week = first; week < first + 60; week++) {
      assertThat(tags.of(week)).hasSize(1);
      assertThat(tags.of(week + 1)).hasSize(1).isNotEqualTo(tags.of(week));
      now.updateAndGet(it -> it.plus(Duration.ofDays(7)));
      tags.eachSecond();
    }
    assertThat(tags.of(first)).isEmpty();
    vault.erase(tess);
    var reopened = new FictionalTags(table, vault, now::get);
    assertThat(reopened.of(first + 60)).hasSize(1);
    assertThat(reopened.of(first + 62)).isEmpty();
  }
}
