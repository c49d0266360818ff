package org.evenhand.app.office;

import static org.evenhand.app.words.Speech.say;

import java.util.List;

/**
 * The office's front page.
 *
 * @param id who is signed in
 * @param role in what role
 * @param asOf the moment that the page shows
 * @param done what was just done; empty for nothing
 * @param wrong whether that went wrong
 * @param needs what needs them, what waits longest first
 * @param passkeys theirs
 */
public record OfficeView(
    String id,
    String role,
    String asOf,
    String done,
    boolean wrong,
    List<Need> needs,
    List<Key> passkeys) {
  /** Keeps copies. */
  public OfficeView {
    needs = List.copyOf(needs);
    passkeys = List.copyOf(passkeys);
  }

  /** The role, in words. */
  public String roleWords() {
    return switch (role) {
      case "officer" -> say("officer");
      case "regulator" -> say("regulator");
      default -> say("developer");
    };
  }

  /**
   * What needs them.
   *
   * @param what in words
   * @param since since when
   * @param path where it is done
   */
  public record Need(String what, String since, String path) {}

  /**
   * One of their passkeys.
   *
   * @param id names it
   * @param label what they call it
   * @param added when
   * @param used when last
   * @param where whether its maker copies it to their other devices
   */
  public record Key(String id, String label, String added, String used, String where) {}
}
