package org.evenhand.app.publicregister;

import java.util.List;

/**
 * Acts, newest first.
 *
 * @param acts which
 * @param older leads to older ones; empty if there are none
 */
public record ChangesView(List<Line> acts, String older) {
  /** Keeps a copy. */
  public ChangesView {
    acts = List.copyOf(acts);
  }

  /**
   * One act.
   *
   * @param when when it was recorded, in words
   * @param iso the same for machines
   * @param what what happened, a sentence
   * @param subject leads to what it happened to; empty if that has no page
   * @param why the public reason
   * @param who who did it
   * @param position its place in the record
   */
  public record Line(
      String when, String iso, String what, String subject, String why, String who, long position) {
    // A reason may have two thousand characters, and a page fifty acts.
    private static final int MOST_WHY = 300;

    /** The same with no more than the beginning of a long reason; the act's page has all of it. */
    Line inShort() {
      if (why.length() <= MOST_WHY) {
        return this;
      }
      var cut = why.substring(0, why.offsetByCodePoints(0, why.codePointCount(0, MOST_WHY)));
      return new Line(when, iso, what, subject, cut.strip() + " …", who, position);
    }

    /** Where the act itself can be read. */
    public String href() {
      return RegisterServlet.PATH + "/acts/" + position;
    }
  }
}
