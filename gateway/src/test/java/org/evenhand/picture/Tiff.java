package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes EXIF blocks as cameras do, with a secret wherever words or bytes can be. */
final class Tiff {
  private final ByteOrder order;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Tiff(ByteOrder order) {
    this.order = order;
  }

  /** A block that says where, by whom and with what the picture was taken; orientation 6. */
  static byte[] telling(ByteOrder order, String secret) {
    return new Tiff(order).block(secret);
  }

  private byte[] block(String secret) {
    int ifd0 = 8;
    int exif = ifd0 + 2 + 6 * 12 + 4;
    int gps = exif + 2 + 3 * 12 + 4;
    int second = gps + 2 + 5 * 12 + 4;
    int text = second + 2 + 2 * 12 + 4;
    int time = text + secret.length() + 1;
    int angles = time + 20;
    int note = angles + 48;
    int thumbnail = note + secret.length() + 9;
    out.writeBytes(
        (order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    u16(42).u32(ifd0);
    u16(6);
    entry(0x010F, 2, secret.length() + 1).u32(text);
    entry(0x0112, 3, 1).u16(6).u16(0);
    entry(0x013B, 2, secret.length() + 1).u32(text);
    entry(0x8298, 2, secret.length() + 1).u32(text);
    entry(0x8769, 4, 1).u32(exif);
    entry(0x8825, 4, 1).u32(gps);
    u32(second).u16(3);
    entry(0x9003, 2, 20).u32(time);
    entry(0x927C, 7, secret.length() + 9).u32(note);
    entry(0xA431, 2, secret.length() + 1).u32(text);
    u32(0).u16(5);
    entry(1, 2, 2).u8('N').u8(0).u16(0);
    entry(2, 5, 3).u32(angles);
    entry(3, 2, 2).u8('W').u8(0).u16(0);
    entry(4, 5, 3).u32(angles + 24);
    entry(0x1D, 2, secret.length() + 1).u32(text);
    u32(0).u16(2);
    entry(0x0201, 4, 1).u32(thumbnail);
    entry(0x0202, 4, 1).u32(secret.length());
    u32(0);
    ascii(secret).u8(0).ascii("2021:07:09 10:11:12").u8(0);
    u32(52).u32(1).u32(31).u32(1).u32(1234).u32(100);
    u32(13).u32(1).u32(22).u32(1).u32(5678).u32(100);
    ascii(secret).u8(0).u32(7).u32(7).ascii(secret);
    return out.toByteArray();
  }

  /** The same block with every pointer to a directory leading to one place. */
  static byte[] circling(byte[] block, int at) {
    var copy = Arrays.copyOf(block, block.length);
    var bytes = ByteBuffer.wrap(copy);
    bytes.order(copy[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(8 + 2 + 4 * 12 + 8, at).putInt(8 + 2 + 5 * 12 + 8, at).putInt(8 + 2 + 6 * 12, at);
    return copy;
  }

  private Tiff entry(int tag, int type, int count) {
    return u16(tag).u16(type).u32(count);
  }

  private Tiff u8(int value) {
    out.write(value);
    return this;
  }

  private Tiff u16(int value) {
    out.writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    return this;
  }

  private Tiff u32(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
    return this;
  }

  private Tiff ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }
}
