package org.evenhand.people.files;

import java.util.Optional;
import org.evenhand.record.Change.Content;
import org.evenhand.vocabulary.PersonId;

/** Reads photos' bytes. */
@FunctionalInterface
public interface PictureReader {
  /** Where photos have no bytes. */
  PictureReader NONE = (_, _) -> Optional.empty();

  /**
   * The whole picture, as it came; empty if it is not there any more, cannot be read, or its owner
   * was erased.
   */
  Optional<byte[]> read(PersonId owner, Content content);
}
