package org.evenhand.erasure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.PersonId;

/**
 * The fold that carries an erasure out: when the record holds the frame, the key is destroyed and
 * what stands beside the record forgets the person. It also keeps legal holds and who waits.
 *
 * <p>Crash points, in the order of an erasure. Before the frame is durable: nothing was erased, and
 * nobody was told so. Frame durable, this fold not yet: the log gives it again at the start, before
 * anything is served. List of the vault appended, key not yet overwritten: opening the vault does
 * that. Key destroyed, rows beside it not forgotten, or all done and the position not noted: the
 * log gives the frame again, and doing all of it twice is doing it once.
 *
 * <p>A vault that is restored from an older copy brings keys back: whoever this fold knows as
 * erased is destroyed again when it is opened, also where the vault's own list was lost.
 */
public final class Erasures implements Fold {
  private static final byte ERASED = 'e';
  private static final byte HELD = 'h';
  private static final byte WAITS = 'w';

  private final Table table;
  private final KeyVault vault;
  private final Consumer<PersonId> forget;

  private Erasures(Table table, KeyVault vault, Consumer<PersonId> forget) {
    this.table = table;
    this.vault = vault;
    this.forget = forget;
  }

  /**
   * Opens the fold, and destroys every key of the erased that a restored vault brought back.
   *
   * @param table its own table
   * @param forget has all that stands beside the record forget somebody, once their key is
   *     destroyed; doing it twice must be doing it once
   */
  public static Erasures open(Table table, KeyVault vault, Consumer<PersonId> forget) {
    var erasures = new Erasures(table, vault, forget);
    erasures.people(ERASED).forEach(erasures::destroy);
    return erasures;
  }

  @Override
  public String name() {
    return "erasure";
  }

  @Override
  public long applied() {
    return table.applied();
  }

  @Override
  public void apply(List<Entry> entries, long upTo) {
    var puts = new ArrayList<Table.Batch.Put>();
    var deletes = new ArrayList<byte[]>();
    long from = table.applied();
    for (var entry : entries) {
      if (entry.position() > from) {
        apply(entry, puts, deletes);
        // One write for each, since a later entry can undo an earlier one; none for the many
        // entries
        // that say nothing here.
        if (!puts.isEmpty() || !deletes.isEmpty()) {
          table.write(new Table.Batch(puts, deletes, -1), Table.Durability.PROCESS);
          puts.clear();
          deletes.clear();
        }
      }
    }
    table.write(new Table.Batch(List.of(), List.of(), upTo), Table.Durability.PROCESS);
  }

  private void apply(Entry entry, List<Table.Batch.Put> puts, List<byte[]> deletes) {
    switch (entry.change()) {
      case Change.HoldBegan(var person, var by, var why, var until) ->
          puts.add(new Table.Batch.Put(key(HELD, person), row(new Hold(by, why, until))));
      case Change.HoldEnded(var person, var _) -> deletes.add(key(HELD, person));
      case Change.ErasureAsked(var person) ->
          puts.add(new Table.Batch.Put(key(WAITS, person), new byte[0]));
      case Change.Erased(var person) -> {
        destroy(person);
        forget.accept(person);
        deletes.add(key(HELD, person));
        deletes.add(key(WAITS, person));
        var position = ByteBuffer.allocate(Long.BYTES).putLong(entry.position()).array();
        puts.add(new Table.Batch.Put(key(ERASED, person), position));
      }
      default -> {} // of no interest here
    }
  }

  private void destroy(PersonId person) {
    if (vault.keys(person).isPresent()) {
      vault.erase(person);
    }
  }

  /** Whether the record says that this person is erased. */
  public boolean erased(PersonId person) {
    return erasedAt(person).isPresent();
  }

  /** Where the record says that this person is erased; empty if it doesn't. */
  OptionalLong erasedAt(PersonId person) {
    var row = table.get(key(ERASED, person));
    return row == null ? OptionalLong.empty() : OptionalLong.of(ByteBuffer.wrap(row).getLong());
  }

  /** The hold on a person; empty if there is none. */
  public Optional<Hold> hold(PersonId person) {
    return Optional.ofNullable(table.get(key(HELD, person))).map(Erasures::hold);
  }

  /** Whether a person's erasure waits for the end of a hold. */
  public boolean waits(PersonId person) {
    return table.get(key(WAITS, person)) != null;
  }

  /** Everybody who waits. */
  List<PersonId> waiting() {
    return people(WAITS);
  }

  /** Everybody on whom there is a hold. */
  List<PersonId> held() {
    return people(HELD);
  }

  private List<PersonId> people(byte kind) {
    var people = new ArrayList<PersonId>();
    var prefix = new byte[] {kind};
    table.scan(
        prefix, prefix, (key, _) -> people.add(new PersonId(ByteBuffer.wrap(key).getInt(1))));
    return people;
  }

  private static byte[] key(byte kind, PersonId person) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(person.number()).array();
  }

  private static byte[] row(Hold hold) {
    var until = hold.until();
    var by = hold.by().getBytes(StandardCharsets.UTF_8);
    var why = hold.why().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + by.length + why.length)
        .putLong(until.getEpochSecond())
        .putInt(until.getNano())
        .putInt(by.length)
        .put(by)
        .put(why)
        .array();
  }

  private static Hold hold(byte[] row) {
    var in = ByteBuffer.wrap(row);
    long seconds = in.getLong();
    var until = Instant.ofEpochSecond(seconds, in.getInt());
    int by = in.getInt();
    int at = in.position();
    return new Hold(text(row, at, at + by), text(row, at + by, row.length), until);
  }

  private static String text(byte[] row, int from, int to) {
    return new String(Arrays.copyOfRange(row, from, to), StandardCharsets.UTF_8);
  }
}
