package org.evenhand.app.cli;

/** What was asked for cannot be done as asked; nothing was changed. The message says what to do. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
