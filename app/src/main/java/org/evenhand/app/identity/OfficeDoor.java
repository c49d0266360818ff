package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/** The door by which officers come in, and show anew that it is they. */
public final class OfficeDoor {
  private static final String SIGN_IN = "sign in";

  private final OfficeAccounts officers;
  private final OfficeSessions sessions;
  private final Ceremony ceremony;
  private final Challenges challenges;
  private final RelyingParty party;

  OfficeDoor(
      OfficeAccounts officers,
      OfficeSessions sessions,
      Ceremony ceremony,
      Challenges challenges,
      RelyingParty party) {
    this.officers = officers;
    this.sessions = sessions;
    this.ceremony = ceremony;
    this.challenges = challenges;
    this.party = party;
  }

  /** Whether browsers make passkeys for the platform's address: they do for names alone. */
  public boolean passable() {
    return party.named();
  }

  /** Asks for any passkey of the office. */
  public Question question() {
    var challenge = challenges.make(SIGN_IN);
    return asked(ceremony.toShow(List.of(), challenge), challenge);
  }

  /** Tries to sign in. */
  public Answer signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      String challenge,
      String credential) {
    var asked = bytes(challenge);
    if (!challenges.holds(asked, SIGN_IN)) {
      return Answer.TOO_LATE;
    }
    return officers.alone(rows -> {
      var shown = shown(asked, credential);
      var owner = shown.flatMap(this::owner);
      if (owner.isEmpty()) {
        return Answer.REFUSED;
      }
      if (!challenges.spend(asked)) {
        return Answer.TOO_LATE;
      }
      rows.change().put(shown.get()).write();
      sessions.begin(request, response, owner.get());
      return Answer.ACCEPTED;
    });
  }

  /** Asks whoever is signed in for one of their passkeys once more. */
  public Question confirmation(HttpServletRequest request) {
    var challenge = challenges.make(confirming(request));
    return asked(ceremony.toShow(officers.passkeys(here(request)), challenge), challenge);
  }

  /** Confirms that it is they; see {@link OfficeSessions#confirmed}. */
  public Answer confirm(HttpServletRequest request, String challenge, String credential) {
    var asked = bytes(challenge);
    if (!challenges.holds(asked, confirming(request))) {
      return Answer.TOO_LATE;
    }
    var who = here(request);
    return officers.alone(rows -> {
      var shown = shown(asked, credential);
      if (shown.flatMap(this::owner).filter(who::equals).isEmpty()) {
        return Answer.REFUSED;
      }
      if (!challenges.spend(asked)) {
        return Answer.TOO_LATE;
      }
      rows.change().put(shown.get()).write();
      sessions.confirm(request);
      return Answer.ACCEPTED;
    });
  }

  private String confirming(HttpServletRequest request) {
    return "confirm " + sessions.name(request);
  }

  private OfficeAccount here(HttpServletRequest request) {
    return officers.serving(sessions.required(request).id()).orElseThrow();
  }

  private Optional<OfficeAccount> owner(CredentialRecord passkey) {
    return officers.behind(passkey.getUserEntityUserId());
  }

  private Optional<CredentialRecord> shown(byte[] challenge, String credential) {
    return credential.length() > Ceremony.MOST_CHARS
        ? Optional.empty()
        : ceremony.shown(challenge, credential);
  }

  static Question asked(String options, byte[] challenge) {
    return new Question(options, new Bytes(challenge).toBase64UrlString());
  }

  /** What was sent as a challenge; nothing of ours if it is no base64. */
  static byte[] bytes(String challenge) {
    try {
      return Bytes.fromBase64(challenge).getBytes();
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
