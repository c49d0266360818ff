package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletResponse;
import org.evenhand.app.identity.OpenIdDoor.Outcome;

/** What is said where the platform's own sign-in led to nothing. */
final class ProviderText {
  private static final int TOO_MANY = 429;

  private ProviderText() {}

  static int status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unreachable _ -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      case Outcome.TooMany _ -> TOO_MANY;
      default -> HttpServletResponse.SC_FORBIDDEN;
    };
  }

  static ProblemView problem(Outcome outcome, String provider) {
    return switch (outcome) {
      case Outcome.Done _ -> throw new IllegalArgumentException("that is no problem");
      case Outcome.Unknown _ ->
          problem(
              say("No account here is linked to you"),
              say("{0} says who you are, but no account here is linked to that.", provider),
              say(
                  "If you have an account here, sign in with your password or a passkey, and link it"
                      + " under “How you sign in”. If you have none, ask the platform."));
      case Outcome.Refused _ ->
          problem(
              say("That did not work"),
              say(
                  "What came back from {0} proves nothing: it was for another browser or somebody"
                      + " else, was used before, or came too late.",
                  provider),
              say("Begin again on the page where you began. Your other ways in work as ever."));
      case Outcome.Denied _ ->
          problem(
              say("You were not signed in"),
              say("{0} said no, or you did.", provider),
              say("Begin again on the sign-in page, or use your password or a passkey."));
      case Outcome.Unreachable _ ->
          problem(
              say("The platform’s sign-in can’t be reached"),
              say("{0} does not answer just now.", provider),
              say("Use your password or a passkey, or try again later."));
      case Outcome.TooMany _ ->
          problem(
              say("Too many attempts"),
              say("There were too many attempts from your address. This one was not checked."),
              say("Try again in a quarter of an hour."));
    };
  }

  private static ProblemView problem(String title, String what, String next) {
    return new ProblemView(title, what, say("Nothing was made and nothing was changed."), next);
  }
}
