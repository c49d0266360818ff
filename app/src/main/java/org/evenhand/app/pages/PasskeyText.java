package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import org.evenhand.app.identity.Answer;

/** What every page says that asks for a passkey, whatever door it is for. */
public final class PasskeyText {
  /** Where no script runs and there is no other way. */
  public static final String NO_SCRIPT =
      later("Browsers hand out passkeys to scripts alone, and this browser runs none here.");

  /** The authenticator holds one already. */
  public static final String HELD =
      later(
          "This device or key holds a passkey of yours already. Use another one. Nothing was changed.");

  /** The browser gave none. */
  public static final String NONE =
      later(
          "No passkey was used: it was cancelled, took too long, or there is none here. Nothing was"
              + " changed. Try again.");

  /** The browser keeps none for this address. */
  public static final String ADDRESS =
      later("The browser keeps no passkeys for this address. Nothing was changed.");

  /** The browser can do nothing of it. */
  public static final String UNABLE =
      later("This browser can’t do that. Nothing was changed. Try another one.");

  /** The question is over. */
  public static final String LATE =
      later(
          "The page was open for too long, or was answered before. Nothing was changed. Try again.");

  /** It is not the right one. */
  public static final String REFUSED =
      later("That is not a passkey that fits here. Nothing was changed. Try again.");

  private PasskeyText() {}

  /** What went wrong, for whoever tries again on the same page. */
  public static String words(Answer answer) {
    return switch (answer) {
      case ACCEPTED -> "";
      case TOO_LATE -> say(LATE);
      case REFUSED -> say(REFUSED);
    };
  }
}
