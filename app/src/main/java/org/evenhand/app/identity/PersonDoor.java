package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.security.web.csrf.DeferredCsrfToken;

/** The door by which people come in with a passkey, and show anew that it is they. */
public final class PersonDoor {
  private final Accounts accounts;
  private final WaysIn ways;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final Passkeys passkeys;
  private final RelyingParty party;

  PersonDoor(
      Accounts accounts,
      WaysIn ways,
      Sessions sessions,
      SignInLimits limits,
      Passkeys passkeys,
      RelyingParty party) {
    this.accounts = accounts;
    this.ways = ways;
    this.sessions = sessions;
    this.limits = limits;
    this.passkeys = passkeys;
    this.party = party;
  }

  /** Whether browsers make passkeys for the platform's address: they do for names alone. */
  public boolean passable() {
    return party.named();
  }

  /** Asks for a passkey of anybody: the page tells nothing of who has one. */
  public Question question(HttpServletRequest request) {
    return passkeys.toShow(signingIn(request));
  }

  /** Tries to sign in. */
  public Sessions.Attempt signIn(
      HttpServletRequest request, HttpServletResponse response, Sent sent) {
    var address = request.getRemoteAddr();
    var wait = limits.attempt(address);
    if (wait > 0) {
      return new Sessions.Attempt.TooMany(wait);
    }
    return attempt(
        passkeys.show(
            signingIn(request),
            sent,
            _ -> true,
            holder -> {
              limits.succeeded(address);
              var person = accounts.person(holder.name()).orElseThrow();
              sessions.begin(
                  request, response, new Sessions.Who(holder.name(), person), Way.PASSKEY);
            }));
  }

  /**
   * Asks whoever is signed in for one of their passkeys once more.
   *
   * @param purpose what for; the answer counts for nothing else
   */
  public Question confirmation(String purpose) {
    return passkeys.toShow(confirming(purpose), ways.holder(sessions.account()));
  }

  /** Confirms that it is they; see {@link Sessions#confirmed}. */
  public Sessions.Attempt confirm(HttpServletRequest request, String purpose, Sent sent) {
    if (sessions.username().isEmpty()) {
      return new Sessions.Attempt.Wrong(); // ended, or erased, while this was on its way
    }
    var address = request.getRemoteAddr();
    var wait = limits.attempt(address);
    if (wait > 0) {
      return new Sessions.Attempt.TooMany(wait);
    }
    var account = sessions.account();
    return attempt(
        passkeys.show(
            confirming(purpose),
            sent,
            holder -> holder.name().equals(account),
            _ -> {
              limits.succeeded(address);
              sessions.confirm();
            }));
  }

  private String confirming(String purpose) {
    return "person " + purpose + " " + sessions.name();
  }

  /** Before sign-in there is no session: the browser's mark ties the question to the browser. */
  private static String signingIn(HttpServletRequest request) {
    return request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken mark
        ? "person sign in " + Arrays.toString(Secrets.sha256(mark.get().getToken()))
        : "nobody signs in here";
  }

  static Sessions.Attempt attempt(Answer answer) {
    return switch (answer) {
      case ACCEPTED -> new Sessions.Attempt.Welcome();
      case REFUSED -> new Sessions.Attempt.Wrong();
      case TOO_LATE -> new Sessions.Attempt.TooLate();
    };
  }
}
