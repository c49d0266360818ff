package org.evenhand.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.world.Block;
import org.evenhand.app.demo.world.Kinship;
import org.evenhand.app.demo.world.Liking;
import org.evenhand.app.demo.world.Picture;
import org.evenhand.app.demo.world.PrivacyChoice;
import org.evenhand.app.demo.world.Relationship;
import org.evenhand.app.demo.world.Thing;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/**
 * What one of two worlds has and the other lacks. Each is about a person of its own, a friend of
 * {@link TwinWorlds#VIEWER} who lets no app see them; the viewer uses every app.
 */
enum Difference {
  OWNS_PHOTOS,
  IS_TAGGED_BY_THE_VIEWER,
  SETS_PRIVACY,
  NAMES_THE_VIEWER_AS_PARTNER,
  IS_NAMED_AS_PARTNER,
  IS_THE_VIEWERS_FRIEND,
  BLOCKS_THE_VIEWER,
  WITHDREW,
  CONSENTS_BUT_HIDES,
  LIKES_THINGS,
  IS_A_RELATIVE,
  IS_THERE_AT_ALL;

  private static final Instant SINCE = Instant.parse("2026-04-01T10:00:00Z");

  private static final List<DataTypeId> ALL =
      Stream.of(
              "friends",
              "profile",
              "profile.name",
              "profile.birthday",
              "profile.location",
              "relationship.partner",
              "relationship.family",
              "photos",
              "photos.tags",
              "likes")
          .map(DataTypeId::new)
          .toList();

  /** Whom it is about. */
  PersonId person() {
    return new PersonId(TwinWorlds.OTHERS + 1 + ordinal());
  }

  Stream<Picture> photos() {
    return switch (this) {
      case OWNS_PHOTOS -> Stream.of(1, 2, 3).map(n -> photo(900 + n, person(), TwinWorlds.VIEWER));
      case IS_TAGGED_BY_THE_VIEWER -> Stream.of(photo(950, TwinWorlds.VIEWER, person()));
      default -> Stream.empty();
    };
  }

  private static Picture photo(long number, PersonId owner, PersonId tagged) {
    var taken = Instant.parse("2026-05-01T10:00:00Z").plusSeconds(number);
    return new Picture(new PhotoId(number), owner, taken, 4032, 3024, null, List.of(tagged));
  }

  Stream<PrivacyChoice> privacy() {
    return switch (this) {
      case SETS_PRIVACY -> choices(Audience.EVERYONE);
      case CONSENTS_BUT_HIDES -> choices(Audience.ONLY_ME);
      default -> Stream.empty();
    };
  }

  private Stream<PrivacyChoice> choices(Audience audience) {
    return ALL.stream().map(type -> new PrivacyChoice(person(), type, audience));
  }

  Stream<Relationship> relationships() {
    return this == NAMES_THE_VIEWER_AS_PARTNER
        ? Stream.of(new Relationship(person(), "married", TwinWorlds.VIEWER))
        : Stream.empty();
  }

  Stream<Liking> likings() {
    return switch (this) {
      case LIKES_THINGS, CONSENTS_BUT_HIDES, WITHDREW ->
          Stream.of(7, 8, 9).map(n -> new Liking(person(), thing(n), SINCE));
      default -> Stream.empty();
    };
  }

  Stream<Kinship> kinships() {
    return switch (this) {
      case IS_A_RELATIVE, CONSENTS_BUT_HIDES, WITHDREW ->
          Stream.of(
              new Kinship(person(), TwinWorlds.VIEWER, "child"),
              new Kinship(TwinWorlds.VIEWER, person(), "parent"));
      default -> Stream.empty();
    };
  }

  private static Thing thing(int number) {
    return new Thing(new ThingId(1_000 + number), "Thing " + number, "band");
  }

  Stream<Block> blocks() {
    return this == BLOCKS_THE_VIEWER
        ? Stream.of(new Block(person(), TwinWorlds.VIEWER))
        : Stream.empty();
  }

  Stream<Said> said() {
    return switch (this) {
      case WITHDREW -> listed(Said.Later.WITHDRAWN);
      case CONSENTS_BUT_HIDES -> listed(Said.Later.STANDS);
      default -> Stream.empty();
    };
  }

  private Stream<Said> listed(Said.Later later) {
    return Cast.roles().stream()
        .filter(role -> !role.listed().isEmpty())
        .map(role -> new Said(person(), role, role.listed(), 365, null, later));
  }
}
