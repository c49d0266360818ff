package org.evenhand.record;

/** The log has stopped or was closed: nothing more is recorded, so nothing more may be answered. */
public final class RecordStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Stopped for a reason. */
  public RecordStopped(String message, Throwable cause) {
    super(message, cause);
  }

  /** Closed in good order. */
  public RecordStopped(String message) {
    super(message);
  }
}
