package org.evenhand.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Batch;
import org.evenhand.record.Table.Durability;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Facts.Allowance;
import org.evenhand.vocabulary.Limits;

/**
 * What each app has drawn in the present clock hour (UTC). A request takes what it could need
 * before it is decided and gives back what was not shown; so two at once can't both spend the last
 * of it, and what remains counts only what was shown.
 *
 * <p>The counts are a fold of the record that is saved now and then. What was recorded after the
 * last save is counted again from the record at a start; a few frames may be counted twice, never
 * left out.
 */
final class Limiter {
  /**
   * A request is shown at most so many lines, whatever is left: of people, photos and relationships
   * alike, so that no answer and no frame grows with how its lists are nested. At 19 to some 60
   * bytes a line that is a frame of a quarter of a MiB.
   */
  static final long MOST_PEOPLE = 5_000;

  private static final long SECONDS_PER_HOUR = 3_600;

  private final Table table;
  private final Map<AppId, Drawn> drawn = new ConcurrentHashMap<>();

  Limiter(Table table) {
    this.table = table;
    table.scan(
        new byte[0],
        new byte[0],
        (key, value) -> {
          var in = ByteBuffer.wrap(value);
          var app = new AppId(new String(key, StandardCharsets.UTF_8));
          drawn.put(app, new Drawn(in.getLong(), in.getLong(), in.getLong()));
          return true;
        });
  }

  /** The position up to which the counts were saved. */
  long saved() {
    return table.applied();
  }

  /**
   * Takes one call and as many people as may be shown; the allowance before this call. Whoever has
   * no people left may not even ask for what shows none, so at least one is taken.
   */
  Taken take(AppId app, Limits limits, Instant at, long people) {
    return of(app).take(hour(at), limits, Math.clamp(people, 1, MOST_PEOPLE));
  }

  /** Gives back what was taken and not shown. */
  void giveBack(AppId app, Taken taken, long calls, long people) {
    of(app).add(taken.hour(), -calls, -people);
  }

  /** Gives back an answered call, which another one goes on with. */
  void giveBack(AppId app, Outcome.Drawn drawn) {
    of(app).add(drawn.hour(), -1, -drawn.people());
  }

  /** Counts what the record says was shown. */
  void count(AppId app, Instant at, long people) {
    of(app).add(hour(at), 1, people);
  }

  Outcome.Budget budget(AppId app, Limits limits, Instant at) {
    var left = of(app).left(hour(at), limits);
    return new Outcome.Budget(
        limits.callsPerHour(),
        left.calls(),
        limits.peoplePerHour(),
        left.people(),
        SECONDS_PER_HOUR - Math.floorMod(at.getEpochSecond(), SECONDS_PER_HOUR));
  }

  /** Saves the counts as of {@code applied}. What is under way counts as drawn. */
  void save(long applied) {
    var puts = new ArrayList<Batch.Put>();
    drawn.forEach((app, d) -> puts.add(new Batch.Put(key(app), d.bytes())));
    table.write(new Batch(puts, new ArrayList<>(), applied), Durability.PROCESS);
  }

  /**
   * What was taken.
   *
   * @param hour from the counts of which hour: a call that began just before the turn of the hour
   *     may take from the next
   * @param allowance what was left before, at most what was wanted; nothing if nothing was taken
   */
  record Taken(long hour, Allowance allowance) {}

  private static byte[] key(AppId app) {
    return app.value().getBytes(StandardCharsets.UTF_8);
  }

  private Drawn of(AppId app) {
    return drawn.computeIfAbsent(app, _ -> new Drawn(0, 0, 0));
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS_PER_HOUR);
  }

  /** One app's counts. Its lock is held for a few additions only. */
  private static final class Drawn {
    private long hour;
    private long calls;
    private long people;

    Drawn(long hour, long calls, long people) {
      this.hour = hour;
      this.calls = calls;
      this.people = people;
    }

    synchronized Taken take(long now, Limits limits, long wanted) {
      turn(now);
      long callsLeft = Math.max(0, limits.callsPerHour() - calls);
      long peopleLeft = Math.max(0, Math.min(wanted, limits.peoplePerHour() - people));
      if (callsLeft == 0 || peopleLeft == 0) {
        return new Taken(hour, new Allowance(0, 0));
      }
      calls++;
      people += peopleLeft;
      return new Taken(hour, new Allowance(callsLeft, peopleLeft));
    }

    synchronized void add(long when, long moreCalls, long morePeople) {
      turn(when);
      if (when == hour) {
        calls += moreCalls;
        people += morePeople;
      }
    }

    synchronized Allowance left(long now, Limits limits) {
      turn(now);
      return new Allowance(
          Math.max(0, limits.callsPerHour() - calls), Math.max(0, limits.peoplePerHour() - people));
    }

    private void turn(long now) {
      if (now > hour) {
        hour = now;
        calls = 0;
        people = 0;
      }
    }

    synchronized byte[] bytes() {
      return ByteBuffer.allocate(3 * Long.BYTES)
          .putLong(hour)
          .putLong(calls)
          .putLong(people)
          .array();
    }
  }
}
