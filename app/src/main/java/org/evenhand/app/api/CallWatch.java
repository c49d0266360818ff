package org.evenhand.app.api;

/**
 * Told of each call of the data API once it has ended. It must be quick, never throwing, and fit
 * for many threads. What it is told comes from closed sets: never anything that a caller chose, and
 * nothing of a person or an app.
 */
@FunctionalInterface
public interface CallWatch {
  /** Watches nothing. */
  CallWatch NONE = (_, _, _, _) -> {};

  /**
   * A call has ended.
   *
   * @param route the path with placeholders, such as {@code /v1/people/{id}}; {@code other} for a
   *     path that there is not
   * @param outcome {@code answered}, the name of the problem such as {@code over-limit}, or {@code
   *     broken-off} where the answer did not get to its end
   * @param status the HTTP status
   * @param nanos how long it took, in nanoseconds
   */
  void ended(String route, String outcome, int status, long nanos);
}
