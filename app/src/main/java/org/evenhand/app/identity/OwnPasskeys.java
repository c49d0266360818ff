package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The passkeys of the officer who is signed in: seen, added, removed. Adding and removing ask that
 * a passkey was shown just now, or a desk that was left open would make a lasting way in.
 */
public final class OwnPasskeys {
  private final OfficeAccounts officers;
  private final OfficeSessions sessions;
  private final Passkeys passkeys;

  OwnPasskeys(OfficeAccounts officers, OfficeSessions sessions, Passkeys passkeys) {
    this.officers = officers;
    this.sessions = sessions;
    this.passkeys = passkeys;
  }

  /** All of them, the oldest first. */
  public List<Passkey> all(HttpServletRequest request) {
    return passkeys.all(here(request).holder());
  }

  /** Asks for another one. */
  public Question question(HttpServletRequest request) {
    return passkeys.toMake(adding(request), here(request).holder());
  }

  /** Adds one. */
  public Answer add(HttpServletRequest request, Sent sent, String label) {
    return sessions.confirmed(request)
        ? passkeys.make(adding(request), here(request).holder(), sent, label, _ -> {})
        : Answer.TOO_LATE;
  }

  /** Removes one. */
  public Removal remove(HttpServletRequest request, String id) {
    if (!sessions.confirmed(request)) {
      return Removal.UNCONFIRMED;
    }
    var who = here(request);
    return passkeys.remove(who.holder(), id, false, () -> sessions.endOthers(request, who));
  }

  private OfficeAccount here(HttpServletRequest request) {
    return officers.serving(sessions.required(request).id()).orElseThrow();
  }

  private String adding(HttpServletRequest request) {
    return "add " + sessions.name(request);
  }
}
