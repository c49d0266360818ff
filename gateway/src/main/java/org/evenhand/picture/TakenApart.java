package org.evenhand.picture;

import java.util.List;

/** A picture file, read to its end, with what belongs to the picture told from what does not. */
sealed interface TakenApart permits Jpeg, Png, Gif, Webp {
  Format format();

  /** Pixels across as they lie in the file, before turning. */
  int width();

  int height();

  Exif exif();

  List<Hidden> hidden();

  /** The file of what belongs to the picture. Equal arguments give equal bytes. */
  byte[] written(Location location);
}
