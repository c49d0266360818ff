package org.evenhand.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/** Where the parts of a picture file begin, as far as its lengths make sense. */
final class Parts {
  private Parts() {}

  static int[] starts(byte[] file) {
    var found = IntStream.builder();
    int at = isJpeg(file) ? 2 : isPng(file) ? 8 : isLittle(file) ? 12 : 13;
    found.add(Math.min(at, file.length));
    while (at >= 0 && at < file.length) {
      at = next(file, at);
      if (at > 0 && at < file.length) {
        found.add(at);
      }
    }
    return found.build().toArray();
  }

  private static int next(byte[] file, int at) {
    int field = at + lengthOffset(file);
    if (!isJpeg(file) && !isPng(file) && !isLittle(file)) {
      // A GIF: any of its extensions or images may begin there.
      int next = at + 1;
      while (next < file.length && file[next] != 0x21 && file[next] != 0x2C) {
        next++;
      }
      return next;
    }
    if (field + lengthWidth(file) > file.length) {
      return -1;
    }
    var bytes =
        ByteBuffer.wrap(file)
            .order(isLittle(file) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long size = lengthWidth(file) == 2 ? bytes.getShort(field) & 0xFFFF : bytes.getInt(field);
    long next =
        isJpeg(file) ? at + 2 + size : isPng(file) ? at + 12 + size : at + 8 + size + size % 2;
    return next <= at || next > file.length ? -1 : (int) next;
  }

  static int lengthOffset(byte[] file) {
    return isJpeg(file) ? 2 : isLittle(file) ? 4 : isPng(file) ? 0 : 1;
  }

  static int lengthWidth(byte[] file) {
    return isJpeg(file) ? 2 : isPng(file) || isLittle(file) ? 4 : 1;
  }

  static boolean isLittle(byte[] file) {
    return file[0] == 'R';
  }

  private static boolean isJpeg(byte[] file) {
    return file[0] == (byte) 0xFF;
  }

  private static boolean isPng(byte[] file) {
    return file[0] == (byte) 0x89;
  }
}
