package org.evenhand.proof.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers what a check comes to. Of one thread. */
final class Findings {
  private static final int MOST = 200;

  private final Map<Report.Counted, Long> counts = new EnumMap<>(Report.Counted.class);
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();
  private long more;

  void count(Report.Counted what, long many) {
    counts.merge(what, many, Long::sum);
  }

  long counted(Report.Counted what) {
    return counts.getOrDefault(what, 0L);
  }

  void wrong(String file, long at, String what) {
    wrong(new Problem(file, at, what));
  }

  // A record that is wrong in a million places is described well enough by some of them.
  void wrong(Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      more++;
    }
  }

  /** Something that a reader should know and that is no problem. */
  void note(String what) {
    if (notes.size() < MOST) {
      notes.add(what);
    }
  }

  /** Something that was not checked, and why. */
  void unchecked(String what) {
    if (unchecked.size() < MOST) {
      unchecked.add(what);
    }
  }

  /** Whether what is found from now on is only counted. */
  boolean isFull() {
    return problems.size() == MOST;
  }

  Report report() {
    return new Report(counts, notes, unchecked, problems, more);
  }
}
