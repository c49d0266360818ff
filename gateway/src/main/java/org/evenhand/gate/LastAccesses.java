package org.evenhand.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Batch;
import org.evenhand.record.Table.Durability;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/**
 * When each app was last answered with a person's own token: what the person's page shows. A
 * convenience beside the record, which alone is the truth: kept in memory and saved about once a
 * second, so that a crash can lose the last second of it.
 */
public final class LastAccesses {
  private final Table table;
  private final Map<Key, Long> unsaved = new ConcurrentHashMap<>();

  LastAccesses(Table table) {
    this.table = table;
  }

  /** When that app was last answered with a token of that person; empty if never. */
  public Optional<Instant> of(PersonId person, AppId app) {
    var key = new Key(person, app);
    var fresh = unsaved.get(key);
    if (fresh != null) {
      return Optional.of(Instant.ofEpochSecond(fresh));
    }
    return Optional.ofNullable(table.get(key.bytes()))
        .map(value -> Instant.ofEpochSecond(ByteBuffer.wrap(value).getLong()));
  }

  void note(PersonId person, AppId app, Instant at) {
    unsaved.merge(new Key(person, app), at.getEpochSecond(), Math::max);
  }

  void save() {
    var keys = List.copyOf(unsaved.entrySet());
    if (keys.isEmpty()) {
      return;
    }
    var puts = new ArrayList<Batch.Put>(keys.size());
    for (var entry : keys) {
      var value = ByteBuffer.allocate(Long.BYTES).putLong(entry.getValue()).array();
      puts.add(new Batch.Put(entry.getKey().bytes(), value));
    }
    table.write(new Batch(puts, List.of(), -1), Durability.PROCESS);
    keys.forEach(entry -> unsaved.remove(entry.getKey(), entry.getValue()));
  }

  private record Key(PersonId person, AppId app) {
    byte[] bytes() {
      var name = app.value().getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(Integer.BYTES + name.length)
          .putInt(person.number())
          .put(name)
          .array();
    }
  }
}
