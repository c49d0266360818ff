package org.evenhand.app.developers;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.say;

import java.util.List;

/** What is left of the limits, in words. */
final class LimitsText {
  private static final int MINUTE = 60;

  private LimitsText() {}

  static List<String> of(Left left) {
    return List.of(
        say("{0} of {1} calls are left in this hour.", left.callsLeft(), left.calls()),
        say("{0} of {1} lines are left in this hour.", left.peopleLeft(), left.people()),
        count(
            (left.secondsToReset() + MINUTE - 1) / MINUTE,
            "The next hour begins in one minute.",
            "The next hour begins in {0} minutes."));
  }
}
