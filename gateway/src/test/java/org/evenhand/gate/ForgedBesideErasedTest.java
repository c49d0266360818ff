package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.tags;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.gate.replay.Verdict;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Shown;
import org.junit.jupiter.api.Test;

/** Somebody's erasure hides nothing that was done to anybody else. */
class ForgedBesideErasedTest extends GateScene {
  private static final Query FRIENDS = of(friends("name", "birthday"));

  private Caller token() {
    say.yes("ben", maps, EVERYTHING);
    return say.authorise("ann", maps, EVERYTHING);
  }

  private void erase(String who) {
    town.erasureActs.erase(town.me(who));
  }

  private int number(String who) {
    return town.person(who).number();
  }

  private long forged(Caller token, Shown more) {
    return new Forger(town)
        .items(
            token,
            FRIENDS,
            items -> {
              items.add(more);
              return items;
            });
  }

  @Test
  void a_person_without_consent_in_a_frame_that_names_the_erased_is_found() {
    var token = token();
    long position = forged(token, Forger.person(town.person("cay"), "name"));
    int cay = number("cay");
    erase("ben");
    assertThat(Replays.of(folder).why(position))
        .anyMatch(why ->
            why.endsWith(
                "shows person " + cay + ", which must not be shown (no_consent to" + " friends)"));
  }

  @Test
  void a_field_without_consent_in_a_frame_that_names_the_erased_is_found() {
    var token = token();
    say.yes("cay", maps, "friends", "profile.name");
    long position =
        new Forger(town)
            .items(
                token,
                FRIENDS,
                items -> {
                  var all = new ArrayList<>(items);
                  all.replaceAll(item ->
                      item.line().people().contains(town.person("cay"))
                          ? Forger.person(town.person("cay"), "name", "birthday")
                          : item);
                  return all;
                });
    int cay = number("cay");
    erase("ben");
    assertThat(Replays.of(folder).why(position))
        .anyMatch(why ->
            why.contains(
                "of person " + cay + " (birthday) was shown, and must not be (no_consent to"));
  }

  @Test
  void a_field_that_is_the_persons_own_alone_is_found_where_a_list_named_the_erased() {
    // ben consented to nothing, so that the frame does not name him: but the list of friends did.
    say.yes("cay", maps, EVERYTHING);
    hides("cay", "profile.birthday", Audience.ONLY_ME);
    var token = say.authorise("ann", maps, EVERYTHING);
    long position =
        new Forger(town)
            .items(
                token,
                FRIENDS,
                _ -> List.of(Forger.person(town.person("cay"), "name", "birthday")));
    int cay = number("cay");
    erase("ben");
    assertThat(Replays.of(folder).why(position))
        .contains("line 1: of person " + cay + " (birthday) was shown, and must not be");
  }

  @Test
  void a_stranger_who_is_put_behind_the_photo_of_the_erased_is_found() {
    var token = token();
    photo(1, "ben");
    var query = of(friends("name", photos("taken_at", tags("name"))));
    long position =
        new Forger(town)
            .items(
                token,
                query,
                items -> {
                  items.add(Forger.person(town.person("dan"), "name"));
                  return items;
                });
    int dan = number("dan");
    erase("ben");
    assertThat(Replays.of(folder).why(position))
        .anyMatch(why -> why.contains("shows person " + dan + ", which must not be shown"));
  }

  @Test
  void one_who_consented_to_everything_and_is_no_friend_is_found_in_a_list_of_friends() {
    var token = token();
    say.yes("dan", maps, EVERYTHING);
    long position = forged(token, Forger.person(town.person("dan"), "name"));
    int dan = number("dan");
    erase("ben");
    assertThat(Replays.of(folder).why(position))
        .anyMatch(why -> why.contains("shows person " + dan + ", which must not be shown"));
  }

  @Test
  void what_was_honest_is_beyond_or_the_same_whoever_was_erased() {
    var token = everyoneSaysYes();
    photo(1, "ben", "cay", "ann");
    photo(2, "cay", "ben", "dan");
    photo(3, "ann", "cay");
    photo(4, "cay", "dan");
    couple("ann", "ben");
    say.narrow("eve", maps, "profile");
    photo(5, "cay", "eve");
    var asked = new ArrayList<Long>();
    for (int limit = 1; limit < 4; limit++) {
      var list =
          Asks.list(
              Edge.FRIENDS,
              limit,
              Asks.START,
              "name",
              Asks.list(Edge.PHOTOS, limit, Asks.START, "taken_at", tags("name", "birthday")));
      asked.add(ask.answered(token, of(list)).position());
    }
    asked.add(ask.answered(token, of(photos("taken_at", tags("name")))).position());
    asked.add(
        ask.answered(token, of(Asks.relationships("status", Asks.partner("name")))).position());
    asked.add(ask.answered(token, of(town.person("dan"), "name", photos("taken_at"))).position());
    asked.add(
        ask.answered(token, of(town.person("cay"), "name", photos("taken_at", tags("name"))))
            .position());
    for (var who : List.of("eve", "ben", "cay")) {
      erase(who);
      var replay = Replays.of(folder);
      for (var position : asked) {
        assertThat(replay.at(position)).isNotInstanceOf(Verdict.Different.class);
      }
    }
  }
}
