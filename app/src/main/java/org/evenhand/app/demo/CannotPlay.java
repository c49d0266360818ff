package org.evenhand.app.demo;

/** Why the demo cannot start; the message says what to do. */
public final class CannotPlay extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotPlay(String message) {
    super(message);
  }
}
