package org.evenhand.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.decide.Ask.EVERYTHING;
import static org.evenhand.decide.Ask.NOON;
import static org.evenhand.decide.Ask.friends;
import static org.evenhand.decide.Ask.inForce;
import static org.evenhand.decide.Ask.list;
import static org.evenhand.decide.Ask.me;
import static org.evenhand.decide.Ask.person;
import static org.evenhand.decide.Ask.photo;
import static org.evenhand.decide.Ask.relationship;
import static org.evenhand.decide.Ask.request;
import static org.evenhand.decide.SmallCatalogue.BIRTHDAY;
import static org.evenhand.decide.SmallCatalogue.BIRTHDAY_FIELD;
import static org.evenhand.decide.SmallCatalogue.FRIENDS;
import static org.evenhand.decide.SmallCatalogue.NAME;
import static org.evenhand.decide.SmallCatalogue.NAME_FIELD;
import static org.evenhand.decide.SmallCatalogue.PARTNER;
import static org.evenhand.decide.SmallCatalogue.PHOTOS;
import static org.evenhand.decide.SmallCatalogue.PLACE;
import static org.evenhand.decide.SmallCatalogue.PLACES;
import static org.evenhand.decide.SmallCatalogue.SINCE_FIELD;
import static org.evenhand.decide.SmallCatalogue.STATUS;
import static org.evenhand.decide.SmallCatalogue.STATUS_FIELD;
import static org.evenhand.decide.SmallCatalogue.TAGS;
import static org.evenhand.decide.SmallCatalogue.TAKEN_AT;
import static org.evenhand.decide.SmallWorld.p;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.Withheld;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final long NAME_AND_BIRTHDAY = NAME_FIELD.bit() | BIRTHDAY_FIELD.bit();

  /** Viewer 1 has friends 2, 3, 4; everyone consented to everything. */
  private static SmallWorld openWorld() {
    var world = new SmallWorld().people(1, 2, 3, 4, 5).friends(1, 2, 3, 4).friends(4, 5);
    for (var type : List.of(NAME, BIRTHDAY, FRIENDS, STATUS, PARTNER, PHOTOS, PLACES, TAGS)) {
      world.consent(type, 1, 2, 3, 4, 5);
    }
    return world.standing(inForce(EVERYTHING));
  }

  @Test
  void friends_who_consented_are_listed_with_the_fields_they_consented_to() {
    var world = openWorld();
    world.consents.get(NAME).remove(3);

    var shown = shown(world, friends(25, person(NAME_FIELD.bit())));

    assertThat(fieldsByPerson(shown))
        .isEqualTo(
            Map.of(
                2, Field.ID | NAME_FIELD.bit(),
                3, Field.ID,
                4, Field.ID | NAME_FIELD.bit()));
  }

  @Test
  void a_friend_who_did_not_consent_to_be_listed_is_absent_and_counted_as_withheld() {
    var world = openWorld();
    world.consents.get(FRIENDS).remove(3);

    var decision = Rule.decide(request(1, friends(25, person(0))), world);

    assertThat(fieldsByPerson(decision.shown()).keySet()).containsExactlyInAnyOrder(2, 4);
    assertThat(withheld(decision)).isEqualTo(new Withheld(0, 1, 0));
  }

  @Test
  void without_the_viewers_own_consent_the_list_is_empty() {
    var world = openWorld();
    world.consents.get(FRIENDS).remove(1);

    var decision = Rule.decide(request(1, friends(25, person(0))), world);

    assertThat(decision.shown().items()).isEmpty();
    assertThat(withheld(decision)).isEqualTo(new Withheld(3, 0, 0));
  }

  @Test
  void privacy_and_blocks_hide_a_friend_whatever_they_consented_to() {
    var world = openWorld().choose(2, FRIENDS, Audience.ONLY_ME).block(3, 1);

    var decision = Rule.decide(request(1, friends(25, person(0))), world);

    assertThat(fieldsByPerson(decision.shown()).keySet()).containsExactly(4);
    assertThat(withheld(decision)).isEqualTo(new Withheld(0, 0, 2));
  }

  @Test
  void pages_cover_the_list_once_in_the_order_of_the_apps_ids() {
    var world = openWorld();
    var seen = new ArrayList<Integer>();
    Cursor from = new Cursor.Start();
    Shown.ShownList page;
    do {
      page = shown(world, friends(2, from, person(0)));
      page.items().forEach(item -> seen.add(item.line().people().getFirst().number()));
      from = new Cursor.After(page.items().getLast().key());
    } while (page.after());

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrder(2, 3, 4);
    var back =
        shown(world, friends(2, new Cursor.Before(page.items().getFirst().key()), person(0)));
    assertThat(back.items()).hasSize(2);
    assertThat(back.before()).isFalse();
    assertThat(back.after()).isTrue();
  }

  @Test
  void a_person_is_shown_by_id_only_as_far_as_consent_and_audience_reach() {
    var world = openWorld();

    // 5 is a friend of a friend: the name is for everyone, the birthday for friends.
    var stranger = shown(world, new Query.One(p(5), person(NAME_AND_BIRTHDAY)));
    assertThat(fieldsByPerson(stranger)).isEqualTo(Map.of(5, Field.ID | NAME_FIELD.bit()));

    world.consents.get(NAME).remove(5);
    assertThat(shown(world, new Query.One(p(5), person(NAME_AND_BIRTHDAY))).items()).isEmpty();
    assertThat(shown(world, new Query.One(p(99), person(NAME_AND_BIRTHDAY))).items()).isEmpty();
  }

  @Test
  void a_bare_id_is_confirmed_only_of_a_friend_whom_the_app_could_list() {
    var world = openWorld();
    assertThat(shown(world, new Query.One(p(2), person(0))).items()).hasSize(1);
    assertThat(shown(world, new Query.One(p(5), person(0))).items()).isEmpty();
    world.consents.get(FRIENDS).remove(2);
    assertThat(shown(world, new Query.One(p(2), person(0))).items()).isEmpty();
  }

  @Test
  void a_photo_needs_the_consent_of_its_owner_and_of_everyone_tagged() {
    var world = openWorld().photo(1, 1).photo(2, 1, 2, 5).photo(3, 1, 3);
    world.consents.get(PHOTOS).remove(5);

    var photos = new Query.Many(list(Edge.PHOTOS, 25, photo(TAKEN_AT.bit())));
    assertThat(photoNumbers(shown(world, photos))).containsExactly(3L, 1L);

    world.consents.get(PHOTOS).remove(1);
    assertThat(shown(world, photos).items()).isEmpty();
  }

  @Test
  void a_photos_place_needs_its_own_consent_and_a_tag_that_of_the_tagged() {
    var world = openWorld().photo(1, 1, 2, 3);
    world.consents.get(PLACES).remove(3);
    world.consents.get(TAGS).remove(2);

    var asked = photo(TAKEN_AT.bit() | PLACE.bit(), list(Edge.TAGS, 25, person(0)));
    var only = shown(world, new Query.Many(list(Edge.PHOTOS, 25, asked))).items().getFirst();

    assertThat(only.line().fields()).isEqualTo(Field.ID | TAKEN_AT.bit());
    assertThat(only.line().people()).containsExactly(p(1), p(2), p(3));
    assertThat(fieldsByPerson(only.lists().getFirst()).keySet()).containsExactly(3);
  }

  @Test
  void a_partner_is_named_only_if_both_consented() {
    var world = openWorld().couple(1, 2);
    var asked =
        new Query.Many(
            list(
                Edge.RELATIONSHIPS,
                25,
                relationship(STATUS_FIELD.bit(), list(Edge.PARTNER, 1, person(NAME_FIELD.bit())))));

    var both = shown(world, asked).items().getFirst();
    assertThat(both.line().people()).containsExactly(p(1), p(2));

    world.consents.get(PARTNER).remove(2);
    var one = shown(world, asked).items().getFirst();
    assertThat(one.line()).isEqualTo(new Line.OfRelationship(p(1), List.of(), 3));
    assertThat(one.lists()).isEmpty();
  }

  @Test
  void limits_stop_a_list_after_what_was_shown_and_refuse_when_nothing_is_left() {
    var world = openWorld().allowance(5, 2);
    var page = shown(world, friends(25, person(0)));
    assertThat(page.items()).hasSize(2);
    assertThat(page.after()).isTrue();

    assertThat(refusal(openWorld().allowance(0, 9), me(1, person(NAME_FIELD.bit()))))
        .isEqualTo(Reason.OVER_LIMIT);
    assertThat(refusal(openWorld().allowance(9, 0), me(1, person(NAME_FIELD.bit()))))
        .isEqualTo(Reason.OVER_LIMIT);
  }

  @Test
  void photos_and_relationships_are_lines_too_and_what_is_cut_to_nothing_says_that_it_goes_on() {
    var world = openWorld().couple(1, 2).photo(11, 1).photo(12, 1).photo(13, 1).allowance(5, 3);
    var asked =
        me(
            1,
            person(
                0,
                list(Edge.PHOTOS, 25, photo(TAKEN_AT.bit())),
                list(Edge.RELATIONSHIPS, 25, relationship(STATUS_FIELD.bit()))));
    var lists = shown(world, asked).items().getFirst().lists();
    assertThat(lists)
        .extracting(Shown.ShownList::edge)
        .containsExactly(Edge.PHOTOS, Edge.RELATIONSHIPS);
    assertThat(lists).extracting(it -> it.items().size()).containsExactly(2, 0);
    assertThat(lists).extracting(Shown.ShownList::after).containsExactly(true, true);

    var back = new Page(25, new Cursor.Before(11));
    var before = new Query.Many(new Expansion(Edge.PHOTOS, back, photo(TAKEN_AT.bit())));
    var page = shown(world.allowance(5, 1), before);
    assertThat(page.items()).singleElement().extracting(Shown::key).isEqualTo(12L);
    assertThat(page.before()).isTrue();
  }

  @Test
  void a_field_of_a_relationship_needs_consent_to_its_own_type() {
    var world = openWorld().couple(1, 2);
    var asked =
        new Query.Many(
            list(Edge.RELATIONSHIPS, 25, relationship(STATUS_FIELD.bit() | SINCE_FIELD.bit())));
    assertThat(shown(world, asked).items().getFirst().line().fields())
        .isEqualTo(Field.ID | STATUS_FIELD.bit() | SINCE_FIELD.bit());
    world.consents.get(PARTNER).remove(1);
    assertThat(shown(world, asked).items().getFirst().line().fields())
        .isEqualTo(Field.ID | STATUS_FIELD.bit());
  }

  @Test
  void each_refusal_names_the_first_failing_condition() {
    var ask = me(1, person(NAME_AND_BIRTHDAY));
    var onlyName = Set.of(NAME);

    assertThat(refusal(openWorld(), 1, onlyName, ask))
        .isEqualTo(new Outcome.Refused(Reason.TOKEN_SCOPE, BIRTHDAY));
    assertThat(refusal(openWorld().standing(new Standing.None()), ask))
        .isEqualTo(Reason.NO_AGREEMENT);
    assertThat(
            refusal(
                openWorld().standing(new Standing.Suspended(new AgreementId("agr-1"), "unpaid")),
                ask))
        .isEqualTo(Reason.AGREEMENT_SUSPENDED);
    assertThat(refusal(openWorld().standing(new Standing.CutOff(new CutOffId("cut-1"), NOON)), ask))
        .isEqualTo(Reason.CUT_OFF);
    assertThat(refusal(openWorld().standing(inForce(onlyName)), ask)).isEqualTo(Reason.NOT_OFFERED);
  }

  @Test
  void a_grant_that_holds_nothing_gives_not_even_an_id() {
    assertThat(refusal(openWorld(), 1, Set.of(), me(1, person(0))).reason())
        .isEqualTo(Reason.TOKEN_SCOPE);
  }

  @Test
  void a_cut_off_bites_at_its_instant_and_not_before() {
    var ask = friends(25, person(0));
    var later = openWorld().standing(inForce(EVERYTHING, Map.of(FRIENDS, NOON.plusNanos(1))));
    assertThat(shown(later, ask).items()).hasSize(3);
    var now = openWorld().standing(inForce(EVERYTHING, Map.of(FRIENDS, NOON)));
    assertThat(refusal(now, ask)).isEqualTo(Reason.CUT_OFF);
  }

  @Test
  void permission_for_photos_does_not_cover_their_location() {
    var scope = Set.of(PHOTOS);
    var ask = new Query.Many(list(Edge.PHOTOS, 25, photo(PLACE.bit())));
    assertThat(refusal(openWorld(), 1, scope, ask))
        .isEqualTo(new Outcome.Refused(Reason.TOKEN_SCOPE, PLACES));
    var tags = new Query.Many(list(Edge.PHOTOS, 25, photo(0, list(Edge.TAGS, 5, person(0)))));
    assertThat(Rule.decide(request(1, scope, tags), openWorld()).outcome())
        .isInstanceOf(Outcome.Permitted.class);
  }

  @Test
  void equal_arguments_give_equal_decisions() {
    var ask = request(1, friends(2, person(NAME_AND_BIRTHDAY)));
    assertThat(Rule.decide(ask, openWorld()).outcome())
        .isEqualTo(Rule.decide(ask, openWorld()).outcome());
  }

  @Test
  void an_empty_list_within_leaves_no_member() {
    var world = openWorld();
    var asked = person(0, new Expansion(Edge.PHOTOS, new Page(1, new Cursor.Start()), photo(0)));
    assertThat(shown(world, friends(25, asked)).items()).allMatch(item -> item.lists().isEmpty());
  }

  private static Shown.ShownList shown(SmallWorld world, Query query) {
    return Rule.decide(request(1, query), world).shown();
  }

  private static Reason refusal(SmallWorld world, Query query) {
    return refusal(world, 1, EVERYTHING, query).reason();
  }

  private static Outcome.Refused refusal(
      SmallWorld world, int viewer, Set<DataTypeId> scope, Query query) {
    return (Outcome.Refused) Rule.decide(request(viewer, scope, query), world).outcome();
  }

  private static Withheld withheld(Decision decision) {
    return ((Outcome.Permitted) decision.outcome()).withheld();
  }

  private static Map<Integer, Long> fieldsByPerson(Shown.ShownList list) {
    var map = new java.util.HashMap<Integer, Long>();
    var seen = new HashSet<Integer>();
    for (var item : list.items()) {
      int number = item.line().people().getFirst().number();
      assertThat(seen.add(number)).isTrue();
      map.put(number, item.line().fields());
    }
    return map;
  }

  private static List<Long> photoNumbers(Shown.ShownList list) {
    return list.items().stream()
        .map(item -> ((Line.OfPhoto) item.line()).photo().number())
        .toList();
  }
}
