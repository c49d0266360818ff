package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The door by which officers come in, and show anew that it is they. */
public final class OfficeDoor {
  private static final String SIGN_IN = "sign in";

  private final OfficeAccounts officers;
  private final OfficeSessions sessions;
  private final Passkeys passkeys;
  private final RelyingParty party;

  OfficeDoor(
      OfficeAccounts officers, OfficeSessions sessions, Passkeys passkeys, RelyingParty party) {
    this.officers = officers;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.party = party;
  }

  /** Whether browsers make passkeys for the platform's address: they do for names alone. */
  public boolean passable() {
    return party.named();
  }

  /** Asks for any passkey of the office. */
  public Question question() {
    return passkeys.toShow(SIGN_IN);
  }

  /** Tries to sign in. */
  public Answer signIn(HttpServletRequest request, HttpServletResponse response, Sent sent) {
    return passkeys.show(
        SIGN_IN,
        sent,
        _ -> true,
        holder -> sessions.begin(request, response, officers.serving(holder.name()).orElseThrow()));
  }

  /** Asks whoever is signed in for one of their passkeys once more. */
  public Question confirmation(HttpServletRequest request) {
    return passkeys.toShow(confirming(request), here(request));
  }

  /** Confirms that it is they; see {@link OfficeSessions#confirmed}. */
  public Answer confirm(HttpServletRequest request, Sent sent) {
    var who = here(request);
    return passkeys.show(confirming(request), sent, who::equals, _ -> sessions.confirm(request));
  }

  private String confirming(HttpServletRequest request) {
    return "confirm " + sessions.name(request);
  }

  private Holder here(HttpServletRequest request) {
    return officers.serving(sessions.required(request).id()).orElseThrow().holder();
  }
}
