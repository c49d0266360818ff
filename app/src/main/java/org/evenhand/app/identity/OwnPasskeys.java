package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * The passkeys of whoever is signed in: seen, added, removed. Adding and removing ask that a
 * passkey was shown just now, or a desk that was left open would make a lasting way in.
 */
public final class OwnPasskeys {
  /** More than anybody's devices need. */
  static final int MOST = 10;

  private final OfficeAccounts officers;
  private final OfficeSessions sessions;
  private final Ceremony ceremony;
  private final Challenges challenges;

  OwnPasskeys(
      OfficeAccounts officers, OfficeSessions sessions, Ceremony ceremony, Challenges challenges) {
    this.officers = officers;
    this.sessions = sessions;
    this.ceremony = ceremony;
    this.challenges = challenges;
  }

  /** All of them, the oldest first. */
  public List<Passkey> all(HttpServletRequest request) {
    return officers.passkeys(here(request)).stream().map(OwnPasskeys::shown).toList();
  }

  private static Passkey shown(CredentialRecord passkey) {
    return new Passkey(
        passkey.getCredentialId().toBase64UrlString(),
        passkey.getLabel(),
        passkey.getCreated(),
        passkey.getLastUsed(),
        passkey.isBackupState());
  }

  /** Asks for another one. */
  public Question question(HttpServletRequest request) {
    var challenge = challenges.make(adding(request));
    return OfficeDoor.asked(ceremony.toMake(here(request), challenge), challenge);
  }

  /** Adds one. */
  public Answer add(HttpServletRequest request, String challenge, String credential, String label) {
    var asked = OfficeDoor.bytes(challenge);
    if (!sessions.confirmed(request) || !challenges.holds(asked, adding(request))) {
      return Answer.TOO_LATE;
    }
    var who = here(request);
    return officers.alone(rows -> {
      if (credential.length() > Ceremony.MOST_CHARS || rows.passkeys(who).size() >= MOST) {
        return Answer.REFUSED;
      }
      var made = ceremony.made(who, asked, credential, Label.of(label));
      if (made.isEmpty()) {
        return Answer.REFUSED;
      }
      if (!challenges.spend(asked)) {
        return Answer.TOO_LATE;
      }
      rows.change().put(made.get()).write();
      return Answer.ACCEPTED;
    });
  }

  /** What became of removing one. */
  public enum Removal {
    /** It opens nothing any more; other sessions of its owner have ended. */
    DONE,
    /** It is the last one, and stays: its owner could not come in again. */
    LAST,
    /** There is no such passkey of theirs. */
    UNKNOWN,
    /** No passkey was shown just now; nothing was done. */
    UNCONFIRMED
  }

  /** Removes one. */
  public Removal remove(HttpServletRequest request, String id) {
    if (!sessions.confirmed(request)) {
      return Removal.UNCONFIRMED;
    }
    var who = here(request);
    var named = new Bytes(OfficeDoor.bytes(id));
    return officers.alone(rows -> {
      var own = rows.passkeys(who);
      var found = own.stream().filter(p -> p.getCredentialId().equals(named)).findFirst();
      if (found.isEmpty()) {
        return Removal.UNKNOWN;
      }
      if (own.size() == 1) {
        return Removal.LAST;
      }
      rows.change().remove(found.get()).write();
      // Whoever came in with it, perhaps a thief, is out.
      sessions.endOthers(request, who);
      return Removal.DONE;
    });
  }

  private OfficeAccount here(HttpServletRequest request) {
    return officers.serving(sessions.required(request).id()).orElseThrow();
  }

  private String adding(HttpServletRequest request) {
    return "add " + sessions.name(request);
  }
}
