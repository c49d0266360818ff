package org.evenhand.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes a TIFF structure (Exif 3.0 §4.5) with an orientation and a place, and nothing else. */
final class ExifWriter {
  private static final int BYTE = 1;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private final ByteBuffer out = ByteBuffer.allocate(256); // big-endian, as "MM" says

  byte[] written(int orientation, @Nullable Gps place) {
    out.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
    int entries = (orientation == 1 ? 0 : 1) + (place == null ? 0 : 1);
    out.putShort((short) entries);
    if (orientation != 1) {
      entry(0x0112, SHORT, 1).putShort((short) orientation).putShort((short) 0);
    }
    if (place != null) {
      entry(0x8825, LONG, 1).putInt(8 + 2 + 12 * entries + 4);
    }
    out.putInt(0);
    if (place != null) {
      gps(place);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private void gps(Gps place) {
    int after = out.position() + 2 + 5 * 12 + 4;
    out.putShort((short) 5);
    entry(0x0000, BYTE, 4).put((byte) 2).put((byte) 3).putShort((short) 0); // GPSVersionID 2.3.0.0
    entry(0x0001, ASCII, 2).put((byte) place.latitude().towards()).put(new byte[3]);
    entry(0x0002, RATIONAL, 3).putInt(after);
    entry(0x0003, ASCII, 2).put((byte) place.longitude().towards()).put(new byte[3]);
    entry(0x0004, RATIONAL, 3).putInt(after + 24);
    out.putInt(0);
    angle(place.latitude());
    angle(place.longitude());
  }

  private ByteBuffer entry(int tag, int type, int count) {
    return out.putShort((short) tag).putShort((short) type).putInt(count);
  }

  private void angle(Gps.Angle angle) {
    fraction(angle.degrees());
    fraction(angle.minutes());
    fraction(angle.seconds());
  }

  private void fraction(Gps.Fraction fraction) {
    // 0 is written as 0/1: some readers choke on 0/0.
    out.putInt((int) fraction.above());
    out.putInt(fraction.above() == 0 ? 1 : (int) fraction.below());
  }
}
