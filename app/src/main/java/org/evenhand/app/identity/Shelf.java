package org.evenhand.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values kept in memory for a while, for many owners (people or apps), none of whom can crowd out
 * the others: one who keeps too many loses their own oldest, and all together are bounded in bytes.
 * Not safe for threads.
 */
final class Shelf<O, V> {
  private final InstantSource clock;
  private final Bounds bounds;
  // All live equally long, so the order of their coming is the order of their going.
  private final Map<String, Kept<O, V>> kept = new LinkedHashMap<>();
  private final Map<O, Set<String>> of = new HashMap<>();
  private long bytes;

  Shelf(InstantSource clock, Bounds bounds) {
    this.clock = clock;
    this.bounds = bounds;
  }

  /**
   * How much is kept.
   *
   * @param life how long
   * @param ofOne how many of one owner
   * @param bytes how much of all together
   */
  record Bounds(Duration life, int ofOne, long bytes) {}

  private record Kept<O, V>(O owner, V value, long bytes, Instant until) {}

  /** Keeps a value that takes about so many bytes. */
  void put(String key, O owner, V value, long size) {
    remove(key);
    expire();
    var own = of.get(owner);
    if (own != null && own.size() >= bounds.ofOne()) {
      remove(own.iterator().next());
    }
    kept.put(key, new Kept<>(owner, value, size, clock.instant().plus(bounds.life())));
    of.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(key);
    bytes += size;
    while (bytes > bounds.bytes()) {
      remove(kept.keySet().iterator().next());
    }
  }

  Optional<V> get(String key) {
    return Optional.ofNullable(kept.get(key)).filter(this::lives).map(Kept::value);
  }

  Optional<V> remove(String key) {
    var gone = kept.remove(key);
    if (gone == null) {
      return Optional.empty();
    }
    bytes -= gone.bytes();
    of.computeIfPresent(gone.owner(), (_, own) -> without(own, key));
    return Optional.of(gone).filter(this::lives).map(Kept::value);
  }

  /** Puts another value of the same size in the place of one that is there. */
  void replace(String key, V value) {
    kept.computeIfPresent(key, (_, k) -> new Kept<>(k.owner(), value, k.bytes(), k.until()));
  }

  int size() {
    return kept.size();
  }

  private static @Nullable Set<String> without(Set<String> own, String key) {
    own.remove(key);
    return own.isEmpty() ? null : own;
  }

  private boolean lives(Kept<O, V> value) {
    return clock.instant().isBefore(value.until());
  }

  private void expire() {
    while (!kept.isEmpty() && !lives(kept.values().iterator().next())) {
      remove(kept.keySet().iterator().next());
    }
  }
}
