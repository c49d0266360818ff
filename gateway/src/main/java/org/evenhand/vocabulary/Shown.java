package org.evenhand.vocabulary;

import java.util.List;

/**
 * An object of an answer, and the lists shown within it.
 *
 * @param line what leaves about it
 * @param key its key in the order of the list that it stands in, unsigned; 0 outside lists
 * @param lists the lists within that have something to show, in the order asked
 */
public record Shown(Line line, long key, List<ShownList> lists) {
  /** Keeps a copy. */
  public Shown {
    lists = List.copyOf(lists);
  }

  /**
   * A page of a list.
   *
   * @param edge which list
   * @param owner the object that the list belongs to: a person's or photo's number
   * @param items what it shows
   * @param before whether the app may see more before the first item
   * @param after whether the app may see more behind the last item
   */
  public record ShownList(Edge edge, long owner, List<Shown> items, boolean before, boolean after) {
    /** Keeps a copy. */
    public ShownList {
      items = List.copyOf(items);
    }
  }
}
