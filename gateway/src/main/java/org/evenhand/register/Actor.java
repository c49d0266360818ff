package org.evenhand.register;

/**
 * Who did a public act.
 *
 * @param role in what role: {@code officer}, {@code developer}, {@code system}
 * @param id which of them; never a name
 */
public record Actor(String role, String id) {
  /** Refuses what could carry a name or a sentence. */
  public Actor {
    Wellformed.word("role", role);
    Wellformed.word("id", id);
  }
}
