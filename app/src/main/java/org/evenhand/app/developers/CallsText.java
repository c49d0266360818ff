package org.evenhand.app.developers;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.moment;
import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import org.evenhand.app.developers.OwnCalls.Call;
import org.evenhand.vocabulary.Reason;

/** Calls in words, and never more about one than the app itself was told. */
final class CallsText {
  private static final String PROBLEMS = "/docs/problems/";

  private CallsText() {}

  static CallsView view(String path, OwnCalls.Latest latest, Instant now) {
    var asOf = say("As of {0}, from position {1} of the record on.", moment(now), latest.from());
    return new CallsView(path, asOf, latest.calls().stream().map(CallsText::row).toList());
  }

  private static CallsView.Row row(Call call) {
    var at = moment(call.at());
    return switch (call) {
      case Call.Answered(var position, _, var operation, var query, var lines) ->
          lines == 0 && asksForOne(operation)
              ? refused(position, at, operation, nothing(), "not-found")
              : new CallsView.Row(position, at, operation, query, shown(lines), "", false);
      case Call.Refused(var position, _, var operation, var reason) ->
          asksForOne(operation) && reason == Reason.MALFORMED
              ? refused(position, at, operation, nothing(), "not-found")
              : refused(position, at, operation, words(reason), page(reason));
      case Call.More(var position, _, var reason, var count) ->
          refused(position, at, "", more(count) + words(reason), page(reason));
    };
  }

  private static CallsView.Row refused(
      long position, String at, String operation, String outcome, String page) {
    return new CallsView.Row(position, at, operation, "", outcome, PROBLEMS + page, true);
  }

  /** Where “nothing there” and “nothing that you may see” must read alike. */
  private static boolean asksForOne(String operation) {
    return operation.contains("{");
  }

  private static String nothing() {
    return say("Refused: there is nothing of this id that your app may see.");
  }

  private static String shown(int lines) {
    return count(lines, "Answered, with one line.", "Answered, with {0} lines.");
  }

  private static String more(long more) {
    return count(more, "One more in this second.", "{0} more in this second.") + " ";
  }

  private static String words(Reason reason) {
    return switch (reason) {
      case UNKNOWN_FIELD -> say("Refused: there is no such field.");
      case TOKEN_SCOPE -> say("Refused: the token was not granted this.");
      case NO_AGREEMENT -> say("Refused: the app has no agreement in force.");
      case AGREEMENT_SUSPENDED -> say("Refused: the app’s agreement is suspended.");
      case CUT_OFF -> say("Refused: this access was cut off.");
      case NOT_ELIGIBLE -> say("Refused: the app is not eligible for this.");
      case NOT_OFFERED -> say("Refused: the terms do not offer this.");
      case OVER_LIMIT -> say("Refused: the app’s limit for this hour is used up.");
      case MALFORMED -> say("Refused: the request cannot be understood.");
      case NO_DEAL -> say("Refused: no public deal says that this app gives data.");
      case NO_INBOUND_CONSENT -> say("Refused: the person does not let this app tell that.");
      case NO_CONSENT, OTHER_PARTY_CONSENT, NOT_VISIBLE -> nothing();
    };
  }

  /** The page of the problem that the app was sent. */
  private static String page(Reason reason) {
    return switch (reason) {
      case MALFORMED -> "bad-request";
      case NO_CONSENT, OTHER_PARTY_CONSENT, NOT_VISIBLE -> "not-found";
      default -> reason.apiName().replace('_', '-');
    };
  }
}
