package org.evenhand.app.webhooks;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a receiver answered.
 *
 * @param accepted whether it took the event; then it is its to keep
 * @param words for whoever looks after the receiver
 */
record PushAnswer(boolean accepted, String words) {
  static final int BAD_REQUEST = 400;

  /** The most that is read of an answer. */
  static final int MOST_BYTES = 4_096;

  private static final int ACCEPTED = 202;
  private static final int MOST_WORDS = 200;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads one. Only 202 means that the event was taken (RFC 8935 §2.2): a page that says 200 to
   * whatever is sent would have an app believe, and the public too, that notice was given.
   */
  static PushAnswer of(int status, String body) {
    if (status == ACCEPTED) {
      return new PushAnswer(true, "202");
    }
    var more =
        switch (status) {
          case BAD_REQUEST -> error(body);
          case 200, 201, 204 -> " instead of 202";
          case 301, 302, 303, 307, 308 -> ": redirects are not followed";
          default -> "";
        };
    return new PushAnswer(false, status + more);
  }

  /** RFC 8935 §2.3: {@code {"err": "invalid_key", "description": "…"}}. */
  private static String error(String body) {
    try {
      var json = JSON.readTree(body);
      var words = json.path("err").asString("") + ": " + json.path("description").asString("");
      var plain = words.replaceAll("[^ -~]", "?");
      return " " + plain.substring(0, Math.min(plain.length(), MOST_WORDS));
    } catch (JacksonException unexplained) {
      return "";
    }
  }
}
