package org.evenhand.picture;

/** A decoded picture, row by row. */
interface Rows {
  int width();

  int height();

  /** 1 grey, 3 RGB, 4 RGB with alpha. */
  int bands();

  /** Writes a row's samples, 0 to 255, pixel by pixel. */
  void row(int y, int[] into);
}
