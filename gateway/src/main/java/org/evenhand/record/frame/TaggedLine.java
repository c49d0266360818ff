package org.evenhand.record.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What left about one object, with people and objects under this app's and epoch's tags. */
public sealed interface TaggedLine {
  /** The tag of the person whose it is. */
  Bits128 person();

  /** The bits of the fields that left. */
  long fields();

  /**
   * A person's own fields.
   *
   * @param person whose
   * @param fields which
   */
  record OfPerson(Bits128 person, long fields) implements TaggedLine {}

  /**
   * A photo's metadata.
   *
   * @param person the owner
   * @param object the photo
   * @param with everyone tagged in it
   * @param fields which
   */
  record OfPhoto(Bits128 person, Bits128 object, List<Bits128> with, long fields)
      implements TaggedLine {
    /** Keeps a copy. */
    public OfPhoto {
      with = List.copyOf(with);
    }
  }

  /**
   * A relationship.
   *
   * @param person whose
   * @param partner the partner, null if not named
   * @param fields which
   */
  record OfRelationship(Bits128 person, @Nullable Bits128 partner, long fields)
      implements TaggedLine {}

  /**
   * That a person likes something.
   *
   * @param person who likes it
   * @param object the thing, under a tag that only this person's likes have
   * @param fields which
   */
  record OfLike(Bits128 person, Bits128 object, long fields) implements TaggedLine {}

  /**
   * That two people are relatives.
   *
   * @param person whose relative
   * @param relative who that is
   * @param fields which
   */
  record OfRelative(Bits128 person, Bits128 relative, long fields) implements TaggedLine {}
}
