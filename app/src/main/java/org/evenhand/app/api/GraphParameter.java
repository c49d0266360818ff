package org.evenhand.app.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that clients of Graph APIs send, besides those that mean something here. What would
 * change nothing is taken and ignored; what would change the answer is refused with what to do
 * instead, since ignoring it would answer another question than was asked.
 */
enum GraphParameter {
  /** Answers are JSON. */
  FORMAT("format", "can only be json", "Leave it out.", "json"),
  /** How JSON is laid out is nobody's business but the reader's. */
  PRETTY("pretty", "can only be 0, 1, false or true", "Leave it out.", "0", "1", "false", "true"),
  /** Statuses tell what happened. */
  SUPPRESS_HTTP_CODE(
      "suppress_http_code",
      "can only be 0 or false",
      "An error has its own status here.",
      "0",
      "false"),
  /** Field names are described once for all. */
  METADATA(
      "metadata",
      "can only be 0 or false",
      "/openapi.json describes every object, its fields and its lists.",
      "0",
      "false"),
  /** No answer holds a word in anybody's language but what people wrote themselves. */
  LOCALE("locale", "is no locale", "Leave it out, or send one such as en or en_GB."),
  /** The server keeps no secret of an app, so it could not check one. */
  APPSECRET_PROOF(
      "appsecret_proof",
      "cannot be checked here",
      "Make the client without the app's secret; to bind a token to its client, use DPoP."),
  /** The same. */
  APPSECRET_TIME(
      "appsecret_time",
      "cannot be checked here",
      "Make the client without the app's secret; to bind a token to its client, use DPoP."),
  /** One call asks about one thing, and is recorded as one. */
  IDS("ids", "is not taken", "Ask for each id by a call of its own: /v1/people/{id}."),
  /** The request's own method counts. */
  METHOD("method", "is not taken", "Send the request with that method itself.");

  private final String parameter;
  private final String wrong;
  private final String advice;
  private final Set<String> harmless;

  GraphParameter(String parameter, String wrong, String advice, String... harmless) {
    this.parameter = parameter;
    this.wrong = wrong;
    this.advice = advice;
    this.harmless = Set.of(harmless);
  }

  /** The one of that name, or null. */
  static @Nullable GraphParameter of(String name) {
    for (var one : VALUES) {
      if (one.parameter.equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static final GraphParameter[] VALUES = values();

  /** Refuses a value that would change the answer. */
  void check(String value) throws RequestProblem {
    boolean fits =
        this == LOCALE ? value.matches("[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})?") : holds(value);
    if (!fits) {
      String brief = "'" + parameter + "' " + wrong;
      throw new RequestProblem(ProblemType.BAD_PARAMETER, brief, brief + ". " + advice);
    }
  }

  private boolean holds(String value) {
    return harmless.contains(value);
  }
}
