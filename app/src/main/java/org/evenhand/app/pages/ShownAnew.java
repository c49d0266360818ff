package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import org.evenhand.app.identity.OpenIdDoor;
import org.evenhand.app.identity.OwnWays;
import org.evenhand.app.identity.PersonDoor;
import org.evenhand.app.identity.Sent;
import org.evenhand.app.identity.Sessions;

/** Asks a signed-in person to show anew that it is they, by any way in that they have. */
final class ShownAnew {
  private final Sessions sessions;
  private final PersonDoor door;
  private final OwnWays ways;
  private final OpenIdDoor provider;

  ShownAnew(Sessions sessions, PersonDoor door, OwnWays ways, OpenIdDoor provider) {
    this.sessions = sessions;
    this.door = door;
    this.ways = ways;
    this.provider = provider;
  }

  /**
   * What a form sent: a passkey, or else a password.
   *
   * @param password empty if none
   * @param passkey with an empty credential if none
   */
  record Given(String password, Sent passkey) {}

  /**
   * What to ask.
   *
   * @param purpose what a passkey is asked for; it counts for nothing else
   */
  ProofView ask(String purpose) {
    var passkey = ways.passkeys().isEmpty() ? null : door.confirmation(purpose);
    var name = provider.linked().isPresent() ? provider.name().orElse("") : "";
    return new ProofView(ways.password(), passkey, name, alone() && sessions.confirmed());
  }

  /**
   * Whether the provider is their only way in: then having been there just now is what they show.
   */
  private boolean alone() {
    return provider.linked().isPresent() && !ways.password() && ways.passkeys().isEmpty();
  }

  /** Takes what was sent. */
  Sessions.Attempt take(HttpServletRequest request, String purpose, Given given) {
    if (alone() && sessions.confirmed()) {
      return new Sessions.Attempt.Welcome();
    }
    return given.passkey().credential().isEmpty()
        ? sessions.confirm(request, given.password())
        : door.confirm(request, purpose, given.passkey());
  }

  /** What to say where it was wrong. */
  static String wrong(Given given) {
    return given.passkey().credential().isEmpty()
        ? say(WaysInText.NOT_YOURS)
        : say(PasskeyText.REFUSED);
  }
}
