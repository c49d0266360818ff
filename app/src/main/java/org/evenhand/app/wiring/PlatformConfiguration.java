package org.evenhand.app.wiring;

import java.nio.file.Path;
import org.evenhand.record.LogConfiguration;
import org.evenhand.store.rocks.RocksConfiguration;

/**
 * Where a platform keeps its state, and how much of the machine it may use.
 *
 * @param folder holds {@code log/}, {@code vault/} and {@code store/}
 * @param log the record's bounds
 * @param store the store's bounds
 * @param tagCacheBytes the most that remembered tags may take
 */
public record PlatformConfiguration(
    Path folder, LogConfiguration log, RocksConfiguration store, int tagCacheBytes) {
  private static final int USUAL_TAG_CACHE = 64 << 20;

  /** The usual bounds in that folder. */
  public static PlatformConfiguration in(Path folder) {
    return new PlatformConfiguration(
        folder, LogConfiguration.defaults(), RocksConfiguration.usual(), USUAL_TAG_CACHE);
  }
}
