package org.evenhand.app.regulator;

import java.util.List;

/**
 * The segments, and the form of a legal hold.
 *
 * @param standing what keeps the regulator from them; empty for nothing
 * @param done what the last act did; empty for none
 * @param wrong what was wrong with it; empty for nothing
 * @param segments the newest first
 */
public record SegmentsView(String standing, String done, String wrong, List<One> segments) {
  /** Keeps a copy. */
  public SegmentsView {
    segments = List.copyOf(segments);
  }

  /**
   * A segment.
   *
   * @param name its name
   * @param words what is in it
   */
  public record One(String name, String words) {}
}
