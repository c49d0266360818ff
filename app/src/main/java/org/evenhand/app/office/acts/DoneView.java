package org.evenhand.app.office.acts;

import java.util.Optional;

/**
 * What was done.
 *
 * @param title what
 * @param position of the public act; 0 for several
 * @param words more about it; empty for nothing
 * @param back where what can be done is listed
 * @param next the form that comes next for somebody who begins; empty for none
 * @param on where the work goes on; empty for nowhere else
 */
public record DoneView(
    String title, long position, String words, String back, Optional<ActView> next, String on) {
  /** What is followed by nothing. */
  public DoneView(String title, long position, String words, String back) {
    this(title, position, words, back, Optional.empty(), "");
  }
}
