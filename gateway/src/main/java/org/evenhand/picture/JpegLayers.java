package org.evenhand.picture;

import org.jspecify.annotations.Nullable;

/**
 * What has come of each colour so far: whether it began, and what a progressive JPEG has to know.
 */
final class JpegLayers {
  private final boolean progressive;
  private final boolean[] begun;
  private final long[][] known; // for each block, which coefficients are not zero

  JpegLayers(JpegFrame frame) {
    progressive = frame.progressive();
    begun = new boolean[frame.components().size()];
    known = new long[progressive ? begun.length : 0][];
    for (int i = 0; i < known.length; i++) {
      var component = frame.components().get(i);
      known[i] = new long[component.paddedAcross() * frame.unitsDown() * component.down()];
    }
  }

  long @Nullable [] known(int component) {
    return progressive ? known[component] : null;
  }

  /** A scan of a colour comes, from a coefficient on. */
  void comes(int component, int first) {
    if (progressive ? first > 0 && !begun[component] : begun[component]) {
      throw Unclean.malformed("the scans of a colour come in a wrong order");
    }
    begun[component] = true;
  }

  /** Whether there is something of each colour. */
  boolean isWhole() {
    for (boolean one : begun) {
      if (!one) {
        return false;
      }
    }
    return true;
  }
}
