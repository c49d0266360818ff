package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.evenhand.vocabulary.OfficeRole;

/** How an invitation becomes a passkey and a session. */
public final class Enrolment {
  private final OfficeAccounts officers;
  private final OfficeSessions sessions;
  private final Ceremony ceremony;
  private final Challenges challenges;

  Enrolment(
      OfficeAccounts officers, OfficeSessions sessions, Ceremony ceremony, Challenges challenges) {
    this.officers = officers;
    this.sessions = sessions;
    this.ceremony = ceremony;
    this.challenges = challenges;
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
        .map(officer -> {
          var challenge = challenges.make(use(invitation));
          var options = ceremony.toMake(officer, challenge);
          return new Opened(officer.id(), officer.role(), OfficeDoor.asked(options, challenge));
        });
  }

  /** What was sent for an invitation. */
  public record Sent(String invitation, String challenge, String credential, String label) {}

  /** Takes the passkey, uses the invitation up, and signs in. */
  public Answer enrol(HttpServletRequest request, HttpServletResponse response, Sent sent) {
    var challenge = OfficeDoor.bytes(sent.challenge());
    if (!challenges.holds(challenge, use(sent.invitation()))
        || sent.credential().length() > Ceremony.MOST_CHARS) {
      return Answer.TOO_LATE;
    }
    return officers.alone(rows -> {
      var invited = officers.invited(sent.invitation());
      if (invited.isEmpty()) {
        return Answer.TOO_LATE;
      }
      var officer = invited.get();
      var made = ceremony.made(officer, challenge, sent.credential(), Label.of(sent.label()));
      if (made.isEmpty()) {
        return Answer.REFUSED;
      }
      rows.change().put(made.get()).endInvitation(officer.id()).write();
      sessions.begin(request, response, officer);
      return Answer.ACCEPTED;
    });
  }

  private static String use(String invitation) {
    return "enrol " + invitation;
  }
}
