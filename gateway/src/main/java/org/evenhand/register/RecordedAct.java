package org.evenhand.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Predicate;
import org.evenhand.record.Table;

/**
 * A public act as it stands in the record.
 *
 * @param position its position there
 * @param at when it was recorded
 * @param json its canonical form
 */
public record RecordedAct(long position, Instant at, String json) {
  /** Visits the acts of a register's table from a position on, until the visitor says false. */
  static void scan(Table table, long from, Predicate<RecordedAct> visitor) {
    table.scan(
        new byte[0],
        ByteBuffer.allocate(Long.BYTES).putLong(from).array(),
        (key, value) -> visitor.test(read(ByteBuffer.wrap(key).getLong(), ByteBuffer.wrap(value))));
  }

  private static RecordedAct read(long position, ByteBuffer row) {
    var at = Instant.EPOCH.plus(row.getLong(), MICROS);
    return new RecordedAct(position, at, UTF_8.decode(row).toString());
  }
}
