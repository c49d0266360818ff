package org.evenhand.gate;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.evenhand.record.Log;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Batch;
import org.evenhand.record.Table.Durability;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.NoKey;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/**
 * When each app was last answered with a person's own token: what the person's page shows. A fold
 * of the record that is kept in memory and saved about once a second, with a position up to which
 * it holds every access.
 *
 * <p>Crash points. What was recorded after the last saved position is read from the record at the
 * start. A frame names its viewer by tag alone, and nobody's name can be worked out of a tag; so
 * these accesses are kept under their tags, and whoever looks finds theirs by working out their
 * own.
 */
public final class LastAccesses {
  private final Table table;
  private final FrameCodec codec;
  private final NotedUpTo noted;
  private final Map<AccessKey.OfPerson, Long> unsaved = new ConcurrentHashMap<>();
  private final List<Integer> epochs;

  /** Opens what was saved, and catches up with the record. */
  LastAccesses(Table table, Log log, FrameCodec codec) {
    this.table = table;
    this.codec = codec;
    long end = log.applied();
    catchUp(log, end);
    this.noted = new NotedUpTo(end);
    this.epochs = AccessKey.epochs(table);
  }

  private void catchUp(Log log, long end) {
    var found = new HashMap<AccessKey.OfTag, Long>();
    log.scan(
        table.applied() + 1,
        end,
        frame -> {
          if (frame.kind() == Kind.ACCESS) {
            var asked = codec.accessHeader(frame).asked();
            var key = new AccessKey.OfTag(asked.epoch(), asked.viewer(), asked.app());
            found.merge(key, asked.at().getEpochSecond(), Math::max);
          }
          return true;
        });
    write(found, end);
  }

  /** When that app was last answered with a token of that person; empty if never. */
  public Optional<Instant> of(PersonId person, AppId app) {
    var key = new AccessKey.OfPerson(person, app);
    var fresh = unsaved.get(key);
    if (fresh != null) {
      return Optional.of(Instant.ofEpochSecond(fresh));
    }
    return Stream.concat(Stream.of(key), byTag(person, app))
        .map(each -> table.get(each.bytes()))
        .flatMap(Stream::ofNullable)
        .map(value -> ByteBuffer.wrap(value).getLong())
        .max(Long::compare)
        .map(Instant::ofEpochSecond);
  }

  private Stream<AccessKey> byTag(PersonId person, AppId app) {
    try {
      var keys = new ArrayList<AccessKey>(epochs.size());
      for (int epoch : epochs) {
        keys.add(new AccessKey.OfTag(epoch, codec.tag(person, epoch, app), app));
      }
      return keys.stream();
    } catch (NoKey erased) {
      return Stream.empty(); // nobody can tell any more which lines were theirs
    }
  }

  /** A call begins, whose access may be recorded; to be ended by {@link #end} once it is noted. */
  int begin() {
    return noted.begin();
  }

  /** The call that began so has ended. */
  void end(int begun) {
    noted.end(begun);
  }

  /** Forgets an erased person's; what stands in the table is {@link #erase}d. */
  public void forget(PersonId person) {
    unsaved.keySet().removeIf(key -> key.person().equals(person));
    erase(table, person);
  }

  /** Removes an erased person's rows, also where no gate is open. */
  public static void erase(Table table, PersonId person) {
    var prefix = ByteBuffer.allocate(Integer.BYTES).putInt(person.number()).array();
    var rows = new ArrayList<byte[]>();
    table.scan(prefix, prefix, (key, _) -> rows.add(key));
    if (!rows.isEmpty()) {
      table.write(new Batch(List.of(), rows, -1), Durability.PROCESS);
    }
  }

  void note(PersonId person, AppId app, Instant at) {
    unsaved.merge(new AccessKey.OfPerson(person, app), at.getEpochSecond(), Math::max);
  }

  /**
   * Saves what was noted.
   *
   * @param applied a position that the record had reached before this call
   */
  void save(long applied) {
    long upTo = noted.advance(applied);
    var some = Map.copyOf(unsaved);
    if (some.isEmpty() && upTo == table.applied()) {
      return;
    }
    write(some, upTo);
    some.forEach(unsaved::remove);
  }

  private void write(Map<? extends AccessKey, Long> times, long upTo) {
    var puts = new ArrayList<Batch.Put>(times.size());
    times.forEach((key, seconds) -> {
      var value = ByteBuffer.allocate(Long.BYTES).putLong(seconds).array();
      puts.add(new Batch.Put(key.bytes(), value));
    });
    table.write(new Batch(puts, List.of(), upTo), Durability.PROCESS);
  }
}
