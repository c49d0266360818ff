package org.evenhand.app.api;

import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.Reason;

/** Words for what the gate refused. */
final class Refusals {
  private static final int PEOPLE_LIMIT = 17;

  /** Also where the app names nobody whom it was given. */
  static final Problem NOT_LET_IN =
      of(
          ProblemType.NO_INBOUND_CONSENT,
          "The person does not let this app tell that",
          "Ask them to allow it on their page, under 'What apps tell us about you', for this data"
              + " type and purpose.");

  private Refusals() {}

  /** The problem that tells of a refusal. */
  static Problem problem(Outcome.Refused refused) {
    String type = refused.type().value();
    var problem =
        switch (refused.reason()) {
          case TOKEN_SCOPE ->
              of(
                  ProblemType.TOKEN_SCOPE,
                  "The token was not granted '" + type + "'",
                  "Leave it out, or ask the person for it on the consent page.");
          case NO_AGREEMENT ->
              of(
                  ProblemType.NO_AGREEMENT,
                  "The app has no agreement in force",
                  "Accept a version of the terms that offers '" + type + "'.");
          case AGREEMENT_SUSPENDED ->
              of(
                  ProblemType.AGREEMENT_SUSPENDED,
                  "The app's agreement is suspended",
                  "The register says why, and what lifts it.");
          case CUT_OFF ->
              of(
                  ProblemType.CUT_OFF,
                  "Access to '" + type + "' was cut off",
                  "The register holds the notice: reason, dates, and what must be deleted.");
          case NOT_ELIGIBLE ->
              of(
                  ProblemType.NOT_ELIGIBLE,
                  "The app is not eligible for '" + type + "'",
                  "The terms say which facts about an app must hold.");
          case NOT_OFFERED ->
              of(
                  ProblemType.NOT_OFFERED,
                  "The terms do not offer '" + type + "' for this purpose",
                  "Leave it out.");
          case OVER_LIMIT ->
              of(
                  ProblemType.OVER_LIMIT,
                  "The app's limit for this hour is used up",
                  "Wait as long as 'Retry-After' says. 'RateLimit' tells what is left.");
          case NO_DEAL ->
              of(
                  ProblemType.NO_DEAL,
                  "No public deal says that this app gives data",
                  "Data in return is taken under a deal of your organisation that the register shows"
                      + " as signed.");
          case NO_INBOUND_CONSENT -> NOT_LET_IN;
          case UNKNOWN_FIELD, MALFORMED, NO_CONSENT, OTHER_PARTY_CONSENT, NOT_VISIBLE ->
              QueryReader.NOBODY; // never told apart from absence
        };
    boolean outOfPeople = refused.budget().callsLeft() > 0;
    return refused.reason() == Reason.OVER_LIMIT && outOfPeople
        ? problem.withCode(PEOPLE_LIMIT)
        : problem;
  }

  private static Problem of(ProblemType type, String brief, String advice) {
    return Problem.of(type, brief, brief + ". " + advice);
  }
}
