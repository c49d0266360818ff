package org.evenhand.app.demo.world;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.jspecify.annotations.Nullable;

/**
 * A photo's metadata; there is no picture behind it.
 *
 * @param id its number, rising with time
 * @param owner whose
 * @param takenAt when
 * @param width pixels
 * @param height pixels
 * @param place where, null when the camera did not say
 * @param tagged friends of the owner, rising
 */
public record Picture(
    PhotoId id,
    PersonId owner,
    Instant takenAt,
    int width,
    int height,
    @Nullable Town place,
    List<PersonId> tagged) {
  /** Keeps a copy. */
  public Picture {
    tagged = List.copyOf(tagged);
  }
}
