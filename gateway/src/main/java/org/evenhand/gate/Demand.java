package org.evenhand.gate;

import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;

/**
 * How many lines a query could show at most. Every line is about somebody: a photo's, a
 * relationship's and a like's about its owner.
 */
final class Demand {
  private Demand() {}

  static long people(Query query) {
    return switch (query) {
      case Query.One(var _, var selection) -> 1 + within(selection);
      case Query.Many(var list) -> list(list);
      case Query.Photo(var _, var selection) -> 1 + within(selection);
    };
  }

  private static long within(Selection selection) {
    return selection.expansions().stream().mapToLong(Demand::list).reduce(0, Demand::add);
  }

  private static long list(Selection.Expansion list) {
    long items =
        switch (list.edge()) {
          case FRIENDS, PHOTOS, TAGS, LIKES, FAMILY -> list.page().limit();
          case RELATIONSHIPS, PARTNER, RELATIVE -> 1;
        };
    return add(0, items * add(1, within(list.selection())));
  }

  // Bounded at every step, so that deep wishes can't overflow.
  private static long add(long one, long other) {
    return Math.min(one + other, Limiter.MOST_PEOPLE);
  }
}
