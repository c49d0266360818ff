package org.evenhand.record.segment;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.evenhand.record.frame.Bits128;

/**
 * The index beside a segment, mapped into memory: what is not looked at takes no memory of ours.
 * Safe for use by many threads.
 */
final class SegmentIndex {
  private static final int FENCE = 32;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong TAG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final double WHOLE = 0x1p64;

  private final Path path;
  private final MemorySegment map;
  private final IndexFooter footer;
  private final long fencesAt;

  private SegmentIndex(Path path, MemorySegment map, IndexFooter footer) {
    this.path = path;
    this.map = map;
    this.footer = footer;
    this.fencesAt = map.byteSize() - IndexFooter.BYTES - (long) footer.counts().blocks * FENCE;
  }

  /**
   * Opens an index. Its footer, fences and texts are checked now, each block when it is read.
   *
   * @throws SegmentFailed if it is damaged, or of another version
   */
  static SegmentIndex open(Path path) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
      // Unmapped once nobody can look at it any more: a look-up may outlive a replaced segment.
      var map = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), Arena.ofAuto());
      return new SegmentIndex(path, map, checked(path, map));
    }
  }

  private static IndexFooter checked(Path path, MemorySegment map) {
    long end = map.byteSize() - IndexFooter.BYTES;
    if (end < 0) {
      throw new SegmentFailed(path + " is too short for an index");
    }
    var footer = IndexFooter.read(map.asSlice(end).asByteBuffer());
    long tail = end - footer.whatsAt();
    if (footer.whatsAt() < 0 || tail < 0 || tail > Integer.MAX_VALUE) {
      throw new SegmentFailed(path + ": its parts lie outside the file");
    }
    if (IndexWriter.crc(map.asSlice(footer.whatsAt(), tail).asByteBuffer()) != footer.tailCrc()) {
      throw new SegmentFailed(path + ": the checksum of its fences is wrong");
    }
    return footer;
  }

  Segment segment() {
    return footer.segment();
  }

  IndexFooter.Counts counts() {
    return footer.counts();
  }

  /** The weeks that rows of it may be of; none if it has no rows. */
  IntStream weeks() {
    return IntStream.rangeClosed(footer.counts().firstEpoch, footer.counts().lastEpoch);
  }

  /**
   * Shows all rows of a tag, by rising position.
   *
   * @throws SegmentFailed if the block that they are in is damaged
   */
  void rows(Bits128 tag, Consumer<Row> to) {
    int fence = fence(tag);
    if (fence < 0) {
      return;
    }
    long at = fencesAt + (long) fence * FENCE;
    var block = block(map.get(LONG, at + 16), map.get(INT, at + 24), map.get(INT, at + 28));
    while (block.hasRemaining()) {
      int order = Row.compare(bits(block), tag);
      long rows = varint(block);
      int bytes = (int) varint(block);
      if (order == 0) {
        rows(tag, rows, block, to);
        return;
      }
      if (order > 0) {
        return;
      }
      block.position(block.position() + bytes);
    }
  }

  private ByteBuffer block(long offset, int length, int crc) {
    var block = map.asSlice(offset, length).asByteBuffer();
    if (IndexWriter.crc(block.duplicate()) != crc) {
      throw new SegmentFailed(
          String.format(Locale.ROOT, "%s: byte %d ff.: the checksum is wrong", path, offset));
    }
    return block;
  }

  private void rows(Bits128 tag, long many, ByteBuffer in, Consumer<Row> to) {
    long position = footer.span().from();
    long micros = 0;
    for (long left = many; left > 0; left--) {
      position += varint(in);
      micros += varint(in);
      var what = what((int) varint(in));
      int line = (int) (varint(in) - 1);
      var object = IndexFooter.hasObject(what) ? bits(in) : Bits128.ZERO;
      to.accept(new Row(position, micros, tag, line, object, 1, what));
    }
  }

  private What what(int number) {
    long whatsAt = footer.whatsAt();
    int offset = map.get(INT, whatsAt + (long) number * Integer.BYTES);
    var in = map.asSlice(whatsAt + offset, fencesAt - whatsAt - offset).asByteBuffer();
    in.order(ByteOrder.LITTLE_ENDIAN);
    int epoch = in.getInt();
    long fields = in.getLong();
    var texts = new String[10];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(in);
    }
    return new What(
        epoch, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7],
        texts[8], fields, texts[9]);
  }

  // Tags are evenly spread, so the place of one is nearly known: a cold look-up reads a page or two
  // of the fences instead of one for each step of a binary search from the ends.
  private int fence(Bits128 tag) {
    int blocks = footer.counts().blocks;
    if (blocks == 0) {
      return -1;
    }
    double share = ((tag.high() >>> 1) * 2.0) / WHOLE;
    int low = (int) Math.min(blocks - 1, share * blocks);
    int step = 1;
    while (low >= 0 && compare(low, tag) > 0) {
      low -= step;
      step *= 2;
    }
    low = Math.max(low, -1);
    int high = low + 1;
    step = 1;
    while (high < blocks && compare(high, tag) <= 0) {
      low = high;
      high += step;
      step *= 2;
    }
    return last(low, Math.min(high, blocks), tag);
  }

  /** The last fence at or before the tag, of which {@code low} is one, {@code high} is none. */
  private int last(int low, int high, Bits128 tag) {
    int from = low;
    int until = high;
    while (until - from > 1) {
      int middle = (from + until) >>> 1;
      if (compare(middle, tag) <= 0) {
        from = middle;
      } else {
        until = middle;
      }
    }
    return from;
  }

  private int compare(int fence, Bits128 tag) {
    long at = fencesAt + (long) fence * FENCE;
    return Row.compare(new Bits128(map.get(TAG, at), map.get(TAG, at + Long.BYTES)), tag);
  }

  private static Bits128 bits(ByteBuffer in) {
    in.order(ByteOrder.BIG_ENDIAN);
    return new Bits128(in.getLong(), in.getLong());
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a number in an index does not end, though the sums are right");
  }

  private static String text(ByteBuffer in) {
    var utf8 = new byte[(int) varint(in)];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
