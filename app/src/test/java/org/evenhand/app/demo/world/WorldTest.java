package org.evenhand.app.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.evenhand.vocabulary.Audience;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final World WORLD = World.make(42, GraphMaker.PEOPLE);

  @Test
  void equal_seeds_give_equal_worlds_and_different_seeds_different_ones() {
    assertThat(World.make(42, GraphMaker.PEOPLE)).isEqualTo(WORLD);
    assertThat(World.make(43, GraphMaker.PEOPLE).people()).isNotEqualTo(WORLD.people());
  }

  @Test
  void user_names_are_unique_and_addresses_belong_to_nobody() {
    var users = new HashSet<String>();
    for (var person : WORLD.people()) {
      assertThat(users.add(person.username())).isTrue();
      assertThat(person.username()).matches("[a-z.]+[0-9]*");
      assertThat(person.email()).endsWith("@example.org");
    }
    assertThat(users).hasSize(GraphMaker.PEOPLE);
  }

  @Test
  void people_are_numbered_from_one_in_the_order_of_the_graph() {
    for (int i = 0; i < WORLD.people().size(); i++) {
      assertThat(WORLD.people().get(i).id().number()).isEqualTo(i + 1);
    }
  }

  @Test
  void only_friends_are_partners_tagged_or_blocked() {
    for (var photo : WORLD.photos()) {
      photo.tagged().forEach(t -> assertThat(friends(photo.owner().number(), t.number())).isTrue());
    }
    for (var block : WORLD.blocks()) {
      assertThat(friends(block.person().number(), block.other().number())).isTrue();
    }
    for (var told : WORLD.relationships()) {
      if (told.partner() != null) {
        assertThat(friends(told.person().number(), told.partner().number())).isTrue();
      }
    }
  }

  @Test
  void nobody_tells_of_two_relationships() {
    assertThat(WORLD.relationships().stream().map(Relationship::person)).doesNotHaveDuplicates();
  }

  @Test
  void photos_are_numbered_in_the_order_of_their_taking_and_lie_far_out_at_sea() {
    var photos = WORLD.photos();
    assertThat(photos)
        .hasSizeBetween(6_000, 14_000)
        .isSortedAccordingTo((a, b) -> a.takenAt().compareTo(b.takenAt()));
    for (int i = 0; i < photos.size(); i++) {
      assertThat(photos.get(i).id().number()).isEqualTo(i + 1);
      var place = photos.get(i).place();
      if (place != null) {
        assertThat(place.latitude()).isBetween(-48.0, -46.0);
        assertThat(place.longitude()).isBetween(-124.0, -122.0);
      }
    }
  }

  @Test
  void privacy_is_uneven() {
    var choosing = new HashSet<>(WORLD.privacy().stream().map(PrivacyChoice::person).toList());
    assertThat(choosing).hasSizeBetween(1_000, 3_000);
    for (var audience : Audience.values()) {
      assertThat(WORLD.privacy()).anyMatch(choice -> choice.audience() == audience);
    }
  }

  private static boolean friends(int one, int other) {
    return WORLD.graph().areFriends(one - 1, other - 1);
  }
}
