package org.evenhand.app.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.evenhand.picture.Scaled;
import org.evenhand.picture.Sizes;
import org.evenhand.vocabulary.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures smaller, one at a time, and keeps those made last. What is kept goes to nobody
 * before the rule has permitted that very picture and the record has said so: it only spares
 * decoding it anew. It lies in memory alone, under the app's own tag for that picture.
 */
final class SmallerPictures {
  private static final long MOST_KEPT_BYTES = 32L << 20;

  private final Map<String, Value.Picture> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Object making = new Object();
  private long keptBytes;

  /**
   * A picture made smaller; as it is, where it cannot be.
   *
   * @param tag what names it in that size
   */
  Value.Picture of(String tag, Value.Picture whole, int longestSide) {
    var before = kept(tag);
    if (before != null) {
      return before;
    }
    // Decoding holds up to 200 MiB: one at a time bounds that.
    synchronized (making) {
      var meanwhile = kept(tag);
      if (meanwhile != null) {
        return meanwhile;
      }
      return switch (Sizes.scaled(whole.bytes(), longestSide)) {
        case Scaled.Bytes made -> {
          var small = new Value.Picture(whole.field(), made.format().mediaType(), made.bytes());
          keep(tag, small);
          yield small;
        }
        case Scaled.Refused _ -> whole;
      };
    }
  }

  private synchronized Value.@Nullable Picture kept(String tag) {
    return kept.get(tag);
  }

  private synchronized void keep(String tag, Value.Picture picture) {
    if (picture.bytes().length > MOST_KEPT_BYTES / 4) {
      return;
    }
    kept.put(tag, picture);
    keptBytes += picture.bytes().length;
    var oldest = kept.values().iterator();
    while (keptBytes > MOST_KEPT_BYTES) {
      keptBytes -= oldest.next().bytes().length;
      oldest.remove();
    }
  }
}
