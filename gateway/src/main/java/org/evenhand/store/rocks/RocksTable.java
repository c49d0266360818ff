package org.evenhand.store.rocks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evenhand.record.Table;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** One column family as a {@link Table}. */
final class RocksTable implements Table {
  /** Rows stand under this byte and their key; the applied position under the other. */
  private static final byte ROW = 1;

  private static final byte[] APPLIED = {0};

  private final RocksDB db;
  private final ColumnFamilyHandle family;
  private final ReadOptions plainRead = new ReadOptions();
  private final WriteOptions unsynced = new WriteOptions();
  private final WriteOptions synced = new WriteOptions().setSync(true);

  RocksTable(RocksDB db, ColumnFamilyHandle family) {
    this.db = db;
    this.family = family;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return read(plainRead, key);
  }

  @Override
  public List<byte @Nullable []> getAll(List<byte[]> keys) {
    return readAll(plainRead, keys);
  }

  @Override
  public void scan(byte[] prefix, byte[] from, Visitor visitor) {
    visit(plainRead, prefix, from, visitor);
  }

  @Override
  public long applied() {
    try {
      var value = db.get(family, APPLIED);
      return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    } catch (RocksDBException e) {
      throw failed("reading", e);
    }
  }

  @Override
  public void write(Batch batch, Durability durable) {
    try (var rocks = new WriteBatch()) {
      for (var key : batch.deletes()) {
        rocks.delete(family, row(key));
      }
      for (var put : batch.puts()) {
        rocks.put(family, row(put.key()), put.value());
      }
      if (batch.applied() >= 0) {
        rocks.put(
            family, APPLIED, ByteBuffer.allocate(Long.BYTES).putLong(batch.applied()).array());
      }
      db.write(durable == Durability.SYNCED ? synced : unsynced, rocks);
    } catch (RocksDBException e) {
      throw failed("writing", e);
    }
  }

  @Override
  public View view() {
    return new Frozen();
  }

  void close() {
    plainRead.close();
    unsynced.close();
    synced.close();
  }

  private byte @Nullable [] read(ReadOptions options, byte[] key) {
    try {
      return db.get(family, options, row(key));
    } catch (RocksDBException e) {
      throw failed("reading", e);
    }
  }

  private List<byte @Nullable []> readAll(ReadOptions options, List<byte[]> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    var families = new ArrayList<ColumnFamilyHandle>(keys.size());
    var rows = new ArrayList<byte[]>(keys.size());
    for (var key : keys) {
      families.add(family);
      rows.add(row(key));
    }
    try {
      return db.multiGetAsList(options, families, rows);
    } catch (RocksDBException e) {
      throw failed("reading", e);
    }
  }

  private void visit(ReadOptions options, byte[] prefix, byte[] from, Visitor visitor) {
    var start = row(Arrays.compareUnsigned(prefix, from) > 0 ? prefix : from);
    var within = row(prefix);
    try (var iterator = db.newIterator(family, options)) {
      for (iterator.seek(start); iterator.isValid(); iterator.next()) {
        var key = iterator.key();
        if (!startsWith(key, within)
            || !visitor.visit(Arrays.copyOfRange(key, 1, key.length), iterator.value())) {
          return;
        }
      }
      iterator.status();
    } catch (RocksDBException e) {
      throw failed("scanning", e);
    }
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static byte[] row(byte[] key) {
    var row = new byte[key.length + 1];
    row[0] = ROW;
    System.arraycopy(key, 0, row, 1, key.length);
    return row;
  }

  private static IllegalStateException failed(String doing, RocksDBException e) {
    return new IllegalStateException(doing + " the store: " + e.getMessage(), e);
  }

  private final class Frozen implements View {
    private final Snapshot snapshot = db.getSnapshot();
    private final ReadOptions options = new ReadOptions().setSnapshot(snapshot);

    @Override
    public byte @Nullable [] get(byte[] key) {
      return read(options, key);
    }

    @Override
    public List<byte @Nullable []> getAll(List<byte[]> keys) {
      return readAll(options, keys);
    }

    @Override
    public void scan(byte[] prefix, byte[] from, Visitor visitor) {
      visit(options, prefix, from, visitor);
    }

    @Override
    public void close() {
      options.close();
      db.releaseSnapshot(snapshot);
      snapshot.close();
    }
  }
}
