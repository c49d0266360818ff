package org.evenhand.decide;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.ThingId;

/** Works out which likes may be shown. A like concerns nobody but the one who likes. */
final class LikeShowing {
  private final Showing showing;
  private final Facts facts;

  LikeShowing(Showing showing, Facts facts) {
    this.showing = showing;
    this.facts = facts;
  }

  ShownList of(PersonId person, Selection.Expansion list) {
    var things = facts.likes(person);
    var none = new ShownList(Edge.LIKES, person.number(), List.of(), false, false);
    if (things.length == 0 || !showing.permitted(Edge.LIKES.type(), person, Reason.NO_CONSENT)) {
      return none;
    }
    var slice = Slice.cut(facts.order(things), list.page(), showing.most());
    showing.take(slice.chosen().length);
    long fields = showing.fields(ObjectKind.LIKE, person, list.selection());
    var items = new ArrayList<Shown>(slice.chosen().length);
    for (int i = 0; i < slice.chosen().length; i++) {
      var thing = new ThingId(things[slice.chosen()[i]]);
      items.add(new Shown(new Line.OfLike(person, thing, fields), slice.keys()[i], List.of()));
    }
    return new ShownList(Edge.LIKES, person.number(), items, slice.before(), slice.after());
  }
}
