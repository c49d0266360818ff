package org.evenhand.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.decide.Ask.friends;
import static org.evenhand.decide.Ask.like;
import static org.evenhand.decide.Ask.list;
import static org.evenhand.decide.Ask.person;
import static org.evenhand.decide.Ask.photo;
import static org.evenhand.decide.Ask.relationship;
import static org.evenhand.decide.Ask.request;
import static org.evenhand.decide.SmallCatalogue.BIRTHDAY;
import static org.evenhand.decide.SmallCatalogue.BIRTHDAY_FIELD;
import static org.evenhand.decide.SmallCatalogue.FRIENDS;
import static org.evenhand.decide.SmallCatalogue.LIKED;
import static org.evenhand.decide.SmallCatalogue.LIKES;
import static org.evenhand.decide.SmallCatalogue.NAME;
import static org.evenhand.decide.SmallCatalogue.NAME_FIELD;
import static org.evenhand.decide.SmallCatalogue.PHOTOS;
import static org.evenhand.decide.SmallCatalogue.PLACE;
import static org.evenhand.decide.SmallCatalogue.PLACES;
import static org.evenhand.decide.SmallCatalogue.STATUS_FIELD;
import static org.evenhand.decide.SmallCatalogue.TAGS;
import static org.evenhand.decide.SmallCatalogue.TAKEN_AT;
import static org.evenhand.decide.SmallWorld.p;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Relation;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;

/** The rule against the same rule written as plain loops over one person and field at a time. */
class RuleProperties {
  private static final Selection WHOLE_PERSON =
      person(
          NAME_FIELD.bit() | BIRTHDAY_FIELD.bit(),
          list(
              Edge.PHOTOS,
              25,
              photo(TAKEN_AT.bit() | PLACE.bit(), list(Edge.TAGS, 25, person(NAME_FIELD.bit())))),
          list(Edge.LIKES, 25, like(LIKED.bit())));

  @Property(tries = 2_000)
  void a_friend_list_equals_the_naive_one(@ForAll long seed) {
    var world = Worlds.random(seed);
    var expected = new HashMap<Integer, Long>();
    for (int friend : world.friends.getOrDefault(1, Set.of())) {
      if (consents(world, FRIENDS, 1)
          && consents(world, FRIENDS, friend)
          && sees(world, 1, friend, FRIENDS)) {
        expected.put(friend, Field.ID | bit(world, friend, NAME) | bit(world, friend, BIRTHDAY));
      }
    }

    var shown = Rule.decide(request(1, friends(25, WHOLE_PERSON)), world).shown();

    assertThat(
            shown.items().stream()
                .collect(
                    Collectors.toMap(
                        item -> item.line().people().getFirst().number(),
                        item -> item.line().fields())))
        .isEqualTo(expected);
    for (var item : shown.items()) {
      int friend = item.line().people().getFirst().number();
      assertThat(photosShown(item)).isEqualTo(photosNaively(world, friend));
      assertThat(likesShown(item)).isEqualTo(likesNaively(world, friend));
    }
  }

  @Property(tries = 2_000)
  void one_photo_by_its_id_is_shown_exactly_as_its_owners_list_shows_it(@ForAll long seed) {
    var world = Worlds.random(seed);
    var photo = photo(TAKEN_AT.bit() | PLACE.bit(), list(Edge.TAGS, 25, person(NAME_FIELD.bit())));
    var own = Rule.decide(request(1, new Query.Many(list(Edge.PHOTOS, 25, photo))), world);
    var friends =
        Rule.decide(
            request(1, new Query.One(p(2), person(0, list(Edge.PHOTOS, 25, photo)))), world);
    for (long number = 1; number <= 13; number++) {
      var id = new PhotoId(number);
      var alone = Rule.decide(request(1, new Query.Photo(id, photo)), world).shown().items();
      int owner = world.photo(id).map(it -> it.owner().number()).orElse(0);
      assertThat(alone.stream().map(Shown::line).toList())
          .hasSize(
              owner != 0 && mayShow(world, PHOTOS, world.photo(id).orElseThrow().tagged(), owner)
                  ? 1
                  : 0);
      if (owner == 1) {
        assertThat(alone).isEqualTo(within(own.shown().items(), id));
      } else if (owner == 2) {
        var listed = friends.shown().items().stream().flatMap(item -> item.lists().stream());
        assertThat(alone)
            .isEqualTo(within(listed.flatMap(list -> list.items().stream()).toList(), id));
      }
    }
  }

