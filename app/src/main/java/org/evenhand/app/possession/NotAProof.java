package org.evenhand.app.possession;

/** A proof that is wrong; its message is fit for an error description. */
final class NotAProof extends Exception {
  private static final long serialVersionUID = 1L;

  NotAProof(String message) {
    super(message);
  }
}
