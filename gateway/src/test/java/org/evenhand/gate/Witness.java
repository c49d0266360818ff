package org.evenhand.gate;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.evenhand.record.KeyVault;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/**
 * Reads access frames with nothing but the vault's keys: finds who hides behind each tag by working
 * the tags out anew, as docs/record-format.md §9 says.
 */
final class Witness {
  private final KeyVault vault;
  private final List<PersonId> people;
  private final Set<PhotoId> photos;
  private final Map<Scope, Map<Bits128, PersonId>> byTag = new HashMap<>();
  private final Map<Scope, Map<Bits128, PhotoId>> photoByTag = new HashMap<>();

  /** Who knows of these people and photos. */
  Witness(KeyVault vault, List<PersonId> people, Set<PhotoId> photos) {
    this.vault = vault;
    this.people = List.copyOf(people);
    this.photos = Set.copyOf(photos);
  }

  /** Everyone of a town, and every photo up to a number. */
  static Witness of(Town town, int photos) {
    var everyone = new ArrayList<PersonId>();
    for (int number = 1; number <= town.people.lastNumber(); number++) {
      everyone.add(new PersonId(number));
    }
    var pictures = new java.util.HashSet<PhotoId>();
    for (int number = 1; number <= photos; number++) {
      pictures.add(new PhotoId(number));
    }
    return new Witness(town.vault, everyone, pictures);
  }

  /** An access, in clear. */
  record Seen(
      AppId app, PersonId viewer, PersonId target, String query, Instant at, List<Line> lines) {}

  Seen read(Body.Access access) {
    var asked = access.header().asked();
    var scope = new Scope(asked.epoch(), asked.app());
    return new Seen(
        asked.app(),
        person(scope, asked.viewer()),
        person(scope, asked.target()),
        asked.query(),
        asked.at(),
        access.lines().stream().map(line -> line(scope, line)).toList());
  }

  /** The access at a position of a town's record. */
  Seen at(Town town, long position) {
    var frame = town.log.read(position).orElseThrow();
    if (town.codec.body(frame) instanceof Body.Access access) {
      return read(access);
    }
    throw new AssertionError("no access is at " + position);
  }

  private Line line(Scope scope, TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson(var who, long fields) ->
          new Line.OfPerson(person(scope, who), fields);
      case TaggedLine.OfPhoto(var owner, var photo, var with, long fields) ->
          new Line.OfPhoto(
              photo(scope, photo),
              person(scope, owner),
              with.stream().map(tag -> person(scope, tag)).toList(),
              fields);
      case TaggedLine.OfRelationship(var who, var partner, long fields) ->
          new Line.OfRelationship(
              person(scope, who),
              Optional.ofNullable(partner).map(tag -> person(scope, tag)).stream().toList(),
              fields);
      case TaggedLine.OfRelative(var who, var relative, long fields) ->
          new Line.OfRelative(person(scope, who), person(scope, relative), fields);
      case TaggedLine.OfLike(var who, var thing, long fields) -> {
        var person = person(scope, who);
        yield new Line.OfLike(person, thing(scope, person, thing), fields);
      }
    };
  }

  private PersonId person(Scope scope, Bits128 tag) {
    var found = byTag.computeIfAbsent(scope, this::tags).get(tag);
    if (found == null) {
      throw new AssertionError("a line names nobody");
    }
    return found;
  }

  private PhotoId photo(Scope scope, Bits128 tag) {
    var found = photoByTag.computeIfAbsent(scope, this::photoTags).get(tag);
    if (found == null) {
      throw new AssertionError("a line names no photo");
    }
    return found;
  }

  private ThingId thing(Scope scope, PersonId person, Bits128 tag) {
    var key = Arrays.copyOfRange(secret(scope, person), 16, 32);
    for (long number = 1; number <= RandomLife.THINGS; number++) {
      var input = ByteBuffer.allocate(1 + Long.BYTES).put((byte) 4).putLong(number);
      if (bits(mac(key, input)).equals(tag)) {
        return new ThingId(number);
      }
    }
    throw new AssertionError("a line names no thing");
  }

  private Map<Bits128, PersonId> tags(Scope scope) {
    var tags = new HashMap<Bits128, PersonId>();
    people.forEach(person -> tags.put(bits(secret(scope, person)), person));
    return tags;
  }

  private Map<Bits128, PhotoId> photoTags(Scope scope) {
    var tags = new HashMap<Bits128, PhotoId>();
    for (var owner : people) {
      var key = Arrays.copyOfRange(secret(scope, owner), 16, 32);
      photos.forEach(photo -> {
        var input = ByteBuffer.allocate(Long.BYTES).putLong(photo.number());
        tags.put(bits(mac(key, input)), photo);
      });
    }
    return tags;
  }

  private byte[] secret(Scope scope, PersonId person) {
    return vault.keys(person).orElseThrow().tag(scope.epoch(), scope.app().value());
  }

  private static byte[] mac(byte[] key, ByteBuffer input) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(input.array());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Bits128 bits(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new Bits128(buffer.getLong(), buffer.getLong());
  }

  private record Scope(int epoch, AppId app) {}
}
