package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.evenhand.app.identity.Browser;
import org.evenhand.app.identity.OpenSession;
import org.evenhand.app.identity.Passkey;
import org.evenhand.app.identity.Sessions.Attempt;
import org.evenhand.app.identity.Way;

/** What the pages say about signing in. */
final class WaysInText {
  static final String UNPASSABLE =
      "Browsers keep no passkeys for this platform’s address. Nothing was changed.";

  static final String INVITATION_CLOSED =
      "This invitation opens nothing: it was used, has run out, or a newer one took its place."
          + " Nothing was changed. Ask the platform for another.";

  static final String NOT_YOURS = "That is not your password. Nothing was changed.";
  static final String PAIR = "That name and password do not go together.";
  static final String PASSWORD_BOUNDS = "A password has 10 to 256 characters. Nothing was changed.";
  static final String PASSWORDS_DIFFER =
      "You typed two different passwords. Nothing was changed. Type the same one twice.";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

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
        MOMENT.format(passkey.added()),
        MOMENT.format(passkey.used()),
        passkey.copied() ? "copied to your other devices by its maker" : "on one device or key",
        "Remove " + passkey.label());
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
        MOMENT.format(session.since()),
        how(session.way()),
        session.here() ? "now" : ago(session.seen(), now),
        "End the session in " + where);
  }

  private static String how(Way way) {
    return switch (way) {
      case PASSWORD -> "with your password";
      case PASSKEY -> "with a passkey";
      case PROVIDER -> "through the platform’s sign-in";
    };
  }

  private static String ago(Instant seen, Instant now) {
    return now.isBefore(seen.plusSeconds(120)) ? "a moment ago" : MOMENT.format(seen);
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
          case OTHER -> "a browser that we don’t know";
        };
    return switch (browser.device()) {
      case PHONE -> family + " on a phone";
      case TABLET -> family + " on a tablet";
      case COMPUTER -> family + " on a computer";
      case UNKNOWN -> family;
    };
  }

  /** What was done, for the word that stands in the address; empty for none of ours. */
  static String done(String word) {
    return switch (word) {
      case "welcome" ->
          "Your passkey is made, your invitation is used up, and you are signed in. Other sessions"
              + " of yours have ended.";
      case "confirmed" -> "It is you. For five minutes you can change how you sign in.";
      case "added" -> "The passkey is added. You can sign in with it from now on.";
      case "removed" ->
          "The passkey is removed. It opens nothing any more, and your other sessions have ended.";
      case "password" ->
          "Your password is changed. The old one opens nothing, and your other sessions have"
              + " ended.";
      case "no-password" ->
          "Your password opens nothing any more, and your other sessions have ended. You sign in"
              + " with your passkeys alone.";
      case "ended" -> "That session has ended. Whoever uses that browser has to sign in again.";
      case "others-ended" -> "All your other sessions have ended.";
      case "last" ->
          "That is your only way in, so it stays. Make another one first. Nothing was changed.";
      case "unknown" -> "There is nothing of that kind any more. Nothing was changed.";
      default -> "";
    };
  }

  static boolean wrong(String word) {
    return word.equals("last") || word.equals("unknown");
  }

  /** What went wrong with an attempt; empty if nothing. */
  static String attempt(Attempt attempt, String wrong) {
    return switch (attempt) {
      case Attempt.Welcome _ -> "";
      case Attempt.Wrong _ -> wrong;
      case Attempt.TooLate _ -> PasskeyText.LATE;
      case Attempt.TooMany(long seconds) -> patience(seconds);
    };
  }

  private static String patience(long seconds) {
    var minutes = Math.max(1, (seconds + 59) / 60);
    return minutes == 1
        ? "Too many attempts. This one was not checked. Try again in 1 minute."
        : String.format(
            Locale.ROOT,
            "Too many attempts. This one was not checked. Try again in %d minutes.",
            minutes);
  }
}
