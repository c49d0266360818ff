package org.evenhand.app.pages;

import java.util.List;

/**
 * Whom a person lets in to one kind of their data, and whom they keep out of it.
 *
 * @param type its name in the catalogue
 * @param title what it is
 * @param lead who sees it, but for whom the lists name
 * @param done what the last act did, sentence by sentence; empty if there was none
 * @param find the name that people are looked for by; empty for all
 * @param lines those in a list, then friends who are in none
 * @param more whether there are more friends than are shown
 */
public record ListedPeopleView(
    String type,
    String title,
    String lead,
    List<String> done,
    String find,
    List<Line> lines,
    boolean more) {
  /** Keeps copies. */
  public ListedPeopleView {
    done = List.copyOf(done);
    lines = List.copyOf(lines);
  }

  /**
   * One person.
   *
   * @param id who
   * @param name what they are called, as far as it may be seen
   * @param options where they can stand
   */
  public record Line(String id, String name, List<Option> options) {
    /** Keeps a copy. */
    public Line {
      options = List.copyOf(options);
    }
  }

  /**
   * Where somebody can stand.
   *
   * @param listing its name
   * @param words how it reads
   * @param chosen whether they stand there now
   */
  public record Option(String listing, String words, boolean chosen) {}
}
