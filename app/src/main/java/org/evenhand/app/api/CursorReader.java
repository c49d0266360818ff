package org.evenhand.app.api;

import java.util.Optional;
import org.evenhand.vocabulary.Edge;

/** Reads the cursors that this app was given for the lists of the object asked for. */
@FunctionalInterface
interface CursorReader {
  /** The key that a cursor names in that list, or nothing if it was not made for it. */
  Optional<Long> key(Edge edge, String cursor);

  /** Knows no cursor. */
  static CursorReader none() {
    return (_, _) -> Optional.empty();
  }
}
