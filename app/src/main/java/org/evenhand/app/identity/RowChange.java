package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.record.Table;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * What is written to the identity table at once: one synced batch, so after a crash it is there as
 * a whole or not at all. No invitation is used up without the passkey that it was used for, nor the
 * other way round.
 */
final class RowChange {
  private final Table table;
  private final List<Table.Batch.Put> puts = new ArrayList<>();
  private final List<byte[]> deletes = new ArrayList<>();

  RowChange(Table table) {
    this.table = table;
  }

  RowChange put(byte[] key, byte[] value) {
    puts.add(new Table.Batch.Put(key, value));
    return this;
  }

  RowChange delete(byte[] key) {
    deletes.add(key);
    return this;
  }

  /** Durable when this returns. */
  void write() {
    if (!puts.isEmpty() || !deletes.isEmpty()) {
      table.write(new Table.Batch(puts, deletes, -1), Table.Durability.SYNCED);
    }
  }

  static byte[] key(String kind, String name) {
    return Secrets.key(kind, name.getBytes(UTF_8));
  }

  static byte[] key(String kind, Bytes name) {
    return Secrets.key(kind, name.getBytes());
  }
}
