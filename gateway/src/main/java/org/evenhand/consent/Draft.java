package org.evenhand.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.evenhand.record.Table;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The changes of one batch before they are written: rows laid over the table, and bitmaps that are
 * copied when first touched, so that snapshots given out never change.
 */
final class Draft {
  private final Table table;
  private final NavigableMap<byte[], byte @Nullable []> rows =
      new TreeMap<>(Arrays::compareUnsigned);
  private final Map<SetKey, RoaringBitmap> before;
  private final Map<SetKey, RoaringBitmap> copies = new HashMap<>();
  private final Map<SetKey, Set<Integer>> chunks = new HashMap<>();
  private Instant earliest = Instant.MAX;

  Draft(Table table, Map<SetKey, RoaringBitmap> before) {
    this.table = table;
    this.before = before;
  }

  byte @Nullable [] get(byte[] key) {
    return rows.containsKey(key) ? rows.get(key) : table.get(key);
  }

  /** The rows whose key starts with {@code prefix}, as they will be. */
  NavigableMap<byte[], byte[]> scan(byte[] prefix) {
    var found = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
    table.scan(
        prefix,
        prefix,
        (key, value) -> {
          found.put(key, value);
          return true;
        });
    for (var row : rows.tailMap(prefix, true).entrySet()) {
      if (!startsWith(row.getKey(), prefix)) {
        break;
      }
      var value = row.getValue();
      if (value == null) {
        found.remove(row.getKey());
      } else {
        found.put(row.getKey(), value);
      }
    }
    return found;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  void put(byte[] key, byte[] value) {
    rows.put(key, value);
  }

  void delete(byte[] key) {
    rows.put(key, null);
  }

  /** Notes that the row under {@code key} runs out. */
  void expires(Instant until, byte[] key) {
    rows.put(Keys.expiry(until, key), new byte[0]);
    earliest = until.isBefore(earliest) ? until : earliest;
  }

  void expiresNoMore(Instant until, byte[] key) {
    delete(Keys.expiry(until, key));
  }

  void add(SetKey set, int person) {
    touch(set, person).add(person);
  }

  void remove(SetKey set, int person) {
    touch(set, person).remove(person);
  }

  private RoaringBitmap touch(SetKey set, int person) {
    chunks.computeIfAbsent(set, _ -> new HashSet<>()).add(person >>> 16);
    return copies.computeIfAbsent(
        set,
        key -> {
          var old = before.get(key);
          return old == null ? new RoaringBitmap() : old.clone();
        });
  }

  /** Whether nothing changes. */
  boolean untouched() {
    return rows.isEmpty();
  }

  /** The earliest instant at which something put in by this batch runs out. */
  Instant earliest() {
    return earliest;
  }

  /** All sets, as they will be; empty ones are left out. */
  Map<SetKey, RoaringBitmap> sets() {
    if (copies.isEmpty()) {
      return before;
    }
    var after = new HashMap<>(before);
    copies.forEach((set, people) -> {
      if (people.isEmpty()) {
        after.remove(set);
      } else {
        after.put(set, people);
      }
    });
    return Map.copyOf(after);
  }

  Table.Batch batch(long upTo) {
    copies.forEach((set, people) ->
        chunks.getOrDefault(set, Set.of()).forEach(chunk -> chunk(set, chunk, people)));
    var puts = new ArrayList<Table.Batch.Put>();
    var deletes = new ArrayList<byte[]>();
    rows.forEach((key, value) -> {
      if (value == null) {
        deletes.add(key);
      } else {
        puts.add(new Table.Batch.Put(key, value));
      }
    });
    return new Table.Batch(puts, deletes, upTo);
  }

  private void chunk(SetKey set, int chunk, RoaringBitmap people) {
    var key = Keys.set(set, chunk);
    var part = SetChunks.part(people, chunk);
    if (part.isEmpty()) {
      delete(key);
    } else {
      put(key, SetChunks.bytes(part));
    }
  }
}
