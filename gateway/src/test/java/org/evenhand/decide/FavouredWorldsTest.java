package org.evenhand.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.decide.Ask.friends;
import static org.evenhand.decide.Ask.list;
import static org.evenhand.decide.Ask.person;
import static org.evenhand.decide.Ask.photo;
import static org.evenhand.decide.Ask.relationship;
import static org.evenhand.decide.Ask.request;
import static org.evenhand.decide.SmallCatalogue.BIRTHDAY;
import static org.evenhand.decide.SmallCatalogue.BIRTHDAY_FIELD;
import static org.evenhand.decide.SmallCatalogue.FAMILY;
import static org.evenhand.decide.SmallCatalogue.FRIENDS;
import static org.evenhand.decide.SmallCatalogue.LIKES;
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

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.evenhand.decide.Decision.Outcome.Permitted;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Relation;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.Test;

/**
 * Whatever an app is offered, by terms or by exceptions of any kind, what it is shown of somebody
 * is what that person agreed to and lets the viewer see: asked in plain words of one person and one
 * data type at a time. The offer is all of an exception that the rule gets to know.
 */
class FavouredWorldsTest {
  private static final int WORLDS = 100_000;
  private static final Selection PERSON =
      person(
          NAME_FIELD.bit() | BIRTHDAY_FIELD.bit(),
          list(
              Edge.PHOTOS,
              25,
              photo(TAKEN_AT.bit() | PLACE.bit(), list(Edge.TAGS, 25, person(NAME_FIELD.bit())))));

  private long shown;
  private long favoured;

  @Test
  void no_exception_widens_consent_or_visibility() {
    long seed = System.nanoTime();
    for (long one = seed; one < seed + WORLDS; one++) {
      var random = new Random(one);
      var world = Worlds.random(one);
      var terms = types(random, 6);
      int viewer = 1 + random.nextInt(Worlds.PEOPLE);
      var query = query(random, viewer);
      long before = shown;
      look(world.standing(standing(terms, Set.of(), random)), viewer, query, one);
      long plain = shown - before;
      look(world.standing(standing(terms, types(random, 9), random)), viewer, query, one);
      favoured += shown - before - plain > plain ? 1 : 0;
    }
    assertThat(shown).as("what was looked at").isGreaterThan(3L * WORLDS);
    assertThat(favoured).as("worlds in which an exception showed more").isGreaterThan(WORLDS / 10);
  }

  /** Any offer: terms, wider types, other limits, moved ends, and what is taken away. */
  private static Standing standing(Set<DataTypeId> terms, Set<DataTypeId> wider, Random random) {
    var offered = new HashSet<>(terms);
    offered.addAll(wider);
    var ends = new HashMap<DataTypeId, Instant>();
    Worlds.types().stream()
        .filter(_ -> random.nextInt(50) == 0)
        .forEach(type -> ends.put(type, Ask.NOON.plusSeconds(random.nextInt(-2, 3))));
    var taken =
        random.nextInt(10) > 0
            ? Map.<org.evenhand.vocabulary.Purpose, Set<DataTypeId>>of()
            : Map.of(Ask.PURPOSE, types(random, 2));
    return new Standing.InForce(
        new Offer(
            new Ground(
                new TermsVersion("2026-02"),
                new AgreementId("agr-1"),
                wider.isEmpty() ? List.of() : List.of(new ExceptionId("favour"))),
            Map.of(Ask.PURPOSE, offered),
            Map.of(),
            taken,
            ends,
            Map.of(),
            new Limits(random.nextInt(2000), random.nextInt(2000))));
  }

  /** Each of the catalogue's with so many chances in ten. */
  private static Set<DataTypeId> types(Random random, int inTen) {
    var some = new HashSet<DataTypeId>();
    Worlds.types().stream().filter(_ -> random.nextInt(10) < inTen).forEach(some::add);
    return some;
  }

