package org.evenhand.people.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.evenhand.record.Change.Content;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/**
 * Keys of rows: the person's number (4 bytes, big-endian), a letter for the kind of row, and what
 * tells rows of one kind apart. So a store spread over machines keeps a person together, and a
 * person's photos are neighbours. Number 0 is nobody: its rows belong to the platform.
 */
public final class Key {
  private static final int NOBODY = 0;
  private static final int START = 5;

  private Key() {}

  /** The profile. */
  public static byte[] profile(PersonId person) {
    return key(person.number(), 'P', 0).array();
  }

  /** The whole list of present friends. */
  public static byte[] friends(PersonId person) {
    return key(person.number(), 'F', 0).array();
  }

  /** The side of {@code one} of a friendship that ended at a position. */
  public static byte[] ended(PersonId one, PersonId two, long until) {
    return key(one.number(), 'H', 12).putInt(two.number()).putLong(until).array();
  }

  /** All ended friendships of a person. */
  public static byte[] allEnded(PersonId person) {
    return key(person.number(), 'H', 0).array();
  }

  /** With whom an ended friendship was. */
  public static PersonId otherOfEnded(byte[] key) {
    return new PersonId(ByteBuffer.wrap(key).getInt(START));
  }

  /** Until when an ended friendship held. */
  public static long untilOfEnded(byte[] key) {
    return ByteBuffer.wrap(key).getLong(START + 4);
  }

  /** Privacy choices and blocks. */
  public static byte[] privacy(PersonId person) {
    return key(person.number(), 'V', 0).array();
  }

  /** Whom a person's lists for a data type name. */
  public static byte[] lists(PersonId person, DataTypeId type) {
    return of(person, 'X', type);
  }

  /** All lists of a person. */
  public static byte[] allLists(PersonId person) {
    return key(person.number(), 'X', 0).array();
  }

  /** Whose lists for a data type name this person. */
  public static byte[] listers(PersonId person, DataTypeId type) {
    return of(person, 'Y', type);
  }

  /** All rows of {@link #listers} of a person. */
  public static byte[] allListers(PersonId person) {
    return key(person.number(), 'Y', 0).array();
  }

  /** Which data type, of a key of {@link #lists} or {@link #listers}. */
  public static DataTypeId typeOf(byte[] key) {
    return new DataTypeId(new String(key, START, key.length - START, UTF_8));
  }

  private static byte[] of(PersonId person, char kind, DataTypeId type) {
    var bytes = type.value().getBytes(UTF_8);
    return key(person.number(), kind, bytes.length).put(bytes).array();
  }

  /** The relationship. */
  public static byte[] relationship(PersonId person) {
    return key(person.number(), 'R', 0).array();
  }

  /** The mark, in the rows of {@code one}, that {@code two} names them as partner. */
  public static byte[] namedBy(PersonId one, PersonId two) {
    return key(one.number(), 'Q', 4).putInt(two.number()).array();
  }

  /** All who name this person as partner. */
  public static byte[] allNamers(PersonId person) {
    return key(person.number(), 'Q', 0).array();
  }

  /** Who names, of a key of {@link #namedBy}. */
  public static PersonId namer(byte[] key) {
    return new PersonId(ByteBuffer.wrap(key).getInt(START));
  }

  /** A photo; newest (highest number) first in the table's order. */
  public static byte[] photo(PersonId owner, PhotoId photo) {
    return key(owner.number(), 'I', 8).putLong(~photo.number()).array();
  }

  /** All photos of a person. */
  public static byte[] photos(PersonId owner) {
    return key(owner.number(), 'I', 0).array();
  }

  /** Which photo, of a key of {@link #photo} or {@link #taggedIn}. */
  public static PhotoId photoOf(byte[] key) {
    return new PhotoId(~ByteBuffer.wrap(key).getLong(START));
  }

  /** The mark that a person is tagged in another's photo. */
  public static byte[] taggedIn(PersonId tagged, PersonId owner, PhotoId photo) {
    return key(tagged.number(), 'J', 12).putLong(~photo.number()).putInt(owner.number()).array();
  }

  /** All marks of {@link #taggedIn} of a person, newest photo first. */
  public static byte[] allTaggedIn(PersonId tagged) {
    return key(tagged.number(), 'J', 0).array();
  }

  /** Whose photo, of a key of {@link #taggedIn}. */
  public static PersonId ownerOf(byte[] taggedIn) {
    return new PersonId(ByteBuffer.wrap(taggedIn).getInt(START + 8));
  }

  /** Whom a person names as relatives, and who names them. */
  public static byte[] family(PersonId person) {
    return key(person.number(), 'M', 0).array();
  }

  /** That a person likes something. */
  public static byte[] like(PersonId person, ThingId thing) {
    return key(person.number(), 'L', 8).putLong(thing.number()).array();
  }

  /** All that a person likes, by rising number. */
  public static byte[] likes(PersonId person) {
    return key(person.number(), 'L', 0).array();
  }

  /** What is liked, of a key of {@link #like}. */
  public static ThingId thingOf(byte[] like) {
    return new ThingId(ByteBuffer.wrap(like).getLong(START));
  }

  /** Whose the photo of that number is: no two people's photos have one number. */
  public static byte[] ownerOf(PhotoId photo) {
    return key(NOBODY, 'O', 8).putLong(photo.number()).array();
  }

  /** The largest number that a photo ever had. */
  public static byte[] lastPhoto() {
    return key(NOBODY, 'G', 0).array();
  }

  /** Whose the photo with that content is. */
  public static byte[] ownerOf(Content content) {
    var hash = HexFormat.of().parseHex(content.sha256());
    return key(NOBODY, 'B', hash.length).put(hash).array();
  }

  /** The number behind the platform's own key of a person. */
  public static byte[] external(String id) {
    var bytes = id.getBytes(UTF_8);
    return key(NOBODY, 'N', bytes.length).put(bytes).array();
  }

  /** Where the import of what has this hash stands in the record; written with its last row. */
  public static byte[] imported(String sha256) {
    var bytes = sha256.getBytes(UTF_8);
    return key(NOBODY, 'A', bytes.length).put(bytes).array();
  }

  /** The mark of an import that was cut short. */
  public static byte[] unfinished(long position) {
    return key(NOBODY, 'U', 8).putLong(position).array();
  }

  /** All marks of {@link #unfinished}. */
  public static byte[] allUnfinished() {
    return key(NOBODY, 'U', 0).array();
  }

  /** The import's position, of a key of {@link #unfinished}. */
  public static long positionOf(byte[] unfinished) {
    return ByteBuffer.wrap(unfinished).getLong(START);
  }

  /** One chunk of a named set of people. */
  static byte[] set(String name, int chunk) {
    var bytes = name.getBytes(UTF_8);
    return key(NOBODY, 'S', bytes.length + 3)
        .put(bytes)
        .put((byte) 0)
        .putShort((short) chunk)
        .array();
  }

  /** All chunks of all sets. */
  static byte[] sets() {
    return key(NOBODY, 'S', 0).array();
  }

  /** The name of the set, of a key of {@link #set}. */
  static String setName(byte[] key) {
    return new String(key, START, key.length - START - 3, UTF_8);
  }

  private static ByteBuffer key(int person, char kind, int more) {
    return ByteBuffer.allocate(START + more).putInt(person).put((byte) kind);
  }
}
