package org.evenhand.app.publicregister;

import java.util.List;

/**
 * The rules of law that terms can name.
 *
 * @param regimes each with its rules
 * @param asOf as of when it is said which terms name them
 */
public record LawView(List<One> regimes, AsOf asOf) {
  /** Keeps a copy. */
  public LawView {
    regimes = List.copyOf(regimes);
  }

  /**
   * A regime.
   *
   * @param id its id, and its place on the page
   * @param title its whole title
   * @param source where it can be read
   * @param named the versions of the terms that name it
   * @param rules its rules
   */
  public record One(String id, String title, String source, List<Cell> named, TableView rules) {
    /** Keeps a copy. */
    public One {
      named = List.copyOf(named);
    }
  }
}
