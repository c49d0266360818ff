package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.START;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.likes;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;

import java.util.List;
import java.util.TreeSet;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ThingId;
import org.junit.jupiter.api.Test;

/** What people like, and whom it is shown to. */
class LikesTest extends GateScene {

  @Test
  void a_person_likes_things_with_a_name_a_category_and_a_since() {
    var token = say.authorise("ann", maps, "likes");
    isFondOf("ann", 3, "Low Tide");
    assertThat(ask.words(token, likes("name", "category", "liked_at")))
        .containsExactly("like 3 name=Low Tide category=band liked_at=2026-02-01T12:00:03Z");
  }

  @Test
  void a_like_concerns_nobody_but_the_one_who_likes() {
    say.yes("ben", maps, "friends", "likes");
    var token = say.authorise("ann", maps, "friends", "likes");
    isFondOf("ben", 3, "Low Tide");
    isFondOf("cay", 3, "Low Tide");
    assertThat(ask.words(token, friends(likes("name"))))
        .containsExactly("ben likes[like 3 name=Low Tide]");
  }

  @Test
  void who_did_not_agree_or_hides_it_looks_like_somebody_who_likes_nothing() {
    for (var who : List.of("ben", "cay")) {
      say.yes(who, maps, "friends", "likes");
    }
    var token = say.authorise("ann", maps, "friends", "likes");
    var before = ask.words(token, friends(likes("name")));
    isFondOf("ben", 3, "Low Tide");
    hides("ben", "likes", Audience.ONLY_ME);
    isFondOf("cay", 4, "High Tide");
    say.narrow("cay", maps, "likes");
    assertThat(ask.words(token, friends(likes("name")))).isEqualTo(before);
  }

  @Test
  void what_was_taken_back_is_gone_from_the_next_call_on() {
    var token = say.authorise("ann", maps, "likes");
    isFondOf("ann", 3, "Low Tide");
    isFondOf("ann", 4, "High Tide");
    town.own.unlike(town.me("ann"), new ThingId(3));
    assertThat(ask.words(token, likes("name"))).containsExactly("like 4 name=High Tide");
  }

  @Test
  void pages_stand_in_the_order_of_the_apps_own_ids_and_add_up() {
    var quiz = town.offices.app("quiz-box", "likes");
    var token = say.authorise("ann", maps, "likes");
    var other = say.authorise("ann", quiz, "likes");
    for (int thing = 1; thing <= 9; thing++) {
      isFondOf("ann", thing, "Thing " + thing);
    }
    var ours = things(token);
    var theirs = things(other);
    assertThat(ours).hasSize(9).doesNotHaveDuplicates().isNotEqualTo(theirs);
    assertThat(new TreeSet<>(ours)).isEqualTo(new TreeSet<>(theirs));
    var ids = town.gate.ids(maps);
    assertThat(ours.stream().map(ids::thing).toList())
        .allMatch(id -> id.matches("t_[A-Za-z0-9_-]{22}"))
        .doesNotContainAnyElementsOf(ours.stream().map(town.gate.ids(quiz)::thing).toList());
  }

  private List<ThingId> things(Caller token) {
    return ask.pages(token, list(Edge.LIKES, 2, START, "name")).stream()
        .flatMap(page -> Answers.lines(page).stream())
        .map(line -> ((Line.OfLike) line).thing())
        .toList();
  }

  @Test
  void the_record_says_who_likes_it_and_hides_what_behind_a_tag() {
    var token = say.authorise("ann", maps, "likes");
    isFondOf("ann", 3, "Low Tide");
    long position = ask.answered(token, of(likes("name"))).position();
    var seen = Witness.of(town, 0).at(town, position);
    assertThat(seen.lines())
        .containsExactly(new Line.OfLike(town.person("ann"), new ThingId(3), 3));
    assertThat(ask.own(maps, position).orElseThrow())
        .contains("\"kind\":\"like\"", "\"fields\":[\"id\",\"name\"]")
        .doesNotContain("Low Tide");
    var replay = Replays.of(folder);
    assertThat(replay.wrong()).isEmpty();
    assertThat(replay.report().same()).isEqualTo(1);
  }
}
