package org.evenhand.app.identity;

/** How busy the doors are, in plain numbers for operators: never who came. */
public final class DoorCounts {
  private final SignInLimits limits;
  private final Sessions sessions;
  private final OfficeSessions office;

  DoorCounts(SignInLimits limits, Sessions sessions, OfficeSessions office) {
    this.limits = limits;
    this.sessions = sessions;
    this.office = office;
  }

  /** People's sessions that are open now. */
  public int sessions() {
    return sessions.openNow();
  }

  /** Officers', developers' and regulators' sessions that are open now. */
  public int officeSessions() {
    return office.openNow();
  }

  /** Times that a person's password or passkey was checked, to sign in or to confirm. */
  public long checked() {
    return limits.checked();
  }

  /** Those of them that were right. */
  public long right() {
    return limits.right();
  }

  /** Attempts that were not checked, since there had been too many. */
  public long tooMany() {
    return limits.tooMany();
  }
}
