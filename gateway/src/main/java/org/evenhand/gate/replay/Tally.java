package org.evenhand.gate.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts verdicts and passes them on. */
final class Tally {
  private final ReplayListener listener;
  private final long last;
  private final Set<String> lost = new LinkedHashSet<>();
  private long same;
  private long different;
  private long beyond;
  private long turnedAway;

  Tally(ReplayListener listener, long last) {
    this.listener = listener;
    this.last = last;
  }

  void reached(long position) {
    listener.reached(position);
  }

  void decided(long position, Verdict verdict) {
    switch (verdict) {
      case Verdict.Same _ -> same++;
      case Verdict.Different _ -> different++;
      case Verdict.Beyond _ -> beyond++;
    }
    listener.decided(position, verdict);
  }

  void turnedAway() {
    turnedAway++;
  }

  void lost(List<String> imports) {
    lost.addAll(imports);
  }

  ReplayReport report() {
    return new ReplayReport(last, same, different, beyond, turnedAway, List.copyOf(lost));
  }
}
