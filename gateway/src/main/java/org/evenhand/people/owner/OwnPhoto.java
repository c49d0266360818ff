package org.evenhand.people.owner;

import java.util.List;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/**
 * A person's own photo.
 *
 * @param id which
 * @param details its metadata
 * @param tagged who is tagged, rising
 */
public record OwnPhoto(PhotoId id, PhotoDetails details, List<PersonId> tagged) {
  /** Keeps a copy. */
  public OwnPhoto {
    tagged = List.copyOf(tagged);
  }
}
