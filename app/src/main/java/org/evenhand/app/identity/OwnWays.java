package org.evenhand.app.identity;

import java.util.List;

/**
 * The ways in of whoever is signed in: seen, added, ended. Whatever makes or ends one asks that one
 * was shown just now, or a desk that was left open would make a lasting way in. Whatever ends one,
 * or changes the password, ends the person's other sessions: whoever came in by it is out.
 */
public final class OwnWays {
  private final Accounts accounts;
  private final WaysIn ways;
  private final Sessions sessions;
  private final Passkeys passkeys;
  private final RelyingParty party;

  OwnWays(
      Accounts accounts, WaysIn ways, Sessions sessions, Passkeys passkeys, RelyingParty party) {
    this.accounts = accounts;
    this.ways = ways;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.party = party;
  }

  /** Their passkeys, the oldest first. */
  public List<Passkey> passkeys() {
    return sessions
        .username()
        .filter(ways::hasPasskey)
        .map(account -> passkeys.all(ways.holder(account)))
        .orElse(List.of());
  }

  /** Whether they have a password. */
  public boolean password() {
    return sessions.username().filter(accounts::hasPassword).isPresent();
  }

  /** Asks for another passkey. */
  public Question question() {
    return passkeys.toMake(adding(), ways.holder(sessions.account()));
  }

  /** Adds one. */
  public Answer add(Sent sent, String label) {
    return sessions.confirmed()
        ? passkeys.make(adding(), ways.holder(sessions.account()), sent, label, _ -> {})
        : Answer.TOO_LATE;
  }

  /** Removes one. */
  public Removal remove(String id) {
    if (!sessions.confirmed()) {
      return Removal.UNCONFIRMED;
    }
    var account = sessions.account();
    return ways.alone(() ->
        passkeys.remove(ways.holder(account), id, ways.hasOther(account), sessions::endOthers));
  }

  /**
   * Gives the account this password, whatever it had.
   *
   * @return false if nothing was confirmed just now
   * @throws IllegalArgumentException if it is too short or too long
   */
  public boolean changePassword(String password) {
    if (!sessions.confirmed()) {
      return false;
    }
    var account = sessions.account();
    var me = sessions.required().person();
    ways.alone(() -> {
      accounts.put(account, me, password);
      sessions.endOthers();
      return true;
    });
    return true;
  }

  /** Ends sign-in by password; it stays while there is no passkey. */
  public Removal endPassword() {
    if (!sessions.confirmed()) {
      return Removal.UNCONFIRMED;
    }
    if (!password()) {
      return Removal.UNKNOWN;
    }
    if (!ways.endPassword(sessions.account())) {
      return Removal.LAST;
    }
    sessions.endOthers();
    return Removal.DONE;
  }

  /**
   * Whether to offer a passkey on this page. True once in an account's life, in a session that
   * began with a password, where it has no passkey yet.
   */
  public boolean offersPasskey() {
    return party.named()
        && sessions.visit().filter(Visit::mayBeOffered).isPresent()
        && ways.offer(sessions.account());
  }

  private String adding() {
    return "person add " + sessions.name();
  }
}
