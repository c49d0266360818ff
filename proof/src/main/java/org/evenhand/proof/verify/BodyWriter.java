package org.evenhand.proof.verify;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes the notation of {@code docs/record-format.md} §3. */
final class BodyWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  BodyWriter u8(int value) {
    out.write(value);
    return this;
  }

  BodyWriter varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  BodyWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  BodyWriter section(byte[] bytes) {
    return varint(bytes.length).raw(bytes);
  }

  BodyWriter hashes(List<byte[]> hashes) {
    varint(hashes.size());
    hashes.forEach(this::raw);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
