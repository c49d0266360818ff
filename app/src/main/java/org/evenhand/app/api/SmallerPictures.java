package org.evenhand.app.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.evenhand.picture.Scaled;
import org.evenhand.picture.Sizes;
import org.evenhand.vocabulary.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures smaller, one at a time, and keeps those made last. What is kept goes to nobody
 * before the rule has permitted that very picture and the record has said so: it only spares
 * decoding it anew. It lies in memory alone, under the app's own tag for that picture, and goes
 * with the photo: when that is deleted or its owner erased.
 */
final class SmallerPictures {
  private static final long MOST_KEPT_BYTES = 32L << 20;

  private final Predicate<String> there;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Object making = new Object();
  private long keptBytes;

  /**
   * None yet.
   *
   * @param there whether a photo has bytes of that name
   */
  SmallerPictures(Predicate<String> there) {
    this.there = there;
  }

  private record Kept(String content, Value.Picture picture) {}

  /**
   * A picture made smaller; as it is, where it cannot be.
   *
   * @param tag what names it in that size
   * @param content what names the bytes that it is made from
   */
  Value.Picture of(String tag, String content, Value.Picture whole, int longestSide) {
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
          keep(tag, new Kept(content, small));
          yield small;
        }
        case Scaled.Refused _ -> whole;
      };
    }
  }

  private synchronized Value.@Nullable Picture kept(String tag) {
    var found = kept.get(tag);
    return found == null ? null : found.picture();
  }

  /** No photo has these bytes any more. */
  synchronized void forget(String content) {
    kept.values()
        .removeIf(one -> {
          boolean gone = one.content().equals(content);
          keptBytes -= gone ? one.picture().bytes().length : 0;
          return gone;
        });
  }

  private synchronized void keep(String tag, Kept made) {
    if (made.picture().bytes().length > MOST_KEPT_BYTES / 4) {
      return;
    }
    kept.put(tag, made);
    keptBytes += made.picture().bytes().length;
    var oldest = kept.values().iterator();
    while (keptBytes > MOST_KEPT_BYTES) {
      keptBytes -= oldest.next().picture().bytes().length;
      oldest.remove();
    }
    // The photo may have gone while this was made. If it goes from here on, forget comes after.
    if (!there.test(made.content())) {
      forget(made.content());
    }
  }

  synchronized long keptBytes() {
    return keptBytes;
  }
}
