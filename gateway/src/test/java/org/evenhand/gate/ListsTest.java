package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.family;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.likes;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;
import static org.evenhand.gate.Asks.who;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.people.owner.Friend;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnLists.Outcome;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.junit.jupiter.api.Test;

/** Whom people let in to a kind of their data, and whom they keep out of it, by name. */
class ListsTest extends GateScene {

  @Test
  void who_is_kept_out_of_photos_sees_none_and_another_friend_sees_them_all() {
    var token = everyoneSaysYes();
    var dans = say.authorise("dan", maps, EVERYTHING);
    var before = ask.words(token, friends("name", photos("taken_at")));
    photo(1, "cay", "ann");
    photo(2, "cay");
    lists("cay", "photos", Listing.KEPT_OUT, "ann");
    assertThat(ask.words(token, friends("name", photos("taken_at")))).isEqualTo(before);
    assertThat(ask.words(token, of(town.person("cay"), "name", photos("taken_at"))).toString())
        .doesNotContain("photo");
    assertThat(ask.answered(token, of(new PhotoId(2), "taken_at")).told().items()).isEmpty();
    assertThat(ask.words(dans, friends("name", photos("taken_at"))).toString())
        .contains("photo 1", "photo 2");
  }

  @Test
  void who_keeps_somebody_out_of_their_friends_is_in_no_list_of_theirs_no_count_and_no_page() {
    var token = everyoneSaysYes();
    lists("ben", "friends", Listing.KEPT_OUT, "ann");
    assertThat(ask.words(token, friends())).containsExactly("cay");
    var first = ask.answered(token, of(list(Edge.FRIENDS, 1, new Cursor.Start()))).told();
    assertThat(first.items()).hasSize(1);
    assertThat(first.before() || first.after()).isFalse();
    // Their name may still be seen: that is another kind of data.
    assertThat(ask.words(token, of(town.person("ben"), "name"))).containsExactly("ben name=Ben");
    lists("ben", "friends", Listing.NEITHER, "ann");
    assertThat(ask.words(token, friends())).containsExactlyInAnyOrder("ben", "cay");
  }

  @Test
  void one_list_of_friends_knows_who_keeps_its_owner_out_and_who_lets_them_in() {
    var token = everyoneSaysYes();
    town.friends("ann", "dan", "eve");
    hides("ben", "friends", Audience.ONLY_ME);
    hides("dan", "friends", Audience.ONLY_ME);
    lists("dan", "friends", Listing.LET_IN, "ann");
    lists("cay", "friends", Listing.KEPT_OUT, "ann");
    lists("eve", "friends", Listing.KEPT_OUT, "dan");
    assertThat(ask.words(token, friends())).containsExactlyInAnyOrder("dan", "eve");
  }

  @Test
  void who_is_let_in_sees_what_only_the_owner_would_see_and_nobody_else_does() {
    var token = everyoneSaysYes();
    var dans = say.authorise("dan", maps, EVERYTHING);
    isFondOf("cay", 3, "Low Tide");
    hides("cay", "likes", Audience.ONLY_ME);
    lists("cay", "likes", Listing.LET_IN, "ann");
    assertThat(ask.words(token, friends(likes("name"))).toString()).contains("like 3");
    assertThat(ask.words(dans, friends(likes("name"))).toString()).doesNotContain("like");
  }

  @Test
  void even_a_stranger_can_be_let_in_and_to_nothing_else() {
    var token = everyoneSaysYes();
    hides("eve", "profile.name", Audience.FRIENDS);
    hides("eve", "profile.birthday", Audience.FRIENDS);
    lists("eve", "profile.birthday", Listing.LET_IN, "ann");
    assertThat(ask.words(token, of(town.person("eve"), "name", "birthday")))
        .containsExactly("eve birthday=1990-01-02");
  }

  @Test
  void a_block_wins_over_being_let_in_and_being_kept_out_over_everything() {
    var token = everyoneSaysYes();
    hides("cay", "friends", Audience.EVERYONE);
    lists("cay", "friends", Listing.KEPT_OUT, "ann");
    lists("ben", "friends", Listing.LET_IN, "ann");
    assertThat(ask.words(token, friends())).containsExactly("ben");
    town.own.block(town.me("ben"), town.person("ann"));
    assertThat(ask.words(token, friends())).isEmpty();
  }

  @Test
  void who_is_let_in_still_gets_nothing_without_a_yes() {
    say.yes("cay", maps, "friends");
    var token = say.authorise("ann", maps, "friends");
    lists("ben", "friends", Listing.LET_IN, "ann");
    assertThat(ask.words(token, friends())).containsExactly("cay");
  }

