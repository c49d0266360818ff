package org.evenhand.people.intake;

import java.util.List;
import java.util.Map;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;

/** One thing that comes in. People are named by the platform's own keys, 1 to 64 characters. */
public sealed interface Arrival {
  /** Where it stands. */
  Origin at();

  /**
   * A person.
   *
   * @param id the platform's key
   * @param fields texts by name of field; a birthday as YYYY-MM-DD
   */
  record Someone(Origin at, String id, Map<String, String> fields) implements Arrival {
    /** Keeps a copy. */
    public Someone {
      fields = Map.copyOf(fields);
    }
  }

  /** A friendship, once, in either direction. */
  record Friendship(Origin at, String one, String other) implements Arrival {}

  /**
   * A photo's metadata and tags.
   *
   * @param owner whose
   * @param number the photo's number, 1 or more, unique among all photos and rising with time
   * @param picture its bytes, null if only what is known of it comes
   */
  record Photo(
      Origin at,
      String owner,
      long number,
      PhotoDetails details,
      List<String> tagged,
      @Nullable PictureSource picture)
      implements Arrival {
    /** Without bytes. */
    public Photo(Origin at, String owner, long number, PhotoDetails details, List<String> tagged) {
      this(at, owner, number, details, tagged, null);
    }

    /** Keeps a copy. */
    public Photo {
      tagged = List.copyOf(tagged);
    }
  }

  /**
   * That somebody likes something.
   *
   * @param thing the thing's number, 1 or more
   */
  record Like(Origin at, String person, long thing, LikeDetails details) implements Arrival {}

  /**
   * Whom somebody names as a relative.
   *
   * @param relationship what the relative is to the person
   */
  record Relative(Origin at, String person, String relative, String relationship)
      implements Arrival {}

  /** What somebody says of their relationship; a null partner names nobody. */
  record Relationship(Origin at, String person, String status, @Nullable String partner)
      implements Arrival {}

  /** Who may see a kind of somebody's data, by their own choice. */
  record Privacy(Origin at, String person, DataTypeId type, Audience audience) implements Arrival {}

  /**
   * Where something stands.
   *
   * @param file the file's name, or what the source calls itself
   * @param line from 1; 0 if there are no lines
   * @param column from 1; 0 if there are no columns
   */
  record Origin(String file, long line, int column) {}
}
