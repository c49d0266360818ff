package org.evenhand.vocabulary;

import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everything that the rule may know, frozen as of one position of the record: asked twice, every
 * question has the same answer, whatever has happened since. It knows no money and no ties, so none
 * can sway a decision. The bitmaps that it gives are shared and must not be changed.
 */
public interface Facts {
  /** The position as of which this is the world. */
  long position();

  /** The catalogue of data types. */
  Catalogue catalogue();

  /** How the calling app stands. */
  Standing standing();

  /** What of its limits the calling app has left in this hour, before this call. */
  Allowance allowance();

  /** Whether there is such a person. */
  boolean exists(PersonId person);

  /** Those who said yes to this app, for this purpose, for exactly this node or one covering it. */
  RoaringBitmap consenting(DataTypeId type);

  /**
   * Those who set this node's audience themselves.
   *
   * @return the people in that audience by their own act; who is in none has the type's default
   */
  RoaringBitmap chose(DataTypeId type, Audience audience);

  /** Whose lists for exactly this node name the viewer. */
  Lists lists(DataTypeId type, PersonId viewer);

  /** That person's friends. */
  RoaringBitmap friends(PersonId person);

  /** Those whom the person blocks or who block them. */
  RoaringBitmap blocked(PersonId person);

  /** Whether two people have a friend in common. */
  default boolean haveMutualFriend(PersonId one, PersonId other) {
    return RoaringBitmap.intersects(friends(one), friends(other));
  }

  /** That person's photos, newest (highest number) first. */
  List<Photo> photos(PersonId owner);

  /** The photo of that number. */
  Optional<Photo> photo(PhotoId id);

  /** What that person likes, by rising number. */
  long[] likes(PersonId person);

  /** The partner whom the person names and who names them. */
  Optional<PersonId> partner(PersonId person);

  /** Those whom the person names as relatives and who name them as one. */
  RoaringBitmap relatives(PersonId person);

  /** Whether the person has a relationship on file. */
  boolean hasRelationship(PersonId person);

  /**
   * The place of each of these people in lists as this app sees them. Different for each app, so
   * that two apps cannot join people by their order.
   *
   * @param people numbers, in any order
   * @return one key for each, to be compared unsigned; the first eight bytes of the app's id for
   *     that person
   */
  long[] order(int[] people);

  /**
   * The place of each of these things in lists as this app sees them, as {@link #order(int[])} does
   * for people.
   *
   * @param things numbers, in any order
   * @return one key for each, to be compared unsigned; the first eight bytes of the app's id for
   *     that thing
   */
  long[] order(long[] things);

  /**
   * Whose lists name somebody; nobody's both.
   *
   * @param letIn those who let them in, whatever their audience is
   * @param keptOut those who keep them out, whoever else is in their audience
   */
  record Lists(RoaringBitmap letIn, RoaringBitmap keptOut) {
    /** In nobody's list. */
    public static Lists none() {
      return new Lists(new RoaringBitmap(), new RoaringBitmap());
    }
  }

  /**
   * A photo, as far as the rule may know it.
   *
   * @param id which
   * @param owner whose
   * @param tagged who is tagged in it, rising
   */
  record Photo(PhotoId id, PersonId owner, List<PersonId> tagged) {}

  /**
   * What is left of an app's limits.
   *
   * @param calls calls
   * @param people lines about people
   */
  record Allowance(long calls, long people) {}
}
