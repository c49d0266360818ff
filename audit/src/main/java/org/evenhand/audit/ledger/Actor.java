package org.evenhand.audit.ledger;

/**
 * Who did a public act.
 *
 * @param role such as {@code officer}, {@code developer}, {@code system}
 * @param id which of them
 */
public record Actor(String role, String id) {
  /** Whether it is an officer of the platform. */
  public boolean isOfficer() {
    return role.equals("officer");
  }

  @Override
  public String toString() {
    return role + " " + id;
  }
}
