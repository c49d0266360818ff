package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.evenhand.vocabulary.OfficeRole;

/** How an officer's invitation becomes a passkey and a session. */
public final class Enrolment {
  private final OfficeAccounts officers;
  private final OfficeSessions sessions;
  private final Passkeys passkeys;

  Enrolment(OfficeAccounts officers, OfficeSessions sessions, Passkeys passkeys) {
    this.officers = officers;
    this.sessions = sessions;
    this.passkeys = passkeys;
  }

  /**
   * An invitation that is open.
   *
   * @param id whom it is for
   * @param role in what role
   * @param question what to make
   */
  public record Opened(String id, OfficeRole role, Question question) {}

  /** Opens an invitation; empty if it was used, has run out, or never was one. */
  public Optional<Opened> open(String invitation) {
    return officers
        .invited(invitation)
        .map(officer ->
            new Opened(
                officer.id(), officer.role(), passkeys.toMake(use(invitation), officer.holder())));
  }

  /** Takes the passkey, uses the invitation up, and signs in. */
  public Answer enrol(
      HttpServletRequest request,
      HttpServletResponse response,
      String invitation,
      Sent sent,
      String label) {
    return officers.alone(() -> {
      var invited = officers.invited(invitation);
      if (invited.isEmpty()) {
        return Answer.TOO_LATE;
      }
      var officer = invited.get();
      var answer =
          passkeys.make(
              use(invitation),
              officer.holder(),
              sent,
              label,
              change -> officers.endInvitation(change, officer.id()));
      if (answer == Answer.ACCEPTED) {
        sessions.begin(request, response, officer);
      }
      return answer;
    });
  }

  private static String use(String invitation) {
    return "enrol " + invitation;
  }
}
