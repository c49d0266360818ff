package org.evenhand.vocabulary;

import java.util.List;

/**
 * What is asked of each object.
 *
 * @param of the kind of object
 * @param fields the bits of the fields asked for
 * @param expansions the lists asked for within, each edge at most once
 */
public record Selection(ObjectKind of, long fields, List<Expansion> expansions) {
  /** Keeps a copy; refuses an edge that does not start at this kind. */
  public Selection {
    expansions = List.copyOf(expansions);
    for (var expansion : expansions) {
      if (expansion.edge().from() != of) {
        throw new IllegalArgumentException(expansion.edge() + " is no edge of " + of);
      }
    }
  }

  /** Nothing but the {@code id}. */
  public static Selection idOnly(ObjectKind of) {
    return new Selection(of, Field.ID, List.of());
  }

  /**
   * A list within an object.
   *
   * @param edge which way
   * @param page which part
   * @param selection what of each item
   */
  public record Expansion(Edge edge, Page page, Selection selection) {
    /** Refuses a selection of another kind than the edge leads to. */
    public Expansion {
      if (selection.of() != edge.to()) {
        throw new IllegalArgumentException(edge + " leads to " + edge.to());
      }
    }
  }
}
