package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.RecordWorld.GAMES;
import static org.evenhand.record.RecordWorld.MAPS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.Reason;

/** Threads that change, access and refuse at random, and remember what they were told. */
final class Workload {
  private final RecordWorld world;
  private final int threads;
  private final int acts;
  private final AtomicInteger number = new AtomicInteger();

  /** What each acknowledged position holds: a change, or the operation of an access or refusal. */
  final Map<Long, Object> told = new ConcurrentSkipListMap<>();

  /** Frames as they lay in the file when their sync had returned. */
  final List<RawFrame> durable = new ArrayList<>();

  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  final AtomicInteger stopped = new AtomicInteger();

  Workload(RecordWorld world, int threads, int acts) {
    this.world = world;
    this.threads = threads;
    this.acts = acts;
  }

  /** Runs until every thread has done all its acts or was told that the record has stopped. */
  void run(Log log) {
    log.onApplied(
        (position, _) -> log.scan(durable.size() + 1L, position, frame -> durable.add(frame)));
    var running = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
      var random = new Random(world.random.nextLong());
      running.add(Thread.ofVirtual().start(() -> actAll(log, random)));
    }
    running.forEach(Workload::join);
    assertThat(failures).isEmpty();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private void actAll(Log log, Random random) {
    try {
      for (int i = 0; i < acts; i++) {
        act(log, random);
      }
    } catch (RecordStopped expected) {
      stopped.incrementAndGet();
    } catch (RuntimeException | Error failure) {
      failures.add(failure);
    }
  }

  private void act(Log log, Random random) {
    int n = number.incrementAndGet();
    var app = random.nextBoolean() ? MAPS : GAMES;
    int viewer = 1 + random.nextInt(20);
    String operation = "GET /v1/trial/" + n;
    switch (random.nextInt(8)) {
      case 0, 1 -> append(log, RecordWorld.bulk(n, 200 + random.nextInt(9000)));
      case 2 -> append(log, RecordWorld.withdrawn(app, viewer));
      case 3 -> appendAll(log, random);
      case 4 -> {
        var decision = RecordWorld.access(app, viewer, operation, log.applied(), 21, 22);
        if (log.admit(decision) instanceof Admission.Admitted(var permit)) {
          told.put(permit.position(), operation);
        }
      }
      case 5 -> {
        var admitted =
            (Admission.Admitted)
                log.admitAtWriter(
                    () -> RecordWorld.access(app, viewer, operation, log.applied(), 23));
        told.put(admitted.permit().position(), operation);
      }
      case 6 -> {
        var decision = RecordWorld.refused(app, viewer, operation, log.applied());
        refused(((Admission.RefusalRecorded) log.admit(decision)).position(), operation);
      }
      default -> refused(log.refuse(app, operation, Reason.OVER_LIMIT), operation);
    }
  }

  private void refused(long position, String operation) {
    if (position > 0) {
      told.put(position, operation);
    }
  }

  private void append(Log log, Change change) {
    told.put(log.append(change), change);
  }

  private void appendAll(Log log, Random random) {
    var changes = new ArrayList<Change>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      changes.add(RecordWorld.bulk(number.incrementAndGet(), random.nextInt(300)));
    }
    told.put(log.appendAll(changes), changes.getLast());
  }

  /** Everything that anybody was told of stands in this log, with the same bytes. */
  void check(Log log) {
    var frames = RecordWorld.frames(log);
    assertThat(durable).hasSizeLessThanOrEqualTo(frames.size());
    for (int i = 0; i < durable.size(); i++) {
      assertThat(RecordWorld.same(frames.get(i), durable.get(i))).as("position %d", i + 1).isTrue();
    }
    told.forEach((position, what) ->
        assertThat(what(world.codec.body(frames.get((int) (position - 1))))).isEqualTo(what));
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).position()).isEqualTo(i + 1L);
      assertThat(frames.get(i).timeMicros()).isGreaterThanOrEqualTo(frames.get(i - 1).timeMicros());
    }
    checkFolds(frames);
  }

  private void checkFolds(List<RawFrame> frames) {
    var changes =
        frames.stream()
            .filter(frame -> world.codec.body(frame) instanceof Body.Of)
            .map(RawFrame::position)
            .toList();
    for (var fold : world.folds) {
      assertThat(fold.entries()).extracting(Entry::position).isEqualTo(changes);
    }
  }

  private static Object what(Body body) {
    return switch (body) {
      case Body.Of(var change) -> change;
      case Body.Access access -> access.header().asked().operation();
      case Body.Refusal refusal -> refusal.asked().operation();
      case Body.TurnedAway away -> away.operation();
      case Body.Refusals refusals -> refusals;
      case Body.Sealed sealed -> sealed;
    };
  }
}
