package org.evenhand.register;

/** Who may look behind commitments, and when they did. */
public sealed interface RegulatorEvent extends RegisterEvent {
  /** Which regulator it is about. */
  RegulatorId regulator();

  /**
   * An officer names a regulator. That alone opens nothing.
   *
   * @param authority for which authority
   */
  record RegulatorNamed(Actor actor, String reason, RegulatorId regulator, String authority)
      implements RegulatorEvent {
    /** Refuses a malformed name. */
    public RegulatorNamed {
      Wellformed.text("authority", authority, 200);
    }
  }

  /** Another officer confirms it: from here on the regulator is appointed. */
  record RegulatorConfirmed(Actor actor, String reason, RegulatorId regulator)
      implements RegulatorEvent {}

  /** A regulator may look no more. */
  record RegulatorLeft(Actor actor, String reason, RegulatorId regulator)
      implements RegulatorEvent {}

  /**
   * A regulator looked behind a commitment.
   *
   * @param opened whose value they saw, such as {@code consideration:ads-2026-03}
   */
  record RegulatorLooked(Actor actor, String reason, RegulatorId regulator, String opened)
      implements RegulatorEvent {
    /** Refuses a malformed name. */
    public RegulatorLooked {
      Wellformed.text("opened", opened, 100);
    }
  }
}
