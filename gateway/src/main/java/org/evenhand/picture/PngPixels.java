package org.evenhand.picture;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Follows a picture's deflated data to their end without keeping what they unpack to: they have to
 * hold the picture, and not a byte more. Editors are known that left the former picture's data
 * behind the new one's.
 */
final class PngPixels implements AutoCloseable {
  private final Inflater inflater = new Inflater();
  private final byte[] buffer = new byte[64 << 10];
  private final long wanted;
  private long unpacked;

  PngPixels(long wanted) {
    this.wanted = wanted;
  }

  void add(Span data) {
    inflater.setInput(data.bytes(), data.from(), data.size());
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        int more = inflater.inflate(buffer);
        unpacked += more;
        if (unpacked > wanted || (more == 0 && inflater.needsDictionary())) {
          throw Unclean.damaged("the picture's data unpack to more than the picture");
        }
      }
    } catch (DataFormatException e) {
      throw Unclean.damaged("the picture's data can't be unpacked");
    }
    if (inflater.finished() && inflater.getRemaining() > 0) {
      throw Unclean.damaged("more data come after the picture's own");
    }
  }

  void end() {
    if (!inflater.finished() || unpacked != wanted) {
      throw Unclean.damaged("the picture's data end before its last pixel");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
