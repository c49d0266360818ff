package org.evenhand.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.evenhand.record.Table;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Table} in memory. A write copies the map only while a view of it is open, so small
 * worlds cost little.
 */
public final class MemoryTable implements Table {
  private NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
  private boolean shared;
  private long applied;

  @Override
  public synchronized byte @Nullable [] get(byte[] key) {
    return copy(rows.get(key));
  }

  @Override
  public synchronized List<byte @Nullable []> getAll(List<byte[]> keys) {
    return getAll(rows, keys);
  }

  @Override
  public void scan(byte[] prefix, byte[] from, Visitor visitor) {
    try (var view = view()) {
      view.scan(prefix, from, visitor);
    }
  }

  @Override
  public synchronized long applied() {
    return applied;
  }

  @Override
  public synchronized void write(Batch batch, Durability durable) {
    if (shared) {
      rows = new TreeMap<>(rows);
      shared = false;
    }
    batch.deletes().forEach(rows::remove);
    batch.puts().forEach(put -> rows.put(put.key().clone(), put.value().clone()));
    if (batch.applied() >= 0) {
      applied = batch.applied();
    }
  }

  @Override
  public synchronized View view() {
    shared = true;
    return new Frozen(rows);
  }

  private static List<byte @Nullable []> getAll(
      NavigableMap<byte[], byte[]> rows, List<byte[]> keys) {
    var values = new ArrayList<byte @Nullable []>(keys.size());
    keys.forEach(key -> values.add(copy(rows.get(key))));
    return values;
  }

  private static byte @Nullable [] copy(byte @Nullable [] value) {
    return value == null ? null : value.clone();
  }

  private record Frozen(NavigableMap<byte[], byte[]> rows) implements View {
    @Override
    public byte @Nullable [] get(byte[] key) {
      return copy(rows.get(key));
    }

    @Override
    public List<byte @Nullable []> getAll(List<byte[]> keys) {
      return MemoryTable.getAll(rows, keys);
    }

    @Override
    public void scan(byte[] prefix, byte[] from, Visitor visitor) {
      var start = Arrays.compareUnsigned(prefix, from) > 0 ? prefix : from;
      for (var row : rows.tailMap(start, true).entrySet()) {
        if (!startsWith(row.getKey(), prefix)
            || !visitor.visit(row.getKey().clone(), row.getValue().clone())) {
          return;
        }
      }
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
      return key.length >= prefix.length
          && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void close() {
      // Nothing is held but memory.
    }
  }
}