  private static Query query(Random random, int viewer) {
    var partner = list(Edge.PARTNER, 1, person(NAME_FIELD.bit()));
    return switch (random.nextInt(4)) {
      case 0 -> friends(25, PERSON);
      case 1 -> new Query.One(p(1 + random.nextInt(Worlds.PEOPLE)), PERSON);
      case 2 -> new Query.One(p(viewer), person(1, list(Edge.FRIENDS, 25, PERSON)));
      default ->
          new Query.Many(
              list(
                  Edge.RELATIONSHIPS,
                  1,
                  relationship(STATUS_FIELD.bit() | SINCE_FIELD.bit(), partner)));
    };
  }

  private void look(SmallWorld world, int viewer, Query query, long seed) {
    if (Rule.decide(request(viewer, Set.copyOf(Worlds.types()), query), world).outcome()
        instanceof Permitted it) {
      var looking = new Looking(world, viewer, "world " + seed);
      if (query instanceof Query.One) {
        it.shown().items().forEach(looking::one);
      } else {
        looking.list(it.shown());
      }
    }
  }

  /** Goes through what was shown, item by item. */
  private final class Looking {
    private final SmallWorld world;
    private final int viewer;
    private final String where;

    Looking(SmallWorld world, int viewer, String where) {
      this.world = world;
      this.viewer = viewer;
      this.where = where;
    }

    void list(Shown.ShownList list) {
      for (var item : list.items()) {
        switch (list.edge()) {
          case FRIENDS -> may(item.line().people().getFirst(), FRIENDS);
          case TAGS -> may(item.line().people().getFirst(), TAGS);
          case PARTNER -> may(item.line().people().getFirst(), PARTNER);
          default -> {
            // what such an item is says itself whom it concerns
          }
        }
        fields(item.line());
        item.lists().forEach(this::list);
      }
    }

    /** One person: where nothing of them is shown, that they are there is what a list shows. */
    void one(Shown item) {
      var who = item.line().people().getFirst();
      if (item.line().fields() == Field.ID && item.lists().isEmpty() && who.number() != viewer) {
        may(who, FRIENDS);
      }
      fields(item.line());
      item.lists().forEach(this::list);
    }

    private void fields(Line line) {
      switch (line) {
        case Line.OfPerson(var subject, long fields) -> {
          field(fields, NAME_FIELD.bit(), subject, NAME);
          field(fields, BIRTHDAY_FIELD.bit(), subject, BIRTHDAY);
        }
        case Line.OfPhoto(var _, var owner, var tagged, long fields) -> {
          may(owner, PHOTOS);
          tagged.forEach(one -> agreed(one, PHOTOS));
          field(fields, PLACE.bit(), owner, PLACES);
          if ((fields & PLACE.bit()) != 0) {
            tagged.forEach(one -> agreed(one, PLACES));
          }
        }
        case Line.OfRelationship(var subject, var partner, long fields) -> {
          field(fields, STATUS_FIELD.bit(), subject, STATUS);
          field(fields, SINCE_FIELD.bit(), subject, PARTNER);
          partner.forEach(one -> may(one, PARTNER));
        }
        case Line.OfRelative(var _, var relative, long _) -> may(relative, FAMILY);
        case Line.OfLike(var subject, var _, long _) -> may(subject, LIKES);
      }
    }

    private void field(long fields, long bit, PersonId who, DataTypeId type) {
      if ((fields & bit) != 0) {
        may(who, type);
      }
    }

    private void may(PersonId who, DataTypeId type) {
      agreed(who, type);
      assertThat(sees(who.number(), type))
          .as("%s: %s sees %s of %s", where, viewer, type, who)
          .isTrue();
    }

    private void agreed(PersonId who, DataTypeId type) {
      shown++;
      assertThat(world.consents.getOrDefault(type, Set.of()))
          .as("%s: %s of %s", where, type, who)
          .contains(who.number());
    }

    private boolean sees(int who, DataTypeId type) {
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
      boolean blocked = world.blocks.getOrDefault(viewer, Set.of()).contains(who);
      return !blocked
          && switch (world.listing(who, viewer, type)) {
            case KEPT_OUT -> false;
            case LET_IN -> true;
            case NEITHER -> relation.within(world.audience(who, type));
          };
    }
  }
}
