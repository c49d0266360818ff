package org.evenhand.register;

/**
 * Who did a public act.
 *
 * @param role in what role: {@code officer}, {@code developer}, {@code system}
 * @param id which of them; never a name
 */
public record Actor(String role, String id) {
  /** The role of whoever acts for the platform. */
  public static final String OFFICER = "officer";

  /** The role of whoever acts for an organisation; the id is the organisation's. */
  public static final String DEVELOPER = "developer";

  /** The role of who looks behind commitments for an authority. */
  public static final String REGULATOR = "regulator";

  /** The role of what happens by itself. */
  public static final String SYSTEM = "system";

  /** Refuses what could carry a name or a sentence. */
  public Actor {
    Wellformed.word("role", role);
    Wellformed.word("id", id);
  }
}
