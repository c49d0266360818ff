package org.evenhand.people;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.record.Table;
import org.evenhand.store.memory.MemoryTable;
import org.jspecify.annotations.Nullable;

/** A table of which loss of power leaves what its contract promises, and not one write more. */
final class PoweredTable implements Table {
  private final MemoryTable now = new MemoryTable();
  private final List<Batch> written = new ArrayList<>();
  private int synced;

  /** What a restart finds after the power went. */
  PoweredTable afterPowerLoss() {
    var found = new PoweredTable();
    written.subList(0, synced).forEach(batch -> found.write(batch, Durability.SYNCED));
    return found;
  }

  @Override
  public void write(Batch batch, Durability durable) {
    now.write(batch, durable);
    written.add(batch);
    synced = durable == Durability.SYNCED ? written.size() : synced;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return now.get(key);
  }

  @Override
  public List<byte @Nullable []> getAll(List<byte[]> keys) {
    return now.getAll(keys);
  }

  @Override
  public void scan(byte[] prefix, byte[] from, Visitor visitor) {
    now.scan(prefix, from, visitor);
  }

  @Override
  public long applied() {
    return now.applied();
  }

  @Override
  public View view() {
    return now.view();
  }
}
