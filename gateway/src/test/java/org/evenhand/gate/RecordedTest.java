package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;

import java.util.List;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.Kind;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Withheld;
import org.junit.jupiter.api.Test;

/** Every answer is in the record, line by line, before it is given. */
class RecordedTest extends GateScene {

  @Test
  void the_position_of_an_answer_is_that_of_a_frame_with_exactly_its_lines() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben");
    photo(2, "ben", "cay");
    couple("ann", "cay");
    var witness = Witness.of(town, 2);
    List<Query> queries =
        List.of(
            of(token.viewer(), "name", friends("name", photos("taken_at", tags("birthday")))),
            of(friends()),
            of(photos("width", tags("name"))),
            of(relationships("status", partner("name"))),
            of(town.person("ben"), "name", photos(tags())),
            of(town.person("eve"), "birthday"));
    for (var query : queries) {
      var answered = ask.answered(token, query);
      assertThat(answered.position()).isEqualTo(town.log.applied());
      var seen = witness.at(town, answered.position());
      assertThat(seen.lines()).isEqualTo(Answers.lines(answered.told()));
      assertThat(seen.app()).isEqualTo(maps);
      assertThat(seen.viewer()).isEqualTo(token.viewer());
      assertThat(seen.target())
          .isEqualTo(query instanceof Query.One one ? one.subject() : token.viewer());
    }
  }

  @Test
  void an_answer_that_shows_nothing_is_recorded_with_what_was_kept_back() {
    var token = say.authorise("ann", maps, EVERYTHING);
    say.yes("ben", maps, "friends");
    town.own.block(town.me("ben"), town.person("ann"));
    var answered = ask.answered(token, of(friends("name")));
    assertThat(answered.told().items()).isEmpty();
    var body = town.codec.body(town.log.read(answered.position()).orElseThrow());
    assertThat(body)
        .isInstanceOfSatisfying(
            Body.Access.class,
            access -> {
              assertThat(access.lines()).isEmpty();
              assertThat(access.withheld())
                  .as("cay did not agree, ben blocked")
                  .isEqualTo(new Withheld(0, 1, 1));
            });
  }

  @Test
  void an_app_reads_its_own_lines_without_what_was_withheld_and_no_other_apps() {
    var token = everyoneSaysYes();
    say.withdraw("cay", maps);
    long position = ask.answered(token, of(friends("name"))).position();
    var lines = ask.own(maps, position).orElseThrow();
    assertThat(lines)
        .contains("\"position\":" + position, "\"kind\":\"profile\"", "[\"id\",\"name\"]")
        .doesNotContain("withheld", "consent");
    var quiz = town.offices.app("quiz-box", EVERYTHING);
    assertThat(ask.own(quiz, position)).isEmpty();
  }

  @Test
  void an_app_reads_of_who_is_tagged_only_what_it_was_shown() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben", "eve");
    var withheld = linesOf(token, of(photos()));
    assertThat(withheld).contains("\"kind\":\"photo\"").doesNotContain("with");
    var shown = linesOf(token, of(photos(tags("name"))));
    assertThat(shown)
        .as("ben is a friend, eve a stranger, and tags are for friends")
        .containsOnlyOnce("\"kind\":\"profile\"")
        .doesNotContain("with");
  }

  @Test
  void an_app_reads_of_a_partner_only_what_it_was_shown() {
    var token = everyoneSaysYes();
    couple("ann", "cay");
    assertThat(linesOf(token, of(relationships("status")))).doesNotContain("with");
    assertThat(linesOf(token, of(relationships("status", partner())))).containsOnlyOnce("with");
  }

  private String linesOf(Caller token, Query query) {
    return ask.own(maps, ask.answered(token, query).position()).orElseThrow();
  }

  @Test
  void what_is_no_answer_of_the_apps_is_not_there_to_read() {
    var token = everyoneSaysYes();
    town.offices.suspend(maps);
    long refused = ask.refused(token, of(friends())).position();
    town.offices.resume(maps);
    for (long position = -1; position <= refused + 2; position++) {
      assertThat(ask.own(maps, position)).isEmpty();
    }
    assertThat(ask.own(maps, Long.MAX_VALUE)).isEmpty();
    assertThat(ask.own(maps, Long.MIN_VALUE)).isEmpty();
  }

  @Test
  void when_an_app_was_last_answered_is_known_at_once_and_after_a_restart() {
    var token = everyoneSaysYes();
    var ann = token.viewer();
    assertThat(town.gate.lastAccesses().of(ann, maps)).isEmpty();
    ask.words(token, friends());
    var at = town.clock.instant();
    assertThat(town.gate.lastAccesses().of(ann, maps)).contains(at);
    assertThat(town.gate.lastAccesses().of(town.person("ben"), maps))
        .as("whose token it was counts, not who was seen")
        .isEmpty();
    reopen();
    assertThat(town.gate.lastAccesses().of(ann, maps)).contains(at);
  }

  @Test
  void an_answer_is_acknowledged_by_one_frame_and_no_more() {
    var token = everyoneSaysYes();
    long before = town.log.applied();
    ask.words(token, friends("name"));
    assertThat(town.log.applied()).isEqualTo(before + 1);
    assertThat(town.log.read(before + 1).orElseThrow().kind()).isEqualTo(Kind.ACCESS);
  }
}
