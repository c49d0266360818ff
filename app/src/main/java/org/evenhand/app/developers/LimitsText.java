package org.evenhand.app.developers;

import java.util.List;
import java.util.Locale;

/** What is left of the limits, in words. */
final class LimitsText {
  private static final int MINUTE = 60;

  private LimitsText() {}

  static List<String> of(Left left) {
    return List.of(
        String.format(
            Locale.ENGLISH,
            "%,d of %,d calls are left in this hour.",
            left.callsLeft(),
            left.calls()),
        String.format(
            Locale.ENGLISH,
            "%,d of %,d lines are left in this hour.",
            left.peopleLeft(),
            left.people()),
        String.format(
            Locale.ENGLISH,
            "The next hour begins in %d minutes.",
            (left.secondsToReset() + MINUTE - 1) / MINUTE));
  }
}
