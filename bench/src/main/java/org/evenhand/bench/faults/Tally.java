package org.evenhand.bench.faults;

import java.util.Locale;

/** How runs of one kind went. */
final class Tally {
  static final String HEADER =
      "| damage | runs | reported with its file | no promise rests on it | start refused"
          + " | started, has all | started, lacks what was hit behind the last seal"
          + " | started, and refuses to read what is damaged |\n|---|---|---|---|---|---|---|---|";

  int runs;
  int reported;
  int exempt;
  int refused;
  int whole;
  int behindSeal;
  int unreadable;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        " | %d | %d | %d | %d | %d | %d | %d |",
        runs,
        reported,
        exempt,
        refused,
        whole,
        behindSeal,
        unreadable);
  }
}
