package org.evenhand.record.segment;

/** A segment or its index could not be written or read. */
public final class SegmentFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  SegmentFailed(String what, Throwable because) {
    super(what, because);
  }

  SegmentFailed(String what) {
    super(what);
  }
}
