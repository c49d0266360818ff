package org.evenhand.app.pages;

import java.util.List;

/**
 * A person as somebody else sees them.
 *
 * @param title through whose eyes
 * @param lead what this is, and what it isn't
 * @param lines each kind of data
 * @param asOf as of when
 */
public record SeenView(String title, String lead, List<Line> lines, String asOf) {
  /** Keeps a copy. */
  public SeenView {
    lines = List.copyOf(lines);
  }

  /**
   * One kind of data.
   *
   * @param title what it is
   * @param shown whether any of it is seen
   * @param what what is seen, or why nothing is
   */
  public record Line(String title, boolean shown, String what) {}
}
