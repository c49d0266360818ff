package org.evenhand.app.office.acts;

import java.util.List;

/**
 * What an officer can do.
 *
 * @param notice why nothing can be; empty if it can
 * @param groups the acts under their headings
 */
public record ActsView(String notice, List<Group> groups) {
  /** Keeps a copy. */
  public ActsView {
    groups = List.copyOf(groups);
  }

  /**
   * Acts under a heading.
   *
   * @param title the heading
   * @param acts the acts
   */
  public record Group(String title, List<Link> acts) {
    /** Keeps a copy. */
    public Group {
      acts = List.copyOf(acts);
    }
  }

  /**
   * One act.
   *
   * @param path where its form is
   * @param title what it does
   * @param lead what follows from it
   */
  public record Link(String path, String title, String lead) {}
}
