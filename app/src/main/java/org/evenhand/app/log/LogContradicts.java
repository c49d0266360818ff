package org.evenhand.app.log;

/** A log shows what cannot stand beside what it showed or signed before. */
public final class LogContradicts extends Exception {
  private static final long serialVersionUID = 1L;

  LogContradicts(String message) {
    super(message);
  }
}
