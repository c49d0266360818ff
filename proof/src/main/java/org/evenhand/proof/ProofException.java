package org.evenhand.proof;

/** What was read can't be believed: it is {@link Malformed}, or it is {@link Untrusted}. */
public abstract sealed class ProofException extends Exception {
  private ProofException(String message) {
    super(message);
  }

  /** The bytes don't have the form that their specification gives. */
  public static final class Malformed extends ProofException {
    /** Says what is wrong with the form. */
    public Malformed(String message) {
      super(message);
    }
  }

  /** The form is right, but a signature, a hash or a quorum isn't. */
  public static final class Untrusted extends ProofException {
    /** Says what was not shown. */
    public Untrusted(String message) {
      super(message);
    }
  }
}
