package org.evenhand.picture;

import java.util.Arrays;

/**
 * Makes each pixel of the smaller picture the mean of those that it covers, counting each by the
 * part that is covered. Rows come and go, so the larger picture is held once, by its decoder.
 */
final class Shrinker {
  private final Rows from;
  private final int width;
  private final int height;
  private final int bands;
  private final int[] row;
  private final Pixels small;
  private final float[] sums; // of the row that is made; an output pixel's weights add up to 1

  private Shrinker(Rows from, int width, int height) {
    this.from = from;
    this.width = width;
    this.height = height;
    bands = from.bands();
    row = new int[from.width() * bands];
    small = new Pixels(width, height, bands, new byte[width * height * bands]);
    sums = new float[width * bands];
  }

  static Pixels shrunk(Rows from, int longestSide) {
    int longer = Math.max(from.width(), from.height());
    double by = longer <= longestSide ? 1 : (double) longestSide / longer;
    var shrinker =
        new Shrinker(
            from,
            (int) Math.max(1, Math.round(from.width() * by)),
            (int) Math.max(1, Math.round(from.height() * by)));
    return shrinker.run();
  }

  private Pixels run() {
    int done = 0;
    for (int y = 0; y < from.height(); y++) {
      from.row(y, row);
      double top = (double) y * height / from.height();
      double bottom = (double) (y + 1) * height / from.height();
      double within = Math.min(bottom, done + 1) - top;
      across((float) within);
      if (bottom >= done + 1 - 1e-9) {
        write(done++);
        if (bottom - done > 1e-9 && done < height) {
          across((float) (bottom - done));
        }
      }
    }
    return small;
  }

  /** Adds the row, each pixel to the one or two below which it lies. */
  private void across(float weight) {
    for (int x = 0; x < from.width(); x++) {
      double left = (double) x * width / from.width();
      double right = (double) (x + 1) * width / from.width();
      int at = (int) left;
      float first = (float) (Math.min(right, at + 1) - left);
      add(at, x, weight * first);
      if (right - at - 1 > 1e-9 && at + 1 < width) {
        add(at + 1, x, weight * (float) (right - at - 1));
      }
    }
  }

  private void add(int at, int x, float weight) {
    // What is transparent has no say in the colour.
    float seen = bands == 4 ? weight * row[4 * x + 3] / 255 : weight;
    for (int i = 0; i < Math.min(bands, 3); i++) {
      sums[bands * at + i] += seen * row[bands * x + i];
    }
    if (bands == 4) {
      sums[4 * at + 3] += seen;
    }
  }

  private void write(int y) {
    for (int x = 0; x < width; x++) {
      float seen = bands == 4 ? sums[4 * x + 3] : 1;
      for (int i = 0; i < Math.min(bands, 3); i++) {
        small.set(x, y, i, seen == 0 ? 0 : sums[bands * x + i] / seen);
      }
      if (bands == 4) {
        small.set(x, y, 3, 255 * seen);
      }
    }
    Arrays.fill(sums, 0);
  }
}
