package org.evenhand.app.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A person as somebody else sees them.
 *
 * @param title through whose eyes
 * @param lead what this is, and what it isn't
 * @param lines each kind of data
 * @param advice what to do where nothing is seen
 * @param asOf as of when
 */
public record SeenView(String title, String lead, List<Line> lines, Advice advice, String asOf) {
  /** Keeps a copy. */
  public SeenView {
    lines = List.copyOf(lines);
  }

  /** Whether anything is seen. */
  public boolean shows() {
    return lines.stream().anyMatch(Line::shown);
  }

  /** Why nothing is seen, each reason once; one that stands for all names no kinds. */
  public List<Reason> reasons() {
    var kinds =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    Line::what,
                    LinkedHashMap::new,
                    Collectors.mapping(Line::title, Collectors.toList())));
    return kinds.entrySet().stream()
        .map(one -> new Reason(one.getKey(), kinds.size() == 1 ? "" : Words.titles(one.getValue())))
        .toList();
  }

  /**
   * A reason.
   *
   * @param says why
   * @param kinds of what; empty for all
   */
  public record Reason(String says, String kinds) {}

  /**
   * What to do where nothing is seen.
   *
   * @param says what
   * @param link where
   * @param name what that is called
   */
  public record Advice(String says, String link, String name) {}

  /**
   * One kind of data.
   *
   * @param title what it is
   * @param shown whether any of it is seen
   * @param what what is seen, or why nothing is
   */
  public record Line(String title, boolean shown, String what) {}
}
