package org.evenhand.record.segment;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.evenhand.record.frame.Bits128;

/**
 * Writes the index beside a segment from its rows, in their order. The file:
 *
 * <pre>
 * blocks       of whole tags, at least 4 KiB each but the last; a tag: 16 bytes, then varints: rows,
 *              bytes of the rows; then its rows
 * a row        varints: position and time since the row before, what, line + 1; a photo's or
 *              thing's tag if it is of one
 * whats        offset of each (u32, from here), then each: epoch, fields, ten texts
 * fences       for each block: its first tag, where it is (i64), its length, its CRC32C (u32 each)
 * footer       136 bytes: see {@link IndexFooter}
 * </pre>
 *
 * <p>It says nothing that the Parquet file does not say, so it can be made again from that; but who
 * is looked up in it needs one block of each segment and not a query: 8 µs against 20 ms.
 */
final class IndexWriter implements AutoCloseable {
  private static final int BLOCK = 4_096;

  private final FileChannel file;
  private final Span span;
  private final Map<What, Integer> whats = new LinkedHashMap<>();
  private final Packed block = new Packed();
  private final Packed rows = new Packed();
  private final Packed fences = new Packed();
  private final IndexFooter.Counts counts = new IndexFooter.Counts();
  private Bits128 blockFirst = Bits128.ZERO;
  private Bits128 tag = Bits128.ZERO;
  private long rowsOfTag;
  private long position;
  private long micros;
  private long written;

  IndexWriter(Path path, Span span) throws IOException {
    this.file = FileChannel.open(path, CREATE, WRITE, TRUNCATE_EXISTING);
    this.span = span;
  }

  void add(Row row) {
    counts.see(row);
    if (row.nobody()) {
      return;
    }
    if (!row.person().equals(tag)) {
      endTag();
      tag = row.person();
      position = span.from();
      micros = 0;
    }
    rowsOfTag++;
    rows.varint(row.position() - position).varint(row.micros() - micros);
    rows.varint(whats.computeIfAbsent(row.what(), _ -> whats.size())).varint(row.line() + 1L);
    if (IndexFooter.hasObject(row.what())) {
      rows.bits(row.object());
    }
    position = row.position();
    micros = row.micros();
  }

  private void endTag() {
    if (rowsOfTag == 0) {
      return;
    }
    if (block.size() == 0) {
      blockFirst = tag;
    }
    block.bits(tag).varint(rowsOfTag).varint(rows.size()).all(rows);
    rows.clear();
    rowsOfTag = 0;
    if (block.size() >= BLOCK) {
      endBlock();
    }
  }

  private void endBlock() {
    if (block.size() > 0) {
      fences.bits(blockFirst).i64(written).i32(block.size()).i32(crc(block.view()));
      counts.blocks++;
      put(block.view());
      block.clear();
    }
  }

  /** Writes what follows the blocks; not yet durable. */
  void finish(long parquetBytes, String parquetSha256) {
    endTag();
    endBlock();
    long whatsAt = written;
    var tail = whats();
    tail.all(fences);
    put(tail.view());
    var footer =
        new IndexFooter(
            span,
            counts,
            whats.size(),
            whatsAt,
            parquetBytes,
            HexFormat.of().parseHex(parquetSha256),
            crc(tail.view()));
    put(footer.encoded());
  }

  private Packed whats() {
    var offsets = new Packed();
    var texts = new Packed();
    for (var what : whats.keySet()) {
      offsets.i32(whats.size() * Integer.BYTES + texts.size());
      texts.i32(what.epoch()).i64(what.fields());
      texts.text(what.app()).text(what.purpose()).text(what.operation()).text(what.terms());
      texts.text(what.agreement()).text(what.exceptions()).text(what.reason()).text(what.role());
      texts.text(what.kind()).text(what.types());
    }
    return offsets.all(texts);
  }

  static int crc(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private void put(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        written += file.write(bytes);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
