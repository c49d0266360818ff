package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Curves and tables of a colour profile (ICC.1:2022 §10), each with exactly its own length. */
final class ColourTable {
  private static final int MOST = 1 << 24;

  private ColourTable() {}

  /** A curve or parametric curve that begins a stretch (§10.6, §10.18). */
  static Span curve(Span from) {
    if (from.starts("para") && from.u16(8) <= 4) {
      return from.part(0, 12 + 4 * new int[] {1, 3, 4, 5, 7}[from.u16(8)]);
    }
    if (from.starts("curv")) {
      return from.part(0, 12 + 2 * from.u32(8));
    }
    throw Unclean.malformed("a colour profile's curve of an unknown kind");
  }

  /** A table of any of the four kinds; null if it is none. */
  static byte @Nullable [] needed(Span tag) {
    int in = tag.u8(8);
    int out = tag.u8(9);
    return switch (tag.latin(0, 4)) {
      case "mft1" -> tag.part(0, 48 + 256L * in + corners(tag, 10, 0, in, out) + 256L * out).copy();
      case "mft2" -> {
        long entries = (long) tag.u16(48) * in + (long) tag.u16(50) * out;
        yield tag.part(0, 52 + 2 * (entries + corners(tag, 10, 0, in, out))).copy();
      }
      case "mAB " -> parts(tag, out, in);
      case "mBA " -> parts(tag, in, out);
      default -> null;
    };
  }

  /** A table's entries: grid points to the power of inputs (or their product) times outputs. */
  private static long corners(Span tag, int grid, int step, int in, int out) {
    long all = out;
    for (int i = 0; i < in; i++) {
      all = Math.min(all * tag.u8(grid + step * i), MOST);
    }
    return all;
  }

  /** §10.12, §10.13: up to five parts, found by offsets; laid one after another here. */
  private static byte[] parts(Span tag, int nearConnection, int nearDevice) {
    var out = new ByteArrayOutputStream();
    var header = ByteBuffer.allocate(32).put(tag.part(0, 10).copy()).position(12);
    for (int i = 0; i < 5; i++) {
      long at = tag.u32(12 + 4 * i);
      if (at == 0) {
        header.putInt(0);
        continue;
      }
      header.putInt(32 + out.size());
      var rest = tag.part((int) Math.min(at, tag.size()), Math.max(0, tag.size() - at));
      switch (i) {
        case 0, 2 -> curves(rest, nearConnection, out);
        case 1 -> rest.part(0, 48).writeTo(out);
        case 3 -> grid(rest, tag.u8(8), tag.u8(9), out);
        default -> curves(rest, nearDevice, out);
      }
      pad(out);
    }
    var all = ByteBuffer.allocate(32 + out.size());
    return all.put(header.array()).put(out.toByteArray()).array();
  }

  private static void curves(Span from, int count, ByteArrayOutputStream out) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      var curve = curve(from.rest(at));
      curve.writeTo(out);
      pad(out);
      at += (curve.size() + 3) & ~3;
    }
  }

  private static void grid(Span from, int in, int outputs, ByteArrayOutputStream out) {
    if (in > 16 || from.u8(16) < 1 || from.u8(16) > 2) {
      throw Unclean.malformed("a colour profile's table of an unknown kind");
    }
    from.part(0, 20 + from.u8(16) * corners(from, 0, 1, in, outputs)).writeTo(out);
  }

  private static void pad(ByteArrayOutputStream out) {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }
}
