package org.evenhand.people;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An import whose frame is in the record while not all of its rows are in the store: the process or
 * the power went in between, and nobody was told that it was done. Importing the same again
 * completes it.
 *
 * @param position the frame's
 * @param what what came in, as the frame says
 * @param sha256 the hash of what came in, as the frame says
 */
public record UnfinishedImport(long position, String what, String sha256) {
  private static final int HASH = 64;

  byte[] bytes() {
    return (sha256 + what).getBytes(UTF_8);
  }

  static UnfinishedImport of(long position, byte[] row) {
    var text = new String(row, UTF_8);
    return new UnfinishedImport(position, text.substring(HASH), text.substring(0, HASH));
  }
}
