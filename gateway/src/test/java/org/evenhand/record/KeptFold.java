package org.evenhand.record;

import java.util.ArrayList;
import java.util.List;

/** A fold that keeps every entry it was given, and holds the log to the contract of folds. */
final class KeptFold implements Fold {
  private record State(List<Entry> entries, long applied) {}

  private final String name;
  private final List<State> states = new ArrayList<>(List.of(new State(List.of(), 0)));
  private RuntimeException broken = null;
  private Throwable failure;
  private long failFrom = Long.MAX_VALUE;

  KeptFold(String name) {
    this.name = name;
  }

  /** Throws when it is given this position or a later one. */
  synchronized void failFrom(long position, Throwable with) {
    failFrom = position;
    failure = with;
  }

  /** As a store whose last writes a loss of power undid. */
  synchronized void fallBack(int writes) {
    int left = Math.max(1, states.size() - writes);
    states.subList(left, states.size()).clear();
  }

  synchronized List<Entry> entries() {
    if (broken != null) {
      throw broken;
    }
    return states.getLast().entries();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized long applied() {
    return states.getLast().applied();
  }

  @Override
  public synchronized void apply(List<Entry> entries, long upTo) {
    if (upTo >= failFrom) {
      throwUnchecked(failure);
    }
    long last = applied();
    for (var entry : entries) {
      if (entry.position() <= last || entry.position() > upTo) {
        broken = new IllegalStateException(entry.position() + " given after " + last);
      }
      last = entry.position();
    }
    if (upTo < applied()) {
      broken = new IllegalStateException(upTo + " given after " + applied());
    }
    var all = new ArrayList<>(states.getLast().entries());
    all.addAll(entries);
    states.add(new State(List.copyOf(all), upTo));
  }

  private static void throwUnchecked(Throwable failure) {
    switch (failure) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalArgumentException(failure);
    }
  }
}
