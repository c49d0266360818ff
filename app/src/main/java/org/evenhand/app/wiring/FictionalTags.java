package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Table;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Tags;
import org.evenhand.record.segment.Wanted;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/**
 * How the record's lines name fictional people, week by week, so that public tallies pass them
 * over: also once they are erased, when nobody could work it out any more. What is kept tells of
 * nobody real.
 *
 * <p>Crash points. The tags of this week and the next are durable before a fictional person can
 * sign in, and those of a week before it begins: no line of theirs is ever recorded under a tag
 * that is not kept, unless the process rested for more than a week; then they are kept before the
 * platform opens.
 */
final class FictionalTags {
  /** Tallies are made within hours; this is ample, should sealing have rested. */
  private static final int WEEKS_KEPT = 53;

  private static final byte PERSON = 'p';
  private static final byte TAG = 't';

  private final Table table;
  private final KeyVault vault;
  private final InstantSource clock;
  private int upTo;

  /**
   * Opens them.
   *
   * @param table their own
   * @param vault people's keys
   * @param clock the time
   */
  FictionalTags(Table table, KeyVault vault, InstantSource clock) {
    this.table = table;
    this.vault = vault;
    this.clock = clock;
    eachSecond();
  }

  /** Somebody fictional, who may authorise that app alone; to be told before they can. */
  synchronized void add(AppId app, PersonId person) {
    var puts = new ArrayList<Table.Batch.Put>();
    puts.add(new Table.Batch.Put(key(person), app.value().getBytes(UTF_8)));
    int week = week(clock.instant());
    tags(app, person, week, puts);
    table.write(new Table.Batch(puts, List.of(), -1), Table.Durability.SYNCED);
  }

  /** Keeps the next week's tags, once a week, and lets go of those that are of no use any more. */
  synchronized void eachSecond() {
    int week = week(clock.instant());
    if (week + 1 == upTo) {
      return;
    }
    var puts = new ArrayList<Table.Batch.Put>();
    var deletes = new ArrayList<byte[]>();
    table.scan(
        new byte[] {PERSON},
        new byte[] {PERSON},
        (key, app) -> {
          var person = new PersonId(ByteBuffer.wrap(key).getInt(1));
          if (vault.keys(person).isEmpty()) {
            deletes.add(key); // erased
          } else {
            tags(new AppId(new String(app, UTF_8)), person, week, puts);
          }
          return true;
        });
    table.scan(
        new byte[] {TAG},
        new byte[] {TAG},
        (key, _) -> {
          boolean old = ByteBuffer.wrap(key).getInt(1) < week - WEEKS_KEPT;
          if (old) {
            deletes.add(key);
          }
          return old; // by rising week
        });
    table.write(new Table.Batch(puts, deletes, -1), Table.Durability.SYNCED);
    upTo = week + 1;
  }

  /** Those of a week and the next. */
  private void tags(AppId app, PersonId person, int week, List<Table.Batch.Put> puts) {
    vault
        .keys(person)
        .ifPresent(keys ->
            Wanted.of(keys, List.of(app), List.of(week, week + 1))
                .forEach(one -> puts.add(new Table.Batch.Put(key(one), new byte[0]))));
  }

  /** The tags of fictional people in the lines of a week. */
  List<Bits128> of(int week) {
    var tags = new ArrayList<Bits128>();
    var prefix = ByteBuffer.allocate(1 + Integer.BYTES).put(TAG).putInt(week).array();
    table.scan(
        prefix,
        prefix,
        (key, _) -> {
          var at = ByteBuffer.wrap(key).position(prefix.length);
          return tags.add(new Bits128(at.getLong(), at.getLong()));
        });
    return tags;
  }

  private static int week(Instant at) {
    return Tags.epoch(at);
  }

  private static byte[] key(PersonId person) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(PERSON).putInt(person.number()).array();
  }

  private static byte[] key(Wanted one) {
    return ByteBuffer.allocate(1 + Integer.BYTES + 2 * Long.BYTES)
        .put(TAG)
        .putInt(one.epoch())
        .putLong(one.tag().high())
        .putLong(one.tag().low())
        .array();
  }
}
