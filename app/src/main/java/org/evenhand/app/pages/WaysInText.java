package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import java.util.List;
import org.evenhand.app.identity.Browser;
import org.evenhand.app.identity.OpenSession;
import org.evenhand.app.identity.Passkey;
import org.evenhand.app.identity.Sessions.Attempt;
import org.evenhand.app.identity.Way;
import org.evenhand.app.words.Speech;

/** What the pages say about signing in. */
final class WaysInText {
  static final String UNPASSABLE =
      later("Browsers keep no passkeys for this platform’s address. Nothing was changed.");

  static final String INVITATION_CLOSED =
      later(
          "This invitation opens nothing: it was used, has run out, or a newer one took its place."
              + " Nothing was changed. Ask the platform for another.");

  static final String NOT_YOURS = later("That is not your password. Nothing was changed.");
  static final String PAIR = later("That name and password do not go together.");
  static final String PASSWORD_BOUNDS =
      later("A password has 10 to 256 characters. Nothing was changed.");
  static final String PASSWORDS_DIFFER =
      later("You typed two different passwords. Nothing was changed. Type the same one twice.");

  private WaysInText() {}

  /** Said once in an account's life. */
  static String offer() {
    return say(
        "Next time you can sign in with your finger, face or PIN, without a password. This is said"
            + " once; you find it again under “How you sign in”.");
  }

  static List<WaysInView.Key> keys(List<Passkey> passkeys) {
    return passkeys.stream().map(WaysInText::key).toList();
  }

  private static WaysInView.Key key(Passkey passkey) {
    return new WaysInView.Key(
        passkey.id(),
        passkey.label(),
        Speech.minute(passkey.added()),
        Speech.minute(passkey.used()),
        passkey.copied()
            ? say("copied to your other devices by its maker")
            : say("on one device or key"),
        say("Remove {0}", passkey.label()));
  }

  static List<WaysInView.Session> sessions(List<OpenSession> open, Instant now) {
    return open.reversed().stream().map(session -> session(session, now)).toList();
  }

  private static WaysInView.Session session(OpenSession session, Instant now) {
    var where = where(session.browser());
    return new WaysInView.Session(
        session.id(),
        session.here(),
        where,
        Speech.minute(session.since()),
        how(session.way()),
        session.here() ? say("now") : ago(session.seen(), now),
        say("End the session in {0}", where));
  }

  private static String how(Way way) {
    return switch (way) {
      case PASSWORD -> say("with your password");
      case PASSKEY -> say("with a passkey");
      case PROVIDER -> say("through the platform’s sign-in");
    };
  }

  private static String ago(Instant seen, Instant now) {
    return now.isBefore(seen.plusSeconds(120)) ? say("a moment ago") : Speech.minute(seen);
  }

  private static String where(Browser browser) {
    var family =
        switch (browser.family()) {
          case FIREFOX -> "Firefox";
          case CHROME -> "Chrome";
          case EDGE -> "Edge";
          case SAFARI -> "Safari";
          case OPERA -> "Opera";
          case SAMSUNG -> "Samsung Internet";
          case OTHER -> say("a browser that we don’t know");
        };
    return switch (browser.device()) {
      case PHONE -> say("{0} on a phone", family);
      case TABLET -> say("{0} on a tablet", family);
      case COMPUTER -> say("{0} on a computer", family);
      case UNKNOWN -> family;
    };
  }

  /** What was done, for the word that stands in the address; empty for none of ours. */
  static String done(String word) {
    return switch (word) {
      case "welcome" ->
          say(
              "Your passkey is made, your invitation is used up, and you are signed in. Other sessions"
                  + " of yours have ended.");
      case "confirmed" -> say("It is you. For five minutes you can change how you sign in.");
      case "added" -> say("The passkey is added. You can sign in with it from now on.");
      case "removed" ->
          say(
              "The passkey is removed. It opens nothing any more, and your other sessions have ended.");
      case "password" ->
          say(
              "Your password is changed. The old one opens nothing, and your other sessions have"
                  + " ended.");
      case "no-password" ->
          say(
              "Your password opens nothing any more, and your other sessions have ended. You sign in"
                  + " with your passkeys alone.");
      case "linked" -> say("Your account is linked. You can sign in that way from now on.");
      case "not-linked" ->
          say(
              "That is linked to another account, or too much time has passed. Nothing was"
                  + " changed.");
      case "unlinked" ->
          say("The link is ended. It opens nothing any more, and your other sessions have ended.");
      case "ended" ->
          say("That session has ended. Whoever uses that browser has to sign in again.");
      case "others-ended" -> say("All your other sessions have ended.");
      case "last" ->
          say(
              "That is your only way in, so it stays. Make another one first. Nothing was changed.");
      case "unknown" -> say("There is nothing of that kind any more. Nothing was changed.");
      default -> "";
    };
  }

  static boolean wrong(String word) {
    return word.equals("last") || word.equals("not-linked") || word.equals("unknown");
  }

  /** What went wrong with an attempt; empty if nothing. */
  static String attempt(Attempt attempt, String wrong) {
    return switch (attempt) {
      case Attempt.Welcome _ -> "";
      case Attempt.Wrong _ -> wrong;
      case Attempt.TooLate _ -> say(PasskeyText.LATE);
      case Attempt.TooMany(long seconds) -> patience(seconds);
    };
  }

  private static String patience(long seconds) {
    var minutes = Math.max(1, (seconds + 59) / 60);
    return minutes == 1
        ? say("Too many attempts. This one was not checked. Try again in 1 minute.")
        : say("Too many attempts. This one was not checked. Try again in {0} minutes.", minutes);
  }
}
