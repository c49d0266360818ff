package org.evenhand.app.wiring;

import java.nio.file.Path;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.picture.Pictures;
import org.evenhand.record.LogConfiguration;
import org.evenhand.store.rocks.RocksConfiguration;

/**
 * Where a platform keeps its state, and how much of the machine it may use.
 *
 * @param folder holds {@code log/}, {@code vault/} and {@code store/}
 * @param log the record's bounds
 * @param store the store's bounds
 * @param tagCacheBytes the most that remembered tags may take
 * @param leastFreeBytes with less room on the disk, the server says that it is not ready
 * @param photoBytes the most bytes of one photo
 */
public record PlatformConfiguration(
    Path folder,
    LogConfiguration log,
    RocksConfiguration store,
    int tagCacheBytes,
    long leastFreeBytes,
    int photoBytes) {
  private static final int USUAL_TAG_CACHE = 64 << 20;
  // The record's next file is made ahead of its need, and the store writes about as much again.
  private static final long USUAL_LEAST_FREE = 256L << 20;

  /** Refuses a photo's bound that is none, or more than can be cleaned. */
  public PlatformConfiguration {
    if (photoBytes < 1 || photoBytes > Pictures.MOST_BYTES) {
      throw new IllegalArgumentException(
          "the most bytes of a photo are 1 to " + Pictures.MOST_BYTES + ", not " + photoBytes);
    }
  }

  /** With the usual bound on photos. */
  public PlatformConfiguration(
      Path folder,
      LogConfiguration log,
      RocksConfiguration store,
      int tagCacheBytes,
      long leastFreeBytes) {
    this(folder, log, store, tagCacheBytes, leastFreeBytes, PhotoFiles.USUAL_MOST_BYTES);
  }

  /** With the usual least of free room. */
  public PlatformConfiguration(
      Path folder, LogConfiguration log, RocksConfiguration store, int tagCacheBytes) {
    this(folder, log, store, tagCacheBytes, USUAL_LEAST_FREE);
  }

  /** The same with another bound on photos. */
  public PlatformConfiguration photosOf(int mostBytes) {
    return new PlatformConfiguration(folder, log, store, tagCacheBytes, leastFreeBytes, mostBytes);
  }

  /** The usual bounds in that folder. */
  public static PlatformConfiguration in(Path folder) {
    return new PlatformConfiguration(
        folder, LogConfiguration.defaults(), RocksConfiguration.usual(), USUAL_TAG_CACHE);
  }
}
