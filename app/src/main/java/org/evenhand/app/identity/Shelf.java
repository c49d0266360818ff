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
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Values kept in memory for a while, for many people, none of whom can crowd out the others: a
 * person who keeps too many loses their own oldest, and all together are bounded in bytes. Not safe
 * for threads.
 */
final class Shelf<V> {
  private final InstantSource clock;
  private final Bounds bounds;
  // All live equally long, so the order of their coming is the order of their going.
  private final Map<String, Kept<V>> kept = new LinkedHashMap<>();
  private final Map<PersonId, Set<String>> of = new HashMap<>();
  private long bytes;

  Shelf(InstantSource clock, Bounds bounds) {
    this.clock = clock;
    this.bounds = bounds;
  }

  /**
   * How much is kept.
   *
   * @param life how long
   * @param ofOnePerson how many of one person
   * @param bytes how much of all together
   */
  record Bounds(Duration life, int ofOnePerson, long bytes) {}

  private record Kept<V>(PersonId person, V value, long bytes, Instant until) {}

  /** Keeps a value that takes about so many bytes. */
  void put(String key, PersonId person, V value, long size) {
    remove(key);
    expire();
    var own = of.get(person);
    if (own != null && own.size() >= bounds.ofOnePerson()) {
      remove(own.iterator().next());
    }
    kept.put(key, new Kept<>(person, value, size, clock.instant().plus(bounds.life())));
    of.computeIfAbsent(person, _ -> new LinkedHashSet<>()).add(key);
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
    of.computeIfPresent(gone.person(), (_, own) -> without(own, key));
    return Optional.of(gone).filter(this::lives).map(Kept::value);
  }

  /** Puts another value of the same size in the place of one that is there. */
  void replace(String key, V value) {
    kept.computeIfPresent(key, (_, k) -> new Kept<>(k.person(), value, k.bytes(), k.until()));
  }

  int size() {
    return kept.size();
  }

  private static @Nullable Set<String> without(Set<String> own, String key) {
    own.remove(key);
    return own.isEmpty() ? null : own;
  }

  private boolean lives(Kept<V> value) {
    return clock.instant().isBefore(value.until());
  }

  private void expire() {
    while (!kept.isEmpty() && !lives(kept.values().iterator().next())) {
      remove(kept.keySet().iterator().next());
    }
  }
}
