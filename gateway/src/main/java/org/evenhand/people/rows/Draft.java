package org.evenhand.people.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Batch;
import org.evenhand.record.Table.Durability;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A batch in the making: reads see what it has already written over what the table holds. The sets
 * are copied when first touched, so that published ones never change. For one thread.
 */
public final class Draft {
  private final Table table;
  private final NavigableMap<byte[], Write> writes = new TreeMap<>(Arrays::compareUnsigned);
  private final Map<String, RoaringBitmap> touched = new HashMap<>();
  private final Map<String, Set<Integer>> chunks = new HashMap<>();
  private PeopleSets sets;

  /** An empty one over a table and its sets. */
  public Draft(Table table, PeopleSets sets) {
    this.table = table;
    this.sets = sets;
  }

  /** The value under a key. */
  public byte @Nullable [] get(byte[] key) {
    var written = writes.get(key);
    return written == null ? table.get(key) : written.value();
  }

  /** Writes a value. */
  public void put(byte[] key, byte[] value) {
    writes.put(key, new Write(value));
  }

  /** Removes a row. */
  public void delete(byte[] key) {
    writes.put(key, new Write(null));
  }

  /** The keys that start with a prefix, in order. */
  public List<byte[]> keys(byte[] prefix) {
    var keys = new TreeSet<byte[]>(Arrays::compareUnsigned);
    table.scan(prefix, prefix, (key, _) -> keys.add(key));
    for (var entry : writes.tailMap(prefix, true).entrySet()) {
      if (!startsWith(entry.getKey(), prefix)) {
        break;
      }
      if (entry.getValue().value() == null) {
        keys.remove(entry.getKey());
      } else {
        keys.add(entry.getKey());
      }
    }
    return List.copyOf(keys);
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** Whether somebody is in a set. */
  boolean in(String set, int person) {
    return touched.getOrDefault(set, sets.named(set)).contains(person);
  }

  /** Puts somebody into a set. */
  void enter(String set, int person) {
    if (!in(set, person)) {
      touch(set, person).add(person);
    }
  }

  /** Takes somebody out of a set. */
  void leave(String set, int person) {
    if (in(set, person)) {
      touch(set, person).remove(person);
    }
  }

  /** Takes somebody out of every set but that of the gone. */
  void leaveAll(int person) {
    var names = new HashSet<>(sets.byName().keySet());
    names.addAll(touched.keySet());
    names.remove(PeopleSets.GONE);
    names.forEach(name -> leave(name, person));
  }

  private RoaringBitmap touch(String set, int person) {
    chunks.computeIfAbsent(set, _ -> new HashSet<>()).add(person >>> 16);
    return touched.computeIfAbsent(set, name -> sets.named(name).clone());
  }

  /** Whether nothing was written. */
  public boolean isEmpty() {
    return writes.isEmpty() && touched.isEmpty();
  }

  /**
   * Writes it all in one batch and starts anew.
   *
   * @param applied the position to note, or negative to leave it
   * @return the sets as they are now
   */
  public PeopleSets write(long applied) {
    return write(applied, Durability.PROCESS);
  }

  /** As {@link #write(long)}; if synced, all that was written before survives loss of power too. */
  public PeopleSets write(long applied, Durability durable) {
    chunks.forEach((set, numbers) -> numbers.forEach(chunk -> putChunk(set, chunk)));
    table.write(batch(applied), durable);
    if (!touched.isEmpty()) {
      var all = new HashMap<>(sets.byName());
      all.putAll(touched);
      sets = new PeopleSets(all);
    }
    writes.clear();
    touched.clear();
    chunks.clear();
    return sets;
  }

  private void putChunk(String set, int chunk) {
    put(Key.set(set, chunk), SetChunk.bytes(Objects.requireNonNull(touched.get(set)), chunk));
  }

  private Batch batch(long applied) {
    var puts = new ArrayList<Batch.Put>(writes.size());
    var deletes = new ArrayList<byte[]>();
    writes.forEach((key, write) -> {
      var value = write.value();
      if (value == null) {
        deletes.add(key);
      } else {
        puts.add(new Batch.Put(key, value));
      }
    });
    return new Batch(puts, deletes, applied);
  }

  /** A value to put, or null for a row to delete. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares writes
  private record Write(byte @Nullable [] value) {}
}
