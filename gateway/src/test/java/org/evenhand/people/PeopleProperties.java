package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.people.PeopleWorld.p;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evenhand.people.facts.PeopleSnapshot;
import org.evenhand.record.Change;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/** Random histories against a naive model. */
class PeopleProperties {
  private static final int SIZE = 6;
  private static final List<DataTypeId> TYPES =
      List.of(new DataTypeId("friends"), new DataTypeId("photos"));

  @Property(tries = 150)
  void the_fold_equals_a_naive_model_after_any_history(@ForAll long seed) {
    var random = new Random(seed);
    var world = PeopleWorld.of(SIZE);
    var model = new NaivePeople(SIZE);
    for (int i = 0; i < 60; i++) {
      var change = change(random);
      world.append(change);
      model.apply(change);
      try (var now = world.people.snapshot()) {
        assertEqual(now, model);
      }
    }
    try (var reopened = new People(world.table);
        var now = reopened.snapshot()) {
      assertEqual(now, model);
    }
  }

  @Property(tries = 50)
  void entries_given_again_or_in_other_batches_change_nothing(@ForAll long seed) {
    var random = new Random(seed);
    var world = PeopleWorld.of(SIZE);
    var model = new NaivePeople(SIZE);
    var other = PeopleWorld.of(SIZE);
    for (int i = 0; i < 60; i++) {
      var change = change(random);
      world.append(change);
      model.apply(change);
    }
    var entries = world.entries;
    for (int from = 1; from < entries.size(); ) {
      int to = Math.min(entries.size(), from + 1 + random.nextInt(10));
      // As after a crash: the log starts a little earlier than the fold had come.
      int again = Math.max(1, from - random.nextInt(4));
      other.people.apply(
          new ArrayList<>(entries.subList(again, to)), entries.get(to - 1).position());
      from = to;
    }
    try (var now = other.people.snapshot()) {
      assertEqual(now, model);
      assertThat(now.position()).isEqualTo(entries.getLast().position());
    }
  }

  private static void assertEqual(PeopleSnapshot now, NaivePeople model) {
    for (int i = 1; i <= SIZE; i++) {
      var person = p(i);
      assertThat(now.exists(person)).isEqualTo(model.exists(i));
      assertThat(now.friends(person).toArray()).containsExactly(model.friends(i));
      assertThat(now.blocked(person).toArray()).containsExactly(model.blocked(i));
      assertThat(now.photos(person)).isEqualTo(model.photos(i));
      assertThat(now.likes(person)).containsExactly(model.likes(i));
      assertThat(now.relatives(person).toArray()).containsExactly(model.relatives(i));
      assertThat(now.partner(person)).isEqualTo(model.partner(i));
      assertThat(now.hasRelationship(person)).isEqualTo(model.hasRelationship(i));
    }
    for (var type : TYPES) {
      for (var audience : Audience.values()) {
        assertThat(now.chose(type, audience).toArray())
            .containsExactly(model.chose(type, audience));
      }
      for (int i = 1; i <= SIZE; i++) {
        var lists = now.lists(type, p(i));
        assertThat(lists.letIn().toArray()).containsExactly(model.listers(type, i, Listing.LET_IN));
        assertThat(lists.keptOut().toArray())
            .containsExactly(model.listers(type, i, Listing.KEPT_OUT));
      }
    }
  }

  private static Change change(Random random) {
    var one = p(1 + random.nextInt(SIZE));
    var other = p(1 + random.nextInt(SIZE));
    var owner = p(1 + random.nextInt(2));
    var photo = new PhotoId(owner.number() * 10L + random.nextInt(2));
    return switch (random.nextInt(36)) {
      case 0, 1, 2, 3, 4 -> new Change.Befriended(one, other);
      case 5, 6 -> new Change.Unfriended(one, other);
      case 7, 8 -> new Change.Blocked(one, other);
      case 9 -> new Change.Unblocked(one, other);
      case 10, 11, 12 ->
          new Change.AudienceSet(
              one,
              TYPES.get(random.nextInt(TYPES.size())),
              Audience.values()[random.nextInt(Audience.values().length)]);
      case 32, 33, 34, 35 ->
          new Change.AudienceListed(
              one,
              other,
              TYPES.get(random.nextInt(TYPES.size())),
              Listing.values()[random.nextInt(Listing.values().length)]);
      case 13, 14, 15 ->
          new Change.RelationshipSet(one, "married", random.nextInt(3) == 0 ? null : other);
      case 16, 17 ->
          new Change.PhotoAdded(owner, photo, new PhotoDetails(Instant.EPOCH, 3, 4, null));
      case 18 -> new Change.PhotoRemoved(owner, photo);
      case 19, 20, 21 -> new Change.Tagged(owner, photo, other);
      case 23, 24 ->
          new Change.Liked(
              one,
              new ThingId(1 + random.nextInt(3)),
              new Change.LikeDetails("Low Tide", "band", Instant.EPOCH));
      case 26, 27, 28 -> new Change.RelativeNamed(one, other, "cousin");
      case 29 -> new Change.RelativeUnnamed(one, other);
      case 25 -> new Change.Unliked(one, new ThingId(1 + random.nextInt(3)));
      case 22 -> new Change.Untagged(owner, photo, other);
      default ->
          random.nextInt(3) == 0 ? new Change.Erased(one) : new Change.Befriended(one, other);
    };
  }
}
