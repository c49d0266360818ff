package org.evenhand.app.webhooks;

import java.time.Instant;
import org.evenhand.vocabulary.AppId;

/**
 * One event for one app, and how far it is.
 *
 * @param app whom it tells
 * @param number its place among the events of that app
 * @param id names it, in every attempt alike ({@code jti})
 * @param event which kind of event
 * @param cutOff the cut-off that it is the notice of; empty for none
 * @param claims what it says; empty once it came to its end
 * @param due since when it is to be told
 * @param attempts how often that was tried
 * @param state how far it is
 * @param at when it is tried next, or when it came to its end
 * @param answer what the last attempt came to; empty while there was none
 */
public record Delivery(
    AppId app,
    long number,
    String id,
    String event,
    String cutOff,
    String claims,
    Instant due,
    int attempts,
    State state,
    Instant at,
    String answer) {

  /** How far it is. */
  public enum State {
    /** It is tried again. */
    WAITING,
    /** The receiver took it. */
    DELIVERED,
    /** Nobody tries any more. */
    GIVEN_UP
  }

  /** The same after another attempt. */
  Delivery tried(State then, Instant when, String what) {
    return now(attempts + 1, then, when, what);
  }

  /** The same, to be tried at once. */
  Delivery again(Instant now) {
    return now(attempts, State.WAITING, now, answer);
  }

  /** The same, never to be tried again. */
  Delivery dropped(Instant now, String why) {
    return now(attempts, State.GIVEN_UP, now, why);
  }

  private Delivery now(int many, State then, Instant when, String what) {
    // What will not be sent again need not be kept.
    var says = then == State.WAITING ? claims : "";
    return new Delivery(app, number, id, event, cutOff, says, due, many, then, when, what);
  }
}
