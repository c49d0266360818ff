package org.evenhand.record;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Shown.ShownList;

/**
 * What this process has recorded since it started, counted for operators. Plain numbers that only
 * rise; whoever reads several of them reads each at its own moment.
 */
public final class Recorded {
  private final LongAdder accesses = new LongAdder();
  private final LongAdder lines = new LongAdder();
  private final LongAdder changes = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final Map<Reason, LongAdder> refusals = new EnumMap<>(Reason.class);

  Recorded() {
    for (var reason : Reason.values()) {
      refusals.put(reason, new LongAdder());
    }
  }

  /** Accesses that became durable. */
  public long accesses() {
    return accesses.sum();
  }

  /** Lines that these accesses let leave. */
  public long lines() {
    return lines.sum();
  }

  /** Changes that became durable, those of the log's own clock aside. */
  public long changes() {
    return changes.sum();
  }

  /** Decisions that a restriction overtook, and that were made again. */
  public long stale() {
    return stale.sum();
  }

  /** Refusals for a reason, whether each got a frame of its own or was counted into one. */
  public long refusals(Reason reason) {
    return of(reason).sum();
  }

  void access(Decision decision) {
    accesses.increment();
    if (decision.outcome() instanceof Outcome.Permitted permitted) {
      lines.add(count(permitted.shown()));
    }
  }

  private static long count(ShownList list) {
    long lines = 0;
    for (var item : list.items()) {
      lines++;
      for (var within : item.lists()) {
        lines += count(within);
      }
    }
    return lines;
  }

  void changes(int many) {
    changes.add(many);
  }

  void overtaken() {
    stale.increment();
  }

  void refusal(Reason reason) {
    of(reason).increment();
  }

  private LongAdder of(Reason reason) {
    var count = refusals.get(reason);
    if (count == null) {
      throw new IllegalStateException("no counter for " + reason);
    }
    return count;
  }
}
