package org.evenhand.record;

import org.evenhand.decide.Decision;

/** Permits for tests of disclosure, which can make none themselves. */
public final class PermitFixtures {
  private PermitFixtures() {}

  /** As if the decision's frame were durable at this position. */
  public static Permit permit(long position, Decision decision) {
    return new Permit(position, decision);
  }
}
