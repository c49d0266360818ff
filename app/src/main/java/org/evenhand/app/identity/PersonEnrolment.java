package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** How a person's invitation becomes a passkey and a session. */
public final class PersonEnrolment {
  private final Accounts accounts;
  private final WaysIn ways;
  private final Sessions sessions;
  private final Passkeys passkeys;

  PersonEnrolment(Accounts accounts, WaysIn ways, Sessions sessions, Passkeys passkeys) {
    this.accounts = accounts;
    this.ways = ways;
    this.sessions = sessions;
    this.passkeys = passkeys;
  }

  /**
   * An invitation that is open.
   *
   * @param username the account's
   * @param question what to make
   */
  public record Opened(String username, Question question) {}

  /** Opens an invitation; empty if it was used, has run out, or never was one. */
  public Optional<Opened> open(String invitation) {
    return ways.invited(invitation)
        .map(username ->
            new Opened(username, passkeys.toMake(use(invitation), ways.holder(username))));
  }

  /** Takes the passkey, uses the invitation up, and signs in; other sessions of theirs end. */
  public Answer enrol(
      HttpServletRequest request,
      HttpServletResponse response,
      String invitation,
      Sent sent,
      String label) {
    return ways.alone(() -> {
      var invited = ways.invited(invitation);
      if (invited.isEmpty()) {
        return Answer.TOO_LATE;
      }
      var username = invited.get();
      var answer =
          passkeys.make(
              use(invitation),
              ways.holder(username),
              sent,
              label,
              change -> ways.endInvitation(change, username));
      if (answer == Answer.ACCEPTED) {
        var person = accounts.person(username).orElseThrow();
        sessions.begin(request, response, new Sessions.Who(username, person), Way.PASSKEY);
        sessions.endOthers();
      }
      return answer;
    });
  }

  private static String use(String invitation) {
    return "person enrol " + invitation;
  }
}
