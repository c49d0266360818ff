package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.register.Register;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Standing;

/**
 * Goes through a record from its first frame, with nothing but the frames and the vault, and finds
 * for each access whether every line of it could stand at its place: whatever was taken back before
 * it, it must not show. Knows the queries of {@link RacesTest}.
 */
final class RecordAudit {
  private final Town town;
  private final Witness witness;
  private final Village village = new Village();
  private final Register register = Register.open(new MemoryTable(), Town.CATALOGUE);
  private final Map<Long, Witness.Seen> accesses = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private long lines;

  RecordAudit(Town town, Witness witness) {
    this.town = town;
    this.witness = witness;
  }

  /** The accesses by position; fails if one shows what it must not. */
  Map<Long, Witness.Seen> run() {
    town.log.scan(
        1,
        Long.MAX_VALUE,
        frame -> {
          frame(frame);
          return true;
        });
    assertThat(wrong).isEmpty();
    return accesses;
  }

  long lines() {
    return lines;
  }

  private void frame(RawFrame frame) {
    switch (town.codec.body(frame)) {
      case Body.Of(Change change) -> {
        village.apply(change);
        var at = Instant.EPOCH.plus(frame.timeMicros(), ChronoUnit.MICROS);
        register.apply(List.of(new Entry(frame.position(), at, change)), frame.position());
      }
      case Body.Access access -> {
        var seen = witness.read(access);
        accesses.put(frame.position(), seen);
        lines += seen.lines().size();
        check(frame.position(), seen);
      }
      case Body.Refusal _, Body.TurnedAway _, Body.Refusals _ -> {}
      case Body.Sealed sealed -> wrong.add("unreadable: " + sealed);
    }
  }

  private void check(long position, Witness.Seen seen) {
    boolean granted =
        village.grants.values().stream()
            .anyMatch(g -> g.app().equals(seen.app()) && g.person().equals(seen.viewer()));
    expect(granted, position, seen, "a grant that has ended");
    expect(inForce(seen), position, seen, "an app that must not ask");
    for (var line : seen.lines()) {
      expect(stands(seen, line), position, seen, line.toString());
    }
  }

  private void expect(boolean holds, long position, Witness.Seen seen, String what) {
    if (!holds) {
      wrong.add(position + ": " + seen.query() + " of " + seen.viewer() + ": " + what);
    }
  }

  private boolean inForce(Witness.Seen seen) {
    var type = Offices.type(seen.query().startsWith("photos") ? "photos" : "profile.name");
    return register.snapshot().standing(seen.app(), seen.at())
            instanceof Standing.InForce(var offer)
        && offer.offers(Town.CATALOGUE, type, Offices.PERSONALISATION, seen.at()) == Offered.YES;
  }

  private boolean stands(Witness.Seen seen, Line line) {
    return switch (line) {
      case Line.OfPerson(var person, long fields) ->
          mayBeNamed(seen, person)
              && all(ObjectKind.PERSON, fields, type -> shows(seen, person, type));
      case Line.OfPhoto photo ->
          village.showsPhoto(seen.app(), seen.viewer(), photo.photo(), Edge.PHOTOS.type())
              && village.photo(photo.photo()).tagged().containsAll(photo.tagged())
              && all(
                  ObjectKind.PHOTO,
                  photo.fields(),
                  type -> village.showsPhoto(seen.app(), seen.viewer(), photo.photo(), type));
      case Line.OfRelationship it ->
          village.relationships.containsKey(it.subject())
              && village.consented(seen.app(), seen.viewer(), Edge.RELATIONSHIPS.type())
              && it.partner().stream().allMatch(partner -> partnered(seen, partner));
      case Line.OfRelative(var _, var relative, long _) ->
          village.showsRelative(seen.app(), seen.viewer(), relative);
      case Line.OfLike(var person, var thing, long _) ->
          village.likes(person).contains(thing) && shows(seen, person, Edge.LIKES.type());
    };
  }

  private boolean mayBeNamed(Witness.Seen seen, PersonId person) {
    var query = seen.query();
    if (query.startsWith("friends")) {
      return village.listed(seen.app(), seen.viewer(), person);
    }
    if (query.startsWith("photos")) {
      return shows(seen, person, Edge.TAGS.type());
    }
    if (query.startsWith("relationships")) {
      return partnered(seen, person);
    }
    return person.equals(seen.target())
        && (person.equals(seen.viewer())
            || village.visible(seen.viewer(), person, Offices.type("profile.name"))
            || village.visible(seen.viewer(), person, Offices.type("profile.birthday"))
            || village.listed(seen.app(), seen.viewer(), person));
  }

  private boolean partnered(Witness.Seen seen, PersonId partner) {
    return village.namesPartner(seen.app(), seen.viewer(), partner);
  }

  private boolean shows(Witness.Seen seen, PersonId person, DataTypeId type) {
    return village.shows(seen.app(), seen.viewer(), person, type);
  }

  private static boolean all(
      ObjectKind kind, long fields, java.util.function.Predicate<DataTypeId> holds) {
    for (long rest = fields & ~Field.ID; rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      if (!holds.test(Town.CATALOGUE.field(kind, number).orElseThrow().type())) {
        return false;
      }
    }
    return true;
  }
}
