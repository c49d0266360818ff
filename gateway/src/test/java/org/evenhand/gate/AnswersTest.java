package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;

import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** What an app gets when all is well, and what is missing when somebody has not agreed. */
class AnswersTest extends GateScene {

  @Test
  void an_app_gets_what_its_person_agreed_to() {
    var token = say.authorise("ann", maps, "profile.name");
    assertThat(ask.words(token, of(token.viewer(), "name"))).containsExactly("ann name=Ann");
  }

  @Test
  void what_the_person_did_not_agree_to_is_absent_although_the_token_may_ask_for_it() {
    var token = say.authorise("ann", maps, "profile.name", "profile.birthday");
    say.narrow("ann", maps, "profile.birthday");
    assertThat(ask.words(token, of(token.viewer(), "name", "birthday")))
        .containsExactly("ann name=Ann");
  }

  @Test
  void a_yes_to_the_whole_profile_covers_the_name() {
    var token = say.authorise("ann", maps, "profile");
    assertThat(ask.words(token, of(token.viewer(), "name", "birthday")))
        .containsExactly("ann name=Ann birthday=1990-01-02");
  }

  @Test
  void a_friend_list_holds_the_friends_who_agreed_with_what_each_agreed_to() {
    var token = say.authorise("ann", maps, "friends", "profile.name");
    say.yes("ben", maps, "friends", "profile.name");
    assertThat(ask.words(token, friends("name"))).containsExactly("ben name=Ben");
    say.yes("cay", maps, "friends");
    assertThat(ask.words(token, friends("name"))).containsExactlyInAnyOrder("ben name=Ben", "cay");
  }

  @Test
  void a_friend_list_needs_the_viewers_own_yes() {
    var token = say.authorise("ann", maps, "friends", "profile");
    say.yes("ben", maps, "friends");
    say.narrow("ann", maps, "friends");
    assertThat(ask.words(token, friends())).isEmpty();
  }

  @Test
  void a_yes_to_one_app_is_none_to_another() {
    var quiz = town.offices.app("quiz-box", "friends", "profile");
    say.yes("ben", quiz, EVERYTHING);
    var token = say.authorise("ann", maps, EVERYTHING);
    assertThat(ask.words(token, friends("name"))).isEmpty();
  }

  @Test
  void friends_come_with_their_photos() {
    var token = everyoneSaysYes();
    photo(1, "ben");
    photo(2, "ben");
    assertThat(ask.words(token, friends("name", photos("taken_at"))))
        .containsExactlyInAnyOrder(
            "ben name=Ben photos[photo 2 taken_at=2026-02-01T12:00:02Z,"
                + " photo 1 taken_at=2026-02-01T12:00:01Z]",
            "cay name=Cay");
  }

  @Test
  void own_photos_are_a_list_without_people_and_yet_answered() {
    var token = everyoneSaysYes();
    photo(1, "ann");
    assertThat(ask.words(token, photos())).containsExactly("photo 1");
    assertThat(ask.words(token, photos("width", "height")))
        .containsExactly("photo 1 width=640 height=480");
  }

  @Test
  void a_photo_needs_the_yes_of_its_owner_and_of_everyone_tagged() {
    var token = say.authorise("ann", maps, "photos");
    photo(1, "ann", "ben", "eve");
    photo(2, "ann");
    assertThat(ask.words(token, photos())).containsExactly("photo 2");
    say.yes("ben", maps, "photos");
    assertThat(ask.words(token, photos())).containsExactly("photo 2");
    say.yes("eve", maps, "photos");
    assertThat(ask.words(token, photos())).containsExactly("photo 2", "photo 1");
  }

  @Test
  void a_photos_place_needs_a_yes_of_its_own_of_everyone_it_concerns() {
    say.yes("ben", maps, "photos");
    var token = say.authorise("ann", maps, "photos", "photos.location");
    photo(1, "ann", "ben");
    assertThat(ask.words(token, photos("location"))).containsExactly("photo 1");
    say.yes("ben", maps, "photos.location");
    assertThat(ask.words(token, photos("location"))).containsExactly("photo 1 location=1.5,2.5");
  }

  @Test
  void a_friends_places_stay_their_own_unless_they_open_them() {
    say.yes("ben", maps, "photos", "photos.location", "friends");
    var token = say.authorise("ann", maps, "photos", "photos.location", "friends");
    photo(1, "ben");
    assertThat(ask.words(token, friends(photos("location"))))
        .containsExactly("ben photos[photo 1]");
    hides("ben", "photos.location", Audience.FRIENDS);
    assertThat(ask.words(token, friends(photos("location"))))
        .containsExactly("ben photos[photo 1 location=1.5,2.5]");
  }

