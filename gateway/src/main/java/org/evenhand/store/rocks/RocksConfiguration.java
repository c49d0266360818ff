package org.evenhand.store.rocks;

/**
 * Bounds of the embedded store's memory and files.
 *
 * @param blockCacheBytes for blocks read, index and filter blocks among them
 * @param writeBufferBytes for rows not yet in a file, all tables together
 * @param openFiles at most so many
 */
public record RocksConfiguration(long blockCacheBytes, long writeBufferBytes, int openFiles) {
  private static final long MIB = 1 << 20;

  /** Refuses what could not work. */
  public RocksConfiguration {
    require(blockCacheBytes >= 8 * MIB, "the block cache needs at least 8 MiB");
    require(writeBufferBytes >= 8 * MIB, "write buffers need at least 8 MiB");
    require(openFiles >= 64, "at least 64 open files are needed");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Enough for a machine with 2 cores and a few GiB. */
  public static RocksConfiguration usual() {
    return new RocksConfiguration(256 * MIB, 128 * MIB, 1_024);
  }
}
