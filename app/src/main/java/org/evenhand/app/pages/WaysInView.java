package org.evenhand.app.pages;

import java.util.List;

/**
 * How a person signs in, and where they are signed in.
 *
 * @param username under which name
 * @param done what was just done; empty for nothing
 * @param wrong whether that went wrong
 * @param passkeys theirs
 * @param passkeysWork whether browsers keep passkeys for this address
 * @param password whether they have one
 * @param passwordMayEnd whether they could do without it
 * @param provider the platform's own sign-in
 * @param sessions those that are open
 */
public record WaysInView(
    String username,
    String done,
    boolean wrong,
    List<Key> passkeys,
    boolean passkeysWork,
    boolean password,
    boolean passwordMayEnd,
    Provider provider,
    List<Session> sessions) {
  /** Keeps copies. */
  public WaysInView {
    passkeys = List.copyOf(passkeys);
    sessions = List.copyOf(sessions);
  }

  /**
   * The platform's own sign-in.
   *
   * @param name what it is called; empty if there is none
   * @param linked what the person calls themselves there; empty if their account isn't linked
   */
  public record Provider(String name, String linked) {}

  /**
   * A passkey.
   *
   * @param id names it
   * @param label what they call it
   * @param added when
   * @param used when last
   * @param kept where
   * @param remove what the button says
   */
  public record Key(
      String id, String label, String added, String used, String kept, String remove) {}

  /**
   * A session.
   *
   * @param id names it
   * @param here whether it is this one
   * @param where in what browser, on what device
   * @param since when it began
   * @param how it began
   * @param seen when it was last used
   * @param end what the button says
   */
  public record Session(
      String id, boolean here, String where, String since, String how, String seen, String end) {}

  /** Whether there are sessions beside this one. */
  public boolean others() {
    return sessions.size() > 1;
  }
}