  @Test
  void tags_name_who_may_be_named_and_the_photo_stays() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben", "eve");
    assertThat(ask.words(token, photos(tags("name"))))
        .as("eve is a stranger to ann, and tags are for friends")
        .containsExactly("photo 1 tags[ben name=Ben]");
    hides("eve", "photos.tags", Audience.EVERYONE);
    assertThat(ask.words(token, photos(tags("name"))).getFirst())
        .contains("ben name=Ben")
        .contains("eve name=Eve");
    hides("ben", "photos.tags", Audience.ONLY_ME);
    assertThat(ask.words(token, photos(tags("name"))))
        .containsExactly("photo 1 tags[eve name=Eve]");
  }

  @Test
  void a_partner_is_named_if_both_agreed() {
    couple("ann", "ben");
    var token = say.authorise("ann", maps, "relationship", "profile.name");
    assertThat(ask.words(token, relationships("status", partner("name"))))
        .containsExactly("relationship status=married");
    say.yes("ben", maps, "relationship.partner");
    assertThat(ask.words(token, relationships("status", partner("name"))))
        .containsExactly("relationship status=married partner[ben]");
    say.yes("ben", maps, "profile.name");
    assertThat(ask.words(token, relationships("status", partner("name"))))
        .containsExactly("relationship status=married partner[ben name=Ben]");
  }

  @Test
  void a_partner_who_does_not_say_so_is_not_named() {
    var token = everyoneSaysYes();
    town.own.setRelationship(town.me("ann"), "married", town.person("ben"));
    assertThat(ask.words(token, relationships("status", partner())))
        .containsExactly("relationship status=married");
    town.own.setRelationship(town.me("ben"), "married", town.person("eve"));
    assertThat(ask.words(token, relationships("status", partner())))
        .containsExactly("relationship status=married");
  }

  @Test
  void somebody_who_is_nobody_any_more_looks_like_absence() {
    var token = say.authorise("ann", maps, "friends", "profile");
    assertThat(ask.words(token, of(new PersonId(40_000), "name"))).isEmpty();
  }

  @Test
  void a_person_is_found_by_id_as_far_as_they_let_the_viewer_see() {
    var token = everyoneSaysYes();
    var ben = town.person("ben");
    assertThat(ask.words(token, of(ben, "name", "birthday")))
        .containsExactly("ben name=Ben birthday=1990-01-02");
    assertThat(ask.words(token, of(town.person("eve"), "name", "birthday")))
        .as("names are for everyone, birthdays for friends")
        .containsExactly("eve name=Eve");
    hides("eve", "profile.name", Audience.FRIENDS);
    assertThat(ask.words(token, of(town.person("eve"), "name", "birthday"))).isEmpty();
  }

  @Test
  void nobody_has_a_friend_list_but_the_viewer() {
    var token = everyoneSaysYes();
    assertThat(ask.words(token, of(town.person("ben"), friends("name")))).containsExactly("ben");
    assertThat(ask.words(token, of(token.viewer(), friends())).getFirst())
        .contains("ben")
        .contains("cay");
  }

  @Test
  void every_audience_reaches_as_far_as_it_says() {
    var token = everyoneSaysYes();
    for (var who : new String[] {"ben", "dan", "eve"}) {
      var asked = of(town.person(who), "birthday");
      var shown = java.util.List.of(who + " birthday=1990-01-02");
      hides(who, "profile.birthday", Audience.EVERYONE);
      assertThat(ask.words(token, asked)).as("everyone: " + who).isEqualTo(shown);
      hides(who, "profile.birthday", Audience.FRIENDS_OF_FRIENDS);
      assertThat(ask.words(token, asked).equals(shown)).isEqualTo(!who.equals("eve"));
      hides(who, "profile.birthday", Audience.FRIENDS);
      assertThat(ask.words(token, asked).equals(shown)).isEqualTo(who.equals("ben"));
      hides(who, "profile.birthday", Audience.ONLY_ME);
      assertThat(ask.words(token, asked)).doesNotContain(shown.getFirst());
    }
    hides("ann", "profile.birthday", Audience.ONLY_ME);
    assertThat(ask.words(token, of(token.viewer(), "birthday")))
        .as("what is for me alone, I may hand to an app of mine")
        .containsExactly("ann birthday=1990-01-02");
  }

  @Test
  void who_blocks_or_is_blocked_is_nowhere() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben");
    couple("ann", "ben");
    for (boolean annBlocks : new boolean[] {true, false}) {
      var who = town.me(annBlocks ? "ann" : "ben");
      var whom = town.person(annBlocks ? "ben" : "ann");
      town.own.block(who, whom);
      assertThat(ask.words(token, friends())).containsExactly("cay");
      assertThat(ask.words(token, of(town.person("ben"), "name"))).isEmpty();
      assertThat(ask.words(token, photos(tags()))).containsExactly("photo 1");
      assertThat(ask.words(token, relationships(partner()))).containsExactly("relationship");
      town.own.unblock(who, whom);
      assertThat(ask.words(token, friends())).hasSize(2);
    }
  }
}
