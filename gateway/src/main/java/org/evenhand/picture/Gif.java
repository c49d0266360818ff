package org.evenhand.picture;

import java.util.List;

/**
 * A GIF (87a, 89a) taken apart.
 *
 * @param left where the first image lies on the screen
 * @param top where the first image lies on the screen
 * @param clean the file without what it hid: data blocks are laid anew, so pieces would not do
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this room
record Gif(int width, int height, int left, int top, byte[] clean, List<Hidden> hidden)
    implements TakenApart {
  static Gif read(Span file) {
    return new GifReader(file).read();
  }

  @Override
  public Format format() {
    return Format.GIF;
  }

  @Override
  public Exif exif() {
    return Exif.NONE; // the format has no place for it
  }

  @Override
  public byte[] written(Location location) {
    return clean.clone();
  }
}
