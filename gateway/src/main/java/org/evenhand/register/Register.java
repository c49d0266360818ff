package org.evenhand.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.evenhand.record.Change.RegisterAct;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Catalogue;

/**
 * The register: a fold of the public acts in the log. Its state is in memory; its table keeps the
 * acts themselves by position, so that a start need not read the log. Safe for use by many threads;
 * applied by one.
 */
public final class Register implements Fold {
  private static final int ROWS = 4096;

  private final Table table;
  private final Catalogue catalogue;
  private final Ledger ledger = new Ledger();
  private volatile RegisterSnapshot snapshot;

  private Register(Table table, Catalogue catalogue) {
    this.table = table;
    this.catalogue = catalogue;
    this.snapshot = new RegisterSnapshot(0, ledger, catalogue);
  }

  /** Opens the fold as it was last applied. */
  public static Register open(Table table, Catalogue catalogue) {
    var register = new Register(table, catalogue);
    var none = new byte[0];
    var rows = new ArrayList<Kept>();
    table.scan(
        none,
        none,
        (key, value) -> {
          rows.add(new Kept(ByteBuffer.wrap(key).getLong(), ByteBuffer.wrap(value)));
          if (rows.size() == ROWS) {
            register.take(rows);
          }
          return true;
        });
    register.take(rows);
    register.publish(table.applied());
    return register;
  }

  /** A row as it stands in the table. */
  private record Kept(long position, ByteBuffer row) {
    Read read() {
      var at = Instant.EPOCH.plus(row.getLong(), MICROS);
      var json = UTF_8.decode(row).toString();
      return new Read(position, at, Register.read(position, () -> RegisterJson.readAgain(json)));
    }
  }

  private record Read(long position, Instant at, RegisterEvent act) {}

  // Reading acts is most of the work, and each is read for itself; they take effect in order.
  private void take(List<Kept> rows) {
    for (var read : rows.parallelStream().map(Kept::read).toList()) {
      ledger.apply(read.act(), read.position(), read.at());
    }
    rows.clear();
  }

  @Override
  public String name() {
    return "register";
  }

  @Override
  public long applied() {
    return table.applied();
  }

  @Override
  public void apply(List<Entry> entries, long upTo) {
    var puts = new ArrayList<Table.Batch.Put>();
    for (var entry : entries) {
      if (entry.change() instanceof RegisterAct(String json) && entry.position() > applied()) {
        var act = read(entry.position(), () -> RegisterJson.read(json));
        ledger.apply(act, entry.position(), entry.at().truncatedTo(MICROS));
        puts.add(row(entry, json));
      }
    }
    // The ledger is ahead of the table only until this write; a crash in between forgets both, and
    // the log gives the acts again.
    table.write(new Table.Batch(puts, List.of(), upTo), Table.Durability.PROCESS);
    if (puts.isEmpty()) {
      snapshot = snapshot.unchangedAt(upTo);
    } else {
      publish(upTo);
    }
  }

  private static Table.Batch.Put row(Entry entry, String json) {
    var key = ByteBuffer.allocate(Long.BYTES).putLong(entry.position()).array();
    var text = json.getBytes(UTF_8);
    var value = ByteBuffer.allocate(Long.BYTES + text.length);
    value.putLong(MICROS.between(Instant.EPOCH, entry.at())).put(text);
    return new Table.Batch.Put(key, value.array());
  }

  private static RegisterEvent read(long position, Supplier<RegisterEvent> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the act at position " + position + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void publish(long position) {
    snapshot = new RegisterSnapshot(position, ledger, catalogue);
  }

  /** The register as of now; one volatile read. */
  public RegisterSnapshot snapshot() {
    return snapshot;
  }

  /**
   * The acts from a position on, oldest first, as they were recorded.
   *
   * @param visitor sees one after the other; false ends it
   */
  public void acts(long from, Predicate<RecordedAct> visitor) {
    RecordedAct.scan(table, from, visitor);
  }

  /** The act at a position; empty if no act is there. */
  Optional<RegisterEvent> act(long position) {
    var first = new ArrayList<RecordedAct>();
    acts(position, act -> !first.add(act));
    return first.stream()
        .filter(act -> act.position() == position)
        .map(act -> RegisterJson.read(act.json()))
        .findFirst();
  }

  Catalogue catalogue() {
    return catalogue;
  }
}