  @Test
  void tags_partners_and_relatives_are_kept_out_of_as_well() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben");
    couple("ann", "ben");
    town.own.nameRelative(town.me("ann"), town.person("ben"), "brother");
    town.own.nameRelative(town.me("ben"), town.person("ann"), "sister");
    assertThat(all(token).toString()).contains("tags[ben", "partner[ben", "relative ben");
    for (var type : List.of("photos.tags", "relationship.partner", "relationship.family")) {
      lists("ben", type, Listing.KEPT_OUT, "ann");
    }
    assertThat(all(token).toString()).contains("photo 1").doesNotContain("ben");
  }

  private List<List<String>> all(Caller token) {
    return List.of(
        ask.words(token, photos("taken_at", tags("name"))),
        ask.words(token, relationships("status", partner("name"))),
        ask.words(token, family("relationship", who("name"))));
  }

  @Test
  void an_access_does_not_stand_after_the_change_that_keeps_its_viewer_out() {
    var token = everyoneSaysYes();
    long before = ask.answered(token, of(friends())).position();
    lists("ben", "friends", Listing.KEPT_OUT, "ann");
    long after = ask.answered(token, of(friends())).position();
    assertThat(Witness.of(town, 0).at(town, before).lines())
        .contains(new Line.OfPerson(town.person("ben"), 1));
    assertThat(Witness.of(town, 0).at(town, after).lines())
        .doesNotContain(new Line.OfPerson(town.person("ben"), 1));
    var replay = Replays.of(folder);
    assertThat(replay.wrong()).isEmpty();
    assertThat(replay.report().same()).isEqualTo(2);
  }

  @Test
  void a_restart_keeps_the_lists() {
    var token = everyoneSaysYes();
    hides("cay", "friends", Audience.ONLY_ME);
    lists("cay", "friends", Listing.LET_IN, "ann");
    lists("ben", "friends", Listing.KEPT_OUT, "ann");
    reopen();
    assertThat(ask.words(token, friends())).containsExactly("cay");
    assertThat(town.lists.of(town.me("ben"), Offices.type("friends")))
        .isEqualTo(Map.of(town.person("ann"), Listing.KEPT_OUT));
  }

  @Test
  void who_is_erased_leaves_all_lists_and_takes_their_own_along() {
    var token = everyoneSaysYes();
    lists("cay", "friends", Listing.KEPT_OUT, "ben", "dan");
    lists("ben", "friends", Listing.KEPT_OUT, "ann");
    ask.words(token, friends());
    var ben = town.person("ben");
    town.erasureActs.erase(town.me("ben"));
    assertThat(town.lists.of(town.me("cay"), Offices.type("friends")))
        .containsOnlyKeys(town.person("dan"));
    try (var people = town.people.snapshot()) {
      for (var who : List.of(ben, town.person("ann"))) {
        var lists = people.lists(Offices.type("friends"), who);
        assertThat(lists.letIn().isEmpty() && lists.keptOut().isEmpty()).isTrue();
      }
    }
    ask.words(token, friends());
    var replay = Replays.of(folder).report();
    assertThat(replay.same()).as("the answer since").isEqualTo(1);
    assertThat(replay.beyond()).as("the answer before, which named him").isEqualTo(1);
  }

  @Test
  void a_name_on_a_page_of_ones_own_keeps_to_the_lists_too() {
    lists("ben", "profile.name", Listing.KEPT_OUT, "ann");
    hides("cay", "profile.name", Audience.ONLY_ME);
    lists("cay", "profile.name", Listing.LET_IN, "ann");
    hides("eve", "profile.name", Audience.ONLY_ME);
    lists("eve", "profile.name", Listing.LET_IN, "ann");
    var ann = town.me("ann");
    assertThat(town.view.nameOf(ann, town.person("ben"))).isEmpty();
    assertThat(town.view.nameOf(ann, town.person("cay"))).isEqualTo("Cay");
    assertThat(town.view.nameOf(ann, town.person("eve"))).isEqualTo("Eve");
    assertThat(town.view.friends(ann, 0, 9).friends().stream().map(Friend::name))
        .containsExactly("", "Cay");
  }

  @Test
  void a_list_holds_so_many_and_one_more_changes_nothing() {
    var many = new HashMap<PersonId, Listing>();
    var keys = new ArrayList<String>();
    for (int i = 0; i <= OwnLists.MOST; i++) {
      keys.add("n" + i);
    }
    town.settle(keys);
    keys.forEach(key -> many.put(town.person(key), Listing.KEPT_OUT));
    var type = Offices.type("photos");
    long before = town.log.applied();
    assertThat(town.lists.change(town.me("ann"), type, many))
        .isEqualTo(new Outcome.TooMany(Listing.KEPT_OUT));
    assertThat(town.log.applied()).isEqualTo(before);
    many.put(town.person("n0"), Listing.LET_IN);
    assertThat(town.lists.change(town.me("ann"), type, many)).isInstanceOf(Outcome.Changed.class);
    assertThat(town.lists.of(town.me("ann"), type)).isEqualTo(many);
    assertThat(town.lists.change(town.me("ann"), type, many)).isEqualTo(new Outcome.Unchanged());
  }

  @Test
  void neither_oneself_nor_nobody_can_be_listed() {
    var type = Offices.type("photos");
    for (var nobody : List.of(town.person("ann"), new PersonId(77))) {
      assertThat(town.lists.change(town.me("ann"), type, Map.of(nobody, Listing.LET_IN)))
          .isEqualTo(new Outcome.Nobody(nobody));
    }
  }
}
