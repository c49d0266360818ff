package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.START;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** Lists in pages, cut from what the app may see. */
class PagingTest extends GateScene {
  private static final List<String> CROWD =
      IntStream.range(0, 23).mapToObj(number -> "friend" + number).toList();

  private Caller crowded() {
    town.settle(CROWD);
    town.friends("ann", CROWD.toArray(String[]::new));
    for (int number = 0; number < CROWD.size(); number++) {
      if (number % 4 != 0) {
        say.yes(CROWD.get(number), maps, "friends", "profile.name");
      }
    }
    return say.authorise("ann", maps, EVERYTHING);
  }

  @Test
  void the_pages_of_a_list_joined_are_the_whole_list() {
    var token = crowded();
    var whole = ask.answered(token, of(list(Edge.FRIENDS, 500, START, "name"))).told();
    assertThat(whole.items()).hasSize(17);
    assertThat(whole.before()).isFalse();
    assertThat(whole.after()).isFalse();
    for (int size : new int[] {1, 4, 5, 16, 17}) {
      var pages = ask.pages(token, list(Edge.FRIENDS, size, START, "name"));
      assertThat(pages.stream().flatMap(page -> page.items().stream()).toList())
          .isEqualTo(whole.items());
      assertThat(pages.subList(0, pages.size() - 1)).allMatch(page -> page.items().size() == size);
      assertThat(pages.subList(1, pages.size())).allMatch(page -> page.before());
    }
  }

  @Test
  void pages_backwards_are_the_same_pages() {
    var token = crowded();
    var plan = list(Edge.FRIENDS, 5, START);
    var pages = ask.pages(token, plan);
    for (int number = pages.size() - 1; number > 0; number--) {
      var key = ask.key(token, pages.get(number), pages.get(number).items().getFirst());
      var before = ask.answered(token, of(Answers.from(plan, new Cursor.Before(key)))).told();
      assertThat(before.items()).isEqualTo(pages.get(number - 1).items());
      assertThat(before.after()).isTrue();
      assertThat(before.before()).isEqualTo(number > 1);
    }
  }

  @Test
  void a_list_is_in_the_order_of_the_apps_own_ids() {
    var token = crowded();
    var quiz = town.offices.app("quiz-box", EVERYTHING);
    CROWD.forEach(who -> say.yes(who, quiz, "friends"));
    var other = say.authorise("ann", quiz, EVERYTHING);
    var orders = new ArrayList<List<PersonId>>();
    for (var caller : List.of(token, other)) {
      var told = ask.answered(caller, of(list(Edge.FRIENDS, 500, START))).told();
      var people =
          Answers.lines(told).stream().map(line -> ((Line.OfPerson) line).subject()).toList();
      var ids = town.gate.ids(caller.app());
      assertThat(people.stream().map(ids::person).map(PagingTest::block).toList()).isSorted();
      orders.add(new ArrayList<>(people));
    }
    orders.get(1).retainAll(orders.get(0));
    assertThat(orders.get(1)).hasSameSizeAs(orders.get(0)).isNotEqualTo(orders.get(0));
  }

  private static String block(String id) {
    var bytes = java.util.Base64.getUrlDecoder().decode(id.substring("p_".length()));
    return java.util.HexFormat.of().formatHex(bytes);
  }

  @Test
  void photos_are_paged_newest_first_without_those_that_may_not_be_shown() {
    var token = everyoneSaysYes();
    for (int number = 1; number <= 9; number++) {
      if (number % 3 == 0) {
        photo(number, "ann", "eve");
      } else {
        photo(number, "ann");
      }
    }
    say.withdraw("eve", maps);
    var pages = ask.pages(token, list(Edge.PHOTOS, 2, START));
    assertThat(pages.stream().map(ask::words))
        .containsExactly(
            List.of("photo 8", "photo 7"),
            List.of("photo 5", "photo 4"),
            List.of("photo 2", "photo 1"));
  }

  @Test
  void a_page_goes_on_where_it_ended_although_the_friend_it_ended_with_has_gone() {
    var token = crowded();
    var plan = list(Edge.FRIENDS, 5, START);
    var pages = ask.pages(token, plan);
    var last = pages.getFirst().items().getLast();
    var key = ask.key(token, pages.getFirst(), last);
    var gone = ((Line.OfPerson) last.line()).subject();
    say.withdraw(town.key(gone), maps);
    var next = ask.answered(token, of(Answers.from(plan, new Cursor.After(key)))).told();
    assertThat(next.items()).isEqualTo(pages.get(1).items());
  }

  @Test
  void tags_are_paged_within_their_photo() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben", "cay");
    var first = ask.answered(token, of(photos(list(Edge.TAGS, 1, START, "name")))).told();
    var tagged = first.items().getFirst().lists().getFirst();
    assertThat(tagged.after()).isTrue();
    var key = ask.key(token, tagged, tagged.items().getFirst());
    var second =
        ask.answered(token, of(photos(list(Edge.TAGS, 1, new Cursor.After(key), "name")))).told();
    var rest = second.items().getFirst().lists().getFirst();
    assertThat(rest.after()).isFalse();
    var whole = ask.answered(token, of(photos(tags("name")))).told().items().getFirst();
    assertThat(whole.lists().getFirst().items())
        .containsExactly(tagged.items().getFirst(), rest.items().getFirst());
  }
}
