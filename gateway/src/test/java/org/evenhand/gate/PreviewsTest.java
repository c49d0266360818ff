package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;

/** A person looks at how an app would see them, before and after saying yes. */
class PreviewsTest extends GateScene {
  private static final Purpose PURPOSE = new Purpose("Personalisation");

  private Preview as(String who, String type) {
    return town.gate
        .previews()
        .asApp(town.me(who), maps, PURPOSE, new DataTypeId(type))
        .orElseThrow();
  }

  private Preview.Seen seen(String who, String type) {
    return (Preview.Seen) as(who, type);
  }

  private Preview.Seen ifAllowed(String who, String type) {
    var id = new DataTypeId(type);
    return (Preview.Seen)
        town.gate.previews().ifAllowed(town.me(who), maps, PURPOSE, id, Set.of(id)).orElseThrow();
  }

  private static long bit(ObjectKind of, String name) {
    return Town.CATALOGUE.field(of, name).orElseThrow().bit();
  }

  @Test
  void it_shows_what_the_app_would_be_told_and_nothing_else() {
    say.authorise("ann", maps, "profile");
    assertThat(seen("ann", "profile.birthday").fields())
        .isEqualTo(Field.ID | bit(ObjectKind.PERSON, "birthday"));
  }

  @Test
  void a_kind_of_data_without_a_yes_is_refused_as_the_token_would_be() {
    say.authorise("ann", maps, "profile.name");
    assertThat(as("ann", "profile.birthday")).isEqualTo(new Preview.Refused(Reason.TOKEN_SCOPE));
    assertThat(seen("ann", "profile.name").fields() & bit(ObjectKind.PERSON, "name")).isNotZero();
  }

  @Test
  void what_was_taken_back_is_not_shown_although_the_token_may_ask_for_it() {
    say.authorise("ann", maps, "profile.name", "profile.birthday");
    say.narrow("ann", maps, "profile.birthday");
    var birthday = seen("ann", "profile.birthday");
    assertThat(birthday.allowed()).isFalse();
    assertThat(birthday.fields()).isEqualTo(Field.ID);
  }

  @Test
  void of_friends_it_tells_how_many_would_be_listed() {
    say.yes("ben", maps, "friends");
    assertThat(ifAllowed("ann", "friends").others()).isEqualTo(1);
    say.yes("cay", maps, "friends");
    assertThat(ifAllowed("ann", "friends").others()).isEqualTo(2);
    town.own.block(town.me("cay"), town.person("ann"));
    assertThat(ifAllowed("ann", "friends").others()).isEqualTo(1);
  }

  @Test
  void of_photos_it_tells_those_on_which_everyone_agreed() {
    photo(1, "ann", "ben");
    photo(2, "ann");
    assertThat(ifAllowed("ann", "photos").photos()).containsOnlyKeys(new PhotoId(2));
    say.yes("ben", maps, "photos");
    assertThat(ifAllowed("ann", "photos").photos())
        .containsOnlyKeys(new PhotoId(1), new PhotoId(2));
    assertThat(ifAllowed("ann", "photos").others()).as("those tagged").isEqualTo(1);
  }

  @Test
  void it_is_what_the_app_is_then_truly_told() {
    couple("ann", "ben");
    photo(1, "ann", "ben");
    photo(2, "ann");
    var token = everyoneSaysYes();
    assertThat(seen("ann", "friends").others()).isEqualTo(ask.words(token, Asks.friends()).size());
    assertThat(seen("ann", "photos").photos()).hasSize(ask.words(token, Asks.photos()).size());
    assertThat(seen("ann", "relationship.partner").others()).isEqualTo(1);
  }

  @Test
  void it_records_nothing_and_uses_no_limit_up() {
    var token = say.authorise("ann", maps, "profile.name", "friends");
    long before = town.log.applied();
    var budget = town.gate.budget(token.app());
    for (int i = 0; i < 3; i++) {
      seen("ann", "profile.name");
      ifAllowed("ann", "photos");
    }
    assertThat(town.log.applied()).isEqualTo(before);
    assertThat(town.gate.budget(token.app())).isEqualTo(budget);
  }

  @Test
  void nothing_is_taken_for_granted_that_nobody_asked_about() {
    assertThat(as("ann", "friends")).isEqualTo(new Preview.Refused(Reason.TOKEN_SCOPE));
    assertThat(ifAllowed("ann", "profile.name").fields() & bit(ObjectKind.PERSON, "birthday"))
        .isZero();
    assertThat(ifAllowed("ann", "photos").photos()).isEqualTo(Map.of());
  }

