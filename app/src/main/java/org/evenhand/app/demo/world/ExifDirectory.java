package org.evenhand.app.demo.world;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory of EXIF's tags as it is written, big-endian (TIFF 6.0, section 2; CIPA DC-008). */
final class ExifDirectory {
  private static final int ENTRY = 12;
  private static final int TIFF_HEADER = 8;
  private static final int EXIF_POINTER = 0x8769;
  private static final int GPS_POINTER = 0x8825;
  private static final int THUMBNAIL_AT = 0x0201;
  private static final int THUMBNAIL_LENGTH = 0x0202;
  private static final int SECONDS_SCALE = 10_000;

  private enum Type {
    ASCII(2),
    SHORT(3),
    LONG(4),
    RATIONAL(5),
    UNDEFINED(7);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record Entry(Type type, int count, byte[] value) {}

  private final Map<Integer, Entry> entries = new TreeMap<>();

  ExifDirectory text(int tag, String text) {
    var bytes = (text + '\0').getBytes(StandardCharsets.US_ASCII);
    entries.put(tag, new Entry(Type.ASCII, bytes.length, bytes));
    return this;
  }

  ExifDirectory whole(int tag, int number) {
    var bytes = ByteBuffer.allocate(4).putShort((short) number).array();
    entries.put(tag, new Entry(Type.SHORT, 1, bytes));
    return this;
  }

  ExifDirectory bytes(int tag, byte[] bytes) {
    entries.put(tag, new Entry(Type.UNDEFINED, bytes.length, bytes));
    return this;
  }

  /** Degrees, minutes and seconds of an angle that is not negative. */
  ExifDirectory degrees(int tag, double angle) {
    long seconds = Math.round(angle * 3_600 * SECONDS_SCALE);
    long perDegree = 3_600L * SECONDS_SCALE;
    long perMinute = 60L * SECONDS_SCALE;
    var bytes =
        ByteBuffer.allocate(24)
            .putInt((int) (seconds / perDegree))
            .putInt(1)
            .putInt((int) (seconds % perDegree / perMinute))
            .putInt(1)
            .putInt((int) (seconds % perMinute))
            .putInt(SECONDS_SCALE);
    entries.put(tag, new Entry(Type.RATIONAL, 3, bytes.array()));
    return this;
  }

  private void at(int tag, int number) {
    entries.put(tag, new Entry(Type.LONG, 1, ByteBuffer.allocate(4).putInt(number).array()));
  }

  private int size() {
    int size = 2 + ENTRY * entries.size() + 4;
    for (var entry : entries.values()) {
      size += outside(entry);
    }
    return size;
  }

  private static int outside(Entry entry) {
    int length = entry.value().length;
    return length <= 4 ? 0 : length + length % 2;
  }

  private void write(ByteArrayOutputStream out, int at, int next) {
    var head = ByteBuffer.allocate(2 + ENTRY * entries.size() + 4).putShort((short) entries.size());
    var values = new ByteArrayOutputStream();
    entries.forEach((tag, entry) -> {
      head.putShort(tag.shortValue()).putShort((short) entry.type().code);
      head.putInt(entry.count());
      if (entry.value().length <= 4) {
        head.put(java.util.Arrays.copyOf(entry.value(), 4));
      } else {
        head.putInt(at + head.capacity() + values.size());
        values.writeBytes(java.util.Arrays.copyOf(entry.value(), outside(entry)));
      }
    });
    out.writeBytes(head.putInt(next).array());
    out.writeBytes(values.toByteArray());
  }

  /**
   * The content of an APP1 segment: the main directory, the camera's, the place's, the thumbnail.
   */
  static byte[] block(
      ExifDirectory main, ExifDirectory camera, @Nullable ExifDirectory gps, byte[] thumbnail) {
    main.at(EXIF_POINTER, 0);
    if (gps != null) {
      main.at(GPS_POINTER, 0);
    }
    int cameraAt = TIFF_HEADER + main.size();
    int gpsAt = cameraAt + camera.size();
    int smallAt = gpsAt + (gps == null ? 0 : gps.size());
    main.at(EXIF_POINTER, cameraAt);
    if (gps != null) {
      main.at(GPS_POINTER, gpsAt);
    }
    var small = new ExifDirectory().whole(0x0103, 6);
    small.at(THUMBNAIL_LENGTH, thumbnail.length);
    small.at(THUMBNAIL_AT, 0);
    small.at(THUMBNAIL_AT, smallAt + small.size());
    var out = new ByteArrayOutputStream();
    out.writeBytes("Exif\0\0MM\0*\0\0\0\b".getBytes(StandardCharsets.US_ASCII));
    main.write(out, TIFF_HEADER, smallAt);
    camera.write(out, cameraAt, 0);
    if (gps != null) {
      gps.write(out, gpsAt, 0);
    }
    small.write(out, smallAt, 0);
    out.writeBytes(thumbnail);
    return out.toByteArray();
  }
}
