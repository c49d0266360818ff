package org.evenhand.gate.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.gate.PastFacts;
import org.evenhand.record.Entry;
import org.evenhand.record.Log;
import org.evenhand.record.LogFiles;
import org.evenhand.record.frame.Asked;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.PersonId;

/** One way through the record from its beginning, by one thread. */
final class Pass {
  // So many calls wait for those before them, and so many changes for calls that need the world
  // without them. A call is under way for milliseconds; a page of 500 lines takes some 30 KB here.
  private static final int WINDOW = 2_048;

  private static final long MICROS = 1_000_000;

  private final Replay.Parts parts;
  private final LogFiles files;
  private final FrameCodec codec;
  private final Map<PersonId, Long> erasures;
  private final Tally tally;
  private final Spent spent = new Spent();
  private final PriorityQueue<PastCall> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(PastCall::factsAt).thenComparingLong(PastCall::position));
  // Read and not yet applied.
  private final TreeMap<Long, Entry> ahead = new TreeMap<>();
  private final TreeSet<Long> unreadable = new TreeSet<>();
  private final Map<Long, Long> late = new HashMap<>();

  Pass(
      Replay.Parts parts,
      LogFiles files,
      FrameCodec codec,
      Map<PersonId, Long> erasures,
      Tally tally) {
    this.parts = parts;
    this.files = files;
    this.codec = codec;
    this.erasures = erasures;
    this.tally = tally;
  }

  /**
   * Goes.
   *
   * @param only the positions to decide, with those of their facts; empty for all
   * @return the same of those that came too late to be decided in this pass; none if it was told
   *     which to decide
   */
  Map<Long, Long> run(long from, long until, Map<Long, Long> only) {
    // What of the calls to decide is still to come, by the positions of their facts.
    var toCome = new TreeMap<Long, Integer>();
    only.values().forEach(position -> toCome.merge(position, 1, Integer::sum));
    try (var tables = parts.tables().get();
        var past = new Past(parts, tables, erasures)) {
      var again = new Again(parts, codec, past, spent);
      Log.read(
          files,
          1,
          until,
          frame -> {
            boolean wanted = frame.position() >= from;
            read(frame, past, only.isEmpty() ? wanted : only.containsKey(frame.position()));
            tally.reached(frame.position());
            long old = frame.position() - WINDOW;
            while ((waiting.size() > WINDOW || isBefore(old)) && inOrder(toCome)) {
              settle(past, again, toCome);
            }
            catchUp(past, old, toCome);
            return true;
          });
      while (!waiting.isEmpty()) {
        settle(past, again, toCome);
      }
      // Imports behind the last call that was decided are looked at as well.
      past.apply(List.copyOf(ahead.values()), Math.max(past.applied(), lastOf(ahead)));
      tally.lost(past.lost());
      return late;
    }
  }

  private static long lastOf(NavigableMap<Long, Entry> entries) {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  private boolean inOrder(NavigableMap<Long, Integer> toCome) {
    var next = waiting.peek();
    return next != null && (toCome.isEmpty() || next.factsAt() <= toCome.firstKey());
  }

  // However few calls wait, changes must not pile up behind them.
  private boolean isBefore(long position) {
    var next = waiting.peek();
    return next != null && next.position() < position;
  }

  private void read(RawFrame frame, Past past, boolean wanted) {
    switch (codec.body(frame)) {
      case Body.Of(var change) -> {
        var at = Instant.EPOCH.plus(frame.timeMicros(), ChronoUnit.MICROS);
        ahead.put(frame.position(), new Entry(frame.position(), at, change));
      }
      case Body.Sealed(var person) -> {
        past.gaps().sealed(frame.kind(), person, frame.position());
        unreadable.add(frame.position());
      }
      case Body.Access access ->
          call(frame, access, access.header().asked(), access.lines().size(), wanted);
      case Body.Refusal refusal -> call(frame, refusal, refusal.asked(), -1, wanted);
      case Body.TurnedAway _, Body.Refusals _ -> {
        if (wanted) {
          tally.turnedAway();
        }
      }
    }
  }

  private void call(RawFrame frame, Body body, Asked asked, long people, boolean wanted) {
    var drawn =
        new Spent.Call(
            asked.app(),
            frame.position(),
            asked.at(),
            frame.timeMicros() / MICROS,
            people,
            demand(asked));
    spent.note(drawn);
    if (wanted) {
      waiting.add(new PastCall(frame, asked, body, drawn));
    } else if (waiting.isEmpty()) {
      spent.forgetBefore(drawn);
    }
  }

  // What cannot be read is found when the call is decided; here it only counts.
  private long demand(Asked asked) {
    try {
      return PastFacts.demand(Again.withoutStarts(asked, parts.catalogue()));
    } catch (IllegalArgumentException unreadableQuery) {
      return 1;
    }
  }

  private void settle(Past past, Again again, NavigableMap<Long, Integer> toCome) {
    var call = waiting.remove();
    toCome.computeIfPresent(call.factsAt(), (_, many) -> many == 1 ? null : many - 1);
    if (call.factsAt() < past.applied()) {
      late.put(call.position(), call.factsAt());
      return;
    }
    applyUpTo(past, Math.min(call.factsAt(), call.position() - 1));
    spent.forgetBefore(call.drawn());
    boolean blind =
        !unreadable
            .subSet(call.factsAt() + 1, Math.max(call.factsAt() + 1, call.position()))
            .isEmpty();
    var between =
        ahead.subMap(call.factsAt() + 1, Math.max(call.factsAt() + 1, call.position())).values();
    tally.decided(call.position(), again.decide(call, List.copyOf(between), blind));
  }

  private void applyUpTo(Past past, long position) {
    if (position > past.applied()) {
      var due = ahead.headMap(position, true);
      past.apply(List.copyOf(due.values()), position);
      due.clear();
      unreadable.headSet(position, true).clear();
    }
  }

  private void catchUp(Past past, long position, NavigableMap<Long, Integer> toCome) {
    if (ahead.size() > 2 * WINDOW) {
      var next = waiting.peek();
      long most = next == null ? position : Math.min(position, next.factsAt());
      applyUpTo(past, toCome.isEmpty() ? most : Math.min(most, toCome.firstKey()));
    }
  }
}
