package org.evenhand.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.frame.WrongKeys;

/** Gives the folds what was acknowledged, in order. Used by one thread. */
final class FoldDriver {
  private final List<Fold> folds;
  private final LongSupplier nanos;
  private final long accountNanos;
  private final List<AppliedListener> listeners = new CopyOnWriteArrayList<>();
  private volatile long applied;
  private volatile long accounted;
  private long accountedAt;

  FoldDriver(List<Fold> folds, LongSupplier nanos, long accountNanos) {
    this.folds = List.copyOf(folds);
    this.nanos = nanos;
    this.accountNanos = accountNanos;
    this.accountedAt = nanos.getAsLong();
  }

  long applied() {
    return applied;
  }

  void listen(AppliedListener listener) {
    listeners.add(listener);
  }

  /** The least position that a fold has applied; {@code last} if there is no fold. */
  long behind(long last) {
    return folds.stream().mapToLong(Fold::applied).min().orElse(last);
  }

  /** How many of the applied positions each fold has yet to note. */
  Map<String, Long> eachBehind() {
    long last = applied;
    var behind = new LinkedHashMap<String, Long>();
    folds.forEach(fold -> behind.put(fold.name(), Math.max(0, last - fold.applied())));
    return behind;
  }

  /** Whether every fold holds what it was given last. */
  boolean caughtUp() {
    long given = accounted;
    return folds.stream().allMatch(fold -> fold.applied() >= given);
  }

  /** Refuses folds that hold what the record does not. */
  void checkNoneAhead(long last) {
    for (var fold : folds) {
      if (fold.applied() > last) {
        throw new CannotOpenRecord.FoldAhead(fold.name(), fold.applied(), last);
      }
    }
  }

  /** Applies what a restart found, so many changes at once; each fold gets only what it lacks. */
  void catchUp(FrameFiles files, FrameCodec codec, long last, int atOnce) {
    var pending = new ArrayList<Entry>();
    files.scan(
        behind(last) + 1,
        last,
        frame -> {
          if (isChange(frame.kind())) {
            read(frame, codec, pending);
          }
          if (pending.size() >= atOnce) {
            give(pending, frame.position());
            pending.clear();
          }
          return true;
        });
    give(pending, last);
    accounted = last;
    applied = last;
  }

  /** Whether frames of a kind hold something that a fold is made of. */
  static boolean isChange(Kind kind) {
    return kind != Kind.ACCESS && kind != Kind.REFUSAL && kind != Kind.REFUSALS;
  }

  // What was sealed under a key that is destroyed is gone for the folds too: that is what erasing
  // means. The erasure itself follows, and clears what they had. A key that was never made is no
  // erasure: a fold that went past such a frame would be without it for good.
  private static void read(RawFrame frame, FrameCodec codec, List<Entry> into) {
    try {
      if (codec.body(frame) instanceof Body.Of(var change)) {
        into.add(new Entry(frame.position(), RecordTime.instant(frame.timeMicros()), change));
      }
    } catch (WrongKeys wrong) {
      throw new CannotOpenRecord.WrongVault(wrong);
    }
  }

  private void give(List<Entry> entries, long upTo) {
    for (var fold : folds) {
      long has = fold.applied();
      if (has < upTo) {
        fold.apply(entries.stream().filter(entry -> entry.position() > has).toList(), upTo);
      }
    }
  }

  /**
   * Applies what one sync made durable. Accesses change no fold, so alone they cost none a write.
   */
  void apply(List<Entry> entries, long upTo) {
    if (!entries.isEmpty()) {
      giveAll(entries, upTo);
    }
    applied = upTo;
    for (var listener : listeners) {
      listener.applied(upTo, !entries.isEmpty());
    }
  }

  /** Has the folds note how far the record has come, if it is time or {@code now}. */
  void account(boolean now) {
    if (applied > accounted && (now || nanos.getAsLong() - accountedAt >= accountNanos)) {
      giveAll(List.of(), applied);
    }
  }

  private void giveAll(List<Entry> entries, long upTo) {
    var unchanging = List.copyOf(entries);
    for (var fold : folds) {
      fold.apply(unchanging, upTo);
    }
    accounted = upTo;
    accountedAt = nanos.getAsLong();
  }
}
