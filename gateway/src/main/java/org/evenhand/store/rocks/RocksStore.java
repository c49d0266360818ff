package org.evenhand.store.rocks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.evenhand.record.Table;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBufferManager;

/**
 * One embedded RocksDB whose column families are tables. Its own write-ahead log is on and not
 * synced for ordinary writes: the record is the truth and gives folds again what a loss of power
 * took, and RocksDB recovers to a consistent prefix of its writes over all tables.
 */
public final class RocksStore implements AutoCloseable {
  private static final byte[] SWEPT = {2};

  private final RocksDB db;
  private final Map<String, RocksTable> tables = new HashMap<>();
  private final Map<String, ColumnFamilyHandle> handles = new HashMap<>();
  private final ColumnFamilyOptions familyOptions;
  private final Deque<AutoCloseable> toClose;

  private RocksStore(
      RocksDB db,
      ColumnFamilyOptions familyOptions,
      List<ColumnFamilyHandle> opened,
      Deque<AutoCloseable> toClose)
      throws RocksDBException {
    this.db = db;
    this.familyOptions = familyOptions;
    this.toClose = toClose;
    for (var handle : opened) {
      handles.put(new String(handle.getName(), StandardCharsets.UTF_8), handle);
    }
  }

  /**
   * Opens or makes the store in a folder.
   *
   * @throws IOException if the folder cannot be used, another process holds it, or its files are
   *     damaged; the message says which and where
   */
  public static RocksStore open(Path folder, RocksConfiguration configuration) throws IOException {
    RocksDB.loadLibrary();
    Files.createDirectories(folder);
    Deque<AutoCloseable> toClose = new ArrayDeque<>();
    try {
      var cache = kept(toClose, new LRUCache(configuration.blockCacheBytes()));
      var buffers =
          kept(toClose, new WriteBufferManager(configuration.writeBufferBytes(), cache, true));
      var family = kept(toClose, familyOptions(cache, kept(toClose, new BloomFilter(10))));
      var options = kept(toClose, dbOptions(configuration, buffers));
      var opened = new ArrayList<ColumnFamilyHandle>();
      var db = RocksDB.open(options, folder.toString(), families(folder, family), opened);
      toClose.push(db);
      opened.forEach(toClose::push);
      return new RocksStore(db, family, opened, toClose);
    } catch (RocksDBException e) {
      closeAll(toClose);
      throw new IOException("cannot open the store in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static <T extends AutoCloseable> T kept(Deque<AutoCloseable> toClose, T resource) {
    toClose.push(resource);
    return resource;
  }

  private static List<ColumnFamilyDescriptor> families(Path folder, ColumnFamilyOptions options)
      throws RocksDBException {
    var families = new ArrayList<ColumnFamilyDescriptor>();
    try (var plain = new Options()) {
      for (var name : RocksDB.listColumnFamilies(plain, folder.toString())) {
        families.add(new ColumnFamilyDescriptor(name, options));
      }
    }
    if (families.isEmpty()) {
      families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options));
    }
    return families;
  }

  private static DBOptions dbOptions(RocksConfiguration configuration, WriteBufferManager buffers) {
    return rollingTheListOfFiles()
        .setCreateIfMissing(true)
        .setWriteBufferManager(buffers)
        .setMaxOpenFiles(configuration.openFiles())
        .setMaxBackgroundJobs(2)
        .setKeepLogFileNum(4)
        // The list of files names the first and last key of each, also of those long gone, until it
        // is begun anew: so it is with every change, which costs a write of that list alone.
        .setMaxManifestFileSize(1)
        .setMaxTotalWalSize(256L << 20);
  }

  /**
   * Options by which a list of files that is too long is begun anew, whatever part of it still
   * counts: by itself RocksDB waits until six times that part is written (10.9 and later). Its Java
   * interface has this by name alone.
   */
  private static DBOptions rollingTheListOfFiles() {
    var named = new Properties();
    named.setProperty("max_manifest_space_amp_pct", "0");
    return Objects.requireNonNull(
        DBOptions.getDBOptionsFromProps(named), "RocksDB has no max_manifest_space_amp_pct");
  }

  private static ColumnFamilyOptions familyOptions(LRUCache cache, BloomFilter filter) {
    return new ColumnFamilyOptions()
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setFilterPolicy(filter)
                .setFormatVersion(5));
  }

  /**
   * The table of that name; made if there is none.
   *
   * @throws IllegalStateException if it cannot be made
   */
  public synchronized Table table(String name) {
    return tables.computeIfAbsent(name, n -> new RocksTable(db, handle(n)));
  }

  private ColumnFamilyHandle handle(String name) {
    return handles.computeIfAbsent(
        name,
        n -> {
          try {
            var handle =
                db.createColumnFamily(
                    new ColumnFamilyDescriptor(n.getBytes(StandardCharsets.UTF_8), familyOptions));
            toClose.push(handle);
            return handle;
          } catch (RocksDBException e) {
            throw new IllegalStateException("cannot make table " + n, e);
          }
        });
  }

  /**
   * Rewrites every file of the store without the rows that were deleted or replaced, so that what
   * was removed is gone from the disk, too, and not only from answers. Reads and writes go on
   * meanwhile; what is written meanwhile may be rewritten or not.
   *
   * @throws IllegalStateException if it cannot be done; nothing is lost by that, and it can be
   *     tried again
   */
  public void sweep() {
    List<ColumnFamilyHandle> all;
    synchronized (this) {
      all = List.copyOf(handles.values());
    }
    try (var flush = new FlushOptions().setWaitForFlush(true);
        var whole =
            new CompactRangeOptions()
                .setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
      // A write-ahead file goes when all that it holds is in files of rows.
      db.flush(flush, all);
      for (var family : all) {
        db.compactRange(family, null, null, whole);
      }
      // The list of files is begun anew with a change, and still holds what the last one removed:
      // one
      // more change, to a family that is nobody's table.
      var own = db.getDefaultColumnFamily();
      db.put(own, SWEPT, SWEPT);
      db.flush(flush, own);
    } catch (RocksDBException e) {
      throw new IllegalStateException("sweeping the store: " + e.getMessage(), e);
    }
  }

  /** Closes tables, then the store. Views must have been closed. */
  @Override
  public synchronized void close() {
    tables.values().forEach(RocksTable::close);
    closeAll(toClose);
  }

  private static void closeAll(Deque<AutoCloseable> toClose) {
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("closing the store", e);
      }
    }
  }
}