  private static List<Shown> within(List<Shown> photos, PhotoId id) {
    return photos.stream().filter(it -> ((Line.OfPhoto) it.line()).photo().equals(id)).toList();
  }

  private static Map<Long, Set<Integer>> photosShown(Shown item) {
    var shown = new HashMap<Long, Set<Integer>>();
    for (var list : item.lists().stream().filter(it -> it.edge() == Edge.PHOTOS).toList()) {
      for (var photo : list.items()) {
        var tags = new TreeSet<Integer>();
        for (var within : photo.lists()) {
          within.items().forEach(tag -> tags.add(tag.line().people().getFirst().number()));
        }
        shown.put(((Line.OfPhoto) photo.line()).photo().number() * 10 + place(photo), tags);
      }
    }
    return shown;
  }

  private static Set<Long> likesShown(Shown item) {
    return item.lists().stream()
        .filter(list -> list.edge() == Edge.LIKES)
        .flatMap(list -> list.items().stream())
        .map(like -> ((Line.OfLike) like.line()).thing().number())
        .collect(Collectors.toSet());
  }

  private static Set<Long> likesNaively(SmallWorld world, int who) {
    boolean may = consents(world, LIKES, who) && sees(world, 1, who, LIKES);
    return may ? world.likes.getOrDefault(who, Set.of()) : Set.of();
  }

  private static long place(Shown photo) {
    return (photo.line().fields() & PLACE.bit()) != 0 ? 1 : 0;
  }

  private static Map<Long, Set<Integer>> photosNaively(SmallWorld world, int owner) {
    var expected = new HashMap<Long, Set<Integer>>();
    for (var photo : world.photos(p(owner))) {
      if (mayShow(world, PHOTOS, photo.tagged(), owner)) {
        var tags = new TreeSet<Integer>();
        for (var tagged : photo.tagged()) {
          if (consents(world, TAGS, tagged.number()) && sees(world, 1, tagged.number(), TAGS)) {
            tags.add(tagged.number());
          }
        }
        long place = mayShow(world, PLACES, photo.tagged(), owner) ? 1 : 0;
        expected.put(photo.id().number() * 10 + place, tags);
      }
    }
    return expected;
  }

  private static boolean mayShow(
      SmallWorld world, DataTypeId type, List<org.evenhand.vocabulary.PersonId> tagged, int owner) {
    return consents(world, type, owner)
        && sees(world, 1, owner, type)
        && tagged.stream().allMatch(t -> consents(world, type, t.number()));
  }

  private static long bit(SmallWorld world, int who, DataTypeId type) {
    boolean may = consents(world, type, who) && sees(world, 1, who, type);
    return may ? (type.equals(NAME) ? NAME_FIELD : BIRTHDAY_FIELD).bit() : 0;
  }

  private static boolean consents(SmallWorld world, DataTypeId type, int who) {
    return world.consents.getOrDefault(type, Set.of()).contains(who);
  }

  private static boolean sees(SmallWorld world, int viewer, int who, DataTypeId type) {
    if (viewer == who) {
      return true;
    }
    var friends = world.friends.getOrDefault(viewer, Set.of());
    var theirs = world.friends.getOrDefault(who, Set.of());
    var relation =
        friends.contains(who)
            ? Relation.FRIEND
            : friends.stream().anyMatch(theirs::contains)
                ? Relation.FRIEND_OF_FRIEND
                : Relation.STRANGER;
    var listing = world.listing(who, viewer, type);
    return listing != Listing.KEPT_OUT
        && (listing == Listing.LET_IN || relation.within(world.audience(who, type)))
        && !world.blocks.getOrDefault(viewer, Set.of()).contains(who);
  }

