package org.evenhand.vocabulary;

import java.util.List;

/**
 * An object of an answer with its values: what {@link Shown} named, read.
 *
 * @param line what was permitted
 * @param key its key in the list that it stands in
 * @param values the values of the permitted fields that have one, in the catalogue's order; {@code
 *     id} is not among them
 * @param lists the lists within
 */
public record Told(Line line, long key, List<Value> values, List<ToldList> lists) {
  /** Keeps copies. */
  public Told {
    values = List.copyOf(values);
    lists = List.copyOf(lists);
  }

  /**
   * A page of a list, read.
   *
   * @param edge which list
   * @param owner the number of the object that it belongs to
   * @param items what it shows
   * @param before whether there is more before
   * @param after whether there is more behind
   */
  public record ToldList(Edge edge, long owner, List<Told> items, boolean before, boolean after) {
    /** Keeps a copy. */
    public ToldList {
      items = List.copyOf(items);
    }
  }
}
