package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.record.Change;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Change.Place;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A town of five, where most tests play: ann has the friends ben and cay; dan is cay's friend. */
abstract class GateScene {
  static final String[] EVERYTHING = {"profile", "friends", "relationship", "photos", "likes"};
  static final Instant TAKEN = Instant.parse("2026-02-01T12:00:00Z");

  @TempDir Path folder;
  Town town;
  Sayings say;
  Answers ask;
  AppId maps;

  @BeforeEach
  void open() {
    town = Town.of(folder, "ann", "ben", "cay", "dan", "eve");
    meet();
    town.friends("ann", "ben", "cay");
    town.friends("dan", "cay");
    maps =
        town.offices.app(
            "sunny-maps",
            "profile",
            "friends",
            "relationship",
            "photos",
            "photos.location",
            "likes");
  }

  /** After the town was opened, or opened anew. */
  void meet() {
    say = new Sayings(town);
    ask = new Answers(town);
  }

  void reopen() {
    town = town.reopened();
    meet();
  }

  @AfterEach
  void close() {
    town.close();
  }

  /** Everyone says yes to everything but places; what comes back is ann's token. */
  Caller everyoneSaysYes() {
    for (var who : List.of("ben", "cay", "dan", "eve")) {
      say.yes(who, maps, EVERYTHING);
    }
    return say.authorise("ann", maps, EVERYTHING);
  }

  void photo(int number, String owner, String... tagged) {
    var details = new PhotoDetails(TAKEN.plusSeconds(number), 640, 480, new Place(1.5, 2.5));
    var id = new PhotoId(number);
    town.log.append(new Change.PhotoAdded(town.person(owner), id, details));
    for (var who : tagged) {
      town.own.tag(town.me(owner), id, town.person(who));
    }
  }

  void isFondOf(String who, int thing, String name) {
    var details = new LikeDetails(name, "band", TAKEN.plusSeconds(thing));
    town.own.like(town.me(who), new ThingId(thing), details);
  }

  void couple(String one, String other) {
    town.own.setRelationship(town.me(one), "married", town.person(other));
    town.own.setRelationship(town.me(other), "married", town.person(one));
  }

  void lists(String who, String type, Listing listing, String... others) {
    var sayings = new HashMap<PersonId, Listing>();
    for (var other : others) {
      sayings.put(town.person(other), listing);
    }
    assertThat(town.lists.change(town.me(who), Offices.type(type), sayings))
        .isInstanceOf(OwnLists.Outcome.Changed.class);
  }

  void hides(String who, String type, Audience audience) {
    town.own.setAudience(town.me(who), Offices.type(type), audience);
  }
}