  @Test
  void an_app_without_an_agreement_would_be_refused_whatever_the_person_says() {
    var stranger = town.offices.registered("stranger");
    var asked = new DataTypeId("profile.name");
    assertThat(
            List.of(
                town.gate
                    .previews()
                    .ifAllowed(town.me("ann"), stranger, PURPOSE, asked, Set.of(asked))))
        .containsExactly(Optional.of(new Preview.Refused(Reason.NO_AGREEMENT)));
  }

  private Preview.Seen asFriend(String who, String friend, String type) {
    return (Preview.Seen)
        town.gate
            .previews()
            .asFriend(town.me(who), town.person(friend), new DataTypeId(type))
            .orElseThrow();
  }

  @Test
  void a_friend_sees_what_privacy_lets_friends_see() {
    assertThat(asFriend("ann", "ben", "profile.birthday").fields())
        .isEqualTo(Field.ID | bit(ObjectKind.PERSON, "birthday"));
    hides("ann", "profile.birthday", Audience.ONLY_ME);
    assertThat(
            asFriend("ann", "ben", "profile.birthday").fields()
                & bit(ObjectKind.PERSON, "birthday"))
        .isZero();
    assertThat(asFriend("ann", "ben", "friends").listed()).isTrue();
    hides("ann", "friends", Audience.ONLY_ME);
    assertThat(asFriend("ann", "ben", "friends").listed()).isFalse();
  }

  @Test
  void a_friend_sees_photos_and_their_places_only_as_far_as_the_owner_says() {
    photo(1, "ann", "cay");
    long place = bit(ObjectKind.PHOTO, "location");
    assertThat(asFriend("ann", "ben", "photos").photos()).containsOnlyKeys(new PhotoId(1));
    assertThat(asFriend("ann", "ben", "photos.location").photos().values())
        .allMatch(fields -> (fields & place) == 0);
    hides("ann", "photos.location", Audience.FRIENDS);
    assertThat(asFriend("ann", "ben", "photos.location").photos().values())
        .allMatch(fields -> (fields & place) != 0);
  }

  @Test
  void it_is_what_a_friends_app_is_told_when_everyone_says_yes_to_everything() {
    everyoneSaysYes();
    var ben = say.authorise("ben", maps, EVERYTHING);
    for (var audience : Audience.values()) {
      hides("ann", "profile.birthday", audience);
      var told = ask.words(ben, Asks.of(town.person("ann"), "birthday")).toString();
      assertThat((asFriend("ann", "ben", "profile.birthday").fields() & ~Field.ID) != 0)
          .as(audience + ": " + told)
          .isEqualTo(told.contains("birthday="));
    }
  }

  @Test
  void a_block_of_ones_own_hides_and_that_of_the_friend_is_not_given_away() {
    var before = asFriend("ann", "ben", "profile.name");
    town.own.block(town.me("ben"), town.person("ann"));
    assertThat(asFriend("ann", "ben", "profile.name")).isEqualTo(before);
    town.own.block(town.me("ann"), town.person("ben"));
    assertThat(asFriend("ann", "ben", "profile.name").listed()).isFalse();
  }

  @Test
  void only_a_friends_eyes_can_be_borrowed() {
    var name = new DataTypeId("profile.name");
    assertThat(town.gate.previews().asFriend(town.me("ann"), town.person("dan"), name)).isEmpty();
    assertThat(town.gate.previews().asFriend(town.me("ann"), town.person("ann"), name)).isEmpty();
  }

  @Test
  void through_a_friends_eyes_ones_own_lists_count_and_those_of_others_stay_theirs() {
    town.friends("ben", "cay");
    photo(1, "ann", "cay");
    assertThat(asFriend("ann", "ben", "photos").others()).as("cay, tagged").isEqualTo(1);
    lists("cay", "photos.tags", Listing.KEPT_OUT, "ben");
    assertThat(asFriend("ann", "ben", "photos").others()).isEqualTo(1);
    lists("ann", "photos", Listing.KEPT_OUT, "ben");
    assertThat(asFriend("ann", "ben", "photos").photos()).isEmpty();
    assertThat(asFriend("ann", "cay", "photos").photos()).containsOnlyKeys(new PhotoId(1));
    hides("ann", "profile.birthday", Audience.ONLY_ME);
    lists("ann", "profile.birthday", Listing.LET_IN, "ben");
    assertThat(asFriend("ann", "ben", "profile.birthday").fields())
        .isEqualTo(Field.ID | bit(ObjectKind.PERSON, "birthday"));
  }
}
