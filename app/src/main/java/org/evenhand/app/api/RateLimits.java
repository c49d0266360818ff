package org.evenhand.app.api;

import org.evenhand.gate.Outcome;

/**
 * The fields that tell an app what is left (draft-ietf-httpapi-ratelimit-headers): its calls first,
 * the lines about people second.
 */
final class RateLimits {
  private RateLimits() {}

  /** {@code RateLimit-Policy}: how much in an hour. */
  static String policy(Outcome.Budget budget) {
    return "\"app\";q=" + budget.calls() + ";w=3600, \"people\";q=" + budget.people() + ";w=3600";
  }

  /** {@code RateLimit}: how much is left, and for how many seconds. */
  static String left(Outcome.Budget budget) {
    return "\"app\";r="
        + budget.callsLeft()
        + ";t="
        + budget.secondsToReset()
        + ", \"people\";r="
        + budget.peopleLeft()
        + ";t="
        + budget.secondsToReset();
  }
}