  @Property(tries = 2_000)
  void pages_of_any_size_add_up_to_the_whole_list(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
    var world = Worlds.random(seed);
    var whole = Rule.decide(request(1, friends(500, WHOLE_PERSON)), world).shown().items();

    var paged = new java.util.ArrayList<Shown>();
    Cursor from = new Cursor.Start();
    Shown.ShownList page;
    do {
      page = Rule.decide(request(1, friends(size, from, WHOLE_PERSON)), world).shown();
      paged.addAll(page.items());
      if (!page.items().isEmpty()) {
        from = new Cursor.After(page.items().getLast().key());
      }
    } while (page.after());

    assertThat(paged).isEqualTo(whole);
    assertThat(whole.stream().map(Shown::key).toList())
        .isSortedAccordingTo(Comparator.comparing(k -> k ^ Long.MIN_VALUE));
  }

  /**
   * Two worlds that differ only in somebody who didn't consent: in one of them that person, their
   * edges, and the photos that they are in are not there at all. (A friend in common makes others
   * visible, which is those others' own choice of audience; so here nobody chose that audience.)
   */
  @Property(tries = 3_000)
  void somebody_who_did_not_consent_leaves_no_trace(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = Worlds.PEOPLE) int hidden,
      @ForAll @IntRange(min = 1, max = 5) int size,
      @ForAll @IntRange(min = 0, max = 12) int peopleLeft) {
    var with = withoutMutualAudiences(Worlds.random(seed)).allowance(5, peopleLeft);
    with.consents.values().forEach(set -> set.remove(hidden));
    var without = withoutMutualAudiences(Worlds.random(seed)).allowance(5, peopleLeft);
    without.consents.values().forEach(set -> set.remove(hidden));
    remove(without, hidden);

    for (var query : queries(size, hidden)) {
      var one = Rule.decide(request(1, query), with).outcome();
      var other = Rule.decide(request(1, query), without).outcome();
      assertThat(visible(one)).isEqualTo(visible(other));
    }
  }

  private static Object visible(Decision.Outcome outcome) {
    return switch (outcome) {
      case Decision.Outcome.Permitted permitted -> permitted.shown();
      case Decision.Outcome.Refused refused -> refused;
    };
  }

  private static List<Query> queries(int size, int hidden) {
    var partner = list(Edge.PARTNER, 1, person(NAME_FIELD.bit()));
    return List.of(
        friends(size, WHOLE_PERSON),
        friends(size, new Cursor.After(hidden * 0x9E3779B97F4A7C15L), WHOLE_PERSON),
        new Query.One(p(hidden), WHOLE_PERSON),
        new Query.One(p(hidden), person(0)),
        new Query.One(p(hidden == 2 ? 3 : 2), WHOLE_PERSON),
        new Query.One(p(1), person(1, list(Edge.FRIENDS, size, person(0)))),
        new Query.Many(list(Edge.RELATIONSHIPS, 1, relationship(STATUS_FIELD.bit(), partner))),
        new Query.Many(WHOLE_PERSON.expansions().getFirst()),
        new Query.Many(WHOLE_PERSON.expansions().getLast()));
  }

  private static SmallWorld withoutMutualAudiences(SmallWorld world) {
    for (int who : world.people) {
      for (var type : Worlds.types()) {
        if (world.audience(who, type) == Audience.FRIENDS_OF_FRIENDS) {
          world.choose(who, type, Audience.FRIENDS);
        }
      }
    }
    return world;
  }

  private static void remove(SmallWorld world, int who) {
    world.people.remove(who);
    world.friends.remove(who);
    world.friends.values().forEach(set -> set.remove(who));
    world.blocks.remove(who);
    world.blocks.values().forEach(set -> set.remove(who));
    world.partners.remove(who);
    world.partners.values().removeIf(other -> other == who);
    world.photos.removeIf(
        photo -> photo.owner().number() == who || photo.tagged().contains(p(who)));
  }
}
