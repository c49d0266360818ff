package org.evenhand.record;

import org.evenhand.record.frame.RawFrame;

/** Sees frames of a scan, in the order of their positions. */
@FunctionalInterface
public interface FrameVisitor {
  /**
   * Sees one frame.
   *
   * @param frame the frame, whole and checked
   * @return false to end the scan
   */
  boolean visit(RawFrame frame);
}
