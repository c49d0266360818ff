package org.evenhand.record.segment;

import org.evenhand.record.FrameVisitor;

/** Where frames come from: a log's scan, or a folder of its files. */
@FunctionalInterface
public interface FrameSource {
  /**
   * Shows frames in the order of their positions.
   *
   * @param from the first position
   * @param until the last position; beyond the end is no error
   */
  void scan(long from, long until, FrameVisitor visitor);
}
