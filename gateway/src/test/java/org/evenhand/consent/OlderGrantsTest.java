package org.evenhand.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.consent.Types.FRIENDS;
import static org.evenhand.consent.Types.NAME;
import static org.evenhand.consent.Types.PHOTOS;
import static org.evenhand.consent.Types.TAGS;
import static org.evenhand.consent.World.MAPS;
import static org.evenhand.consent.World.PERSONALISATION;
import static org.evenhand.consent.World.person;

import java.util.Set;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.junit.jupiter.api.Test;

/** What an older grant is still good for after something was taken back and given anew. */
class OlderGrantsTest {
  private final World world = new World();

  @Test
  void an_older_grant_never_regains_what_was_taken_back_and_a_new_one_has_it() {
    var first = world.authorise(3, NAME, FRIENDS);
    world.acts.narrow(person(3), MAPS, PERSONALISATION, Set.of(FRIENDS));
    var second = world.authorise(3, NAME, FRIENDS);
    assertThat(types(first)).containsExactly(NAME);
    assertThat(types(second)).containsExactlyInAnyOrder(NAME, FRIENDS);
  }

  @Test
  void a_yes_to_being_listed_wakes_no_older_grant() {
    var grant = world.authorise(3, NAME, FRIENDS);
    world.acts.withdraw(person(3), MAPS, PERSONALISATION);
    list(FRIENDS);
    assertThat(types(grant)).doesNotContain(FRIENDS);
    list(NAME);
    assertThat(types(grant)).isEmpty();
  }

  @Test
  void a_yes_above_or_below_wakes_no_older_grant_either() {
    var whole = world.authorise(3, PHOTOS);
    world.acts.withdraw(person(3), MAPS, PERSONALISATION);
    list(TAGS);
    assertThat(types(whole)).isEmpty();

    var part = world.authorise(3, TAGS);
    world.acts.withdraw(person(3), MAPS, PERSONALISATION);
    list(PHOTOS);
    assertThat(types(part)).isEmpty();
  }

  @Test
  void what_stands_and_is_said_again_takes_nothing_from_older_grants() {
    var first = world.authorise(3, NAME, PHOTOS);
    world.authorise(3, NAME, PHOTOS, TAGS, FRIENDS);
    assertThat(types(first)).containsExactlyInAnyOrder(NAME, PHOTOS);
  }

  private Set<DataTypeId> types(GrantId grant) {
    return world.consents.grant(grant).orElseThrow().types();
  }

  private void list(DataTypeId type) {
    var until = world.now.plusSeconds(3_600);
    world.acts.agreeToBeListed(
        person(3), MAPS, PERSONALISATION, Set.of(type), until, World.TERMS, World.WORDING);
  }
}
