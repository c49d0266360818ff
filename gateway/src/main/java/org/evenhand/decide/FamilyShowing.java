package org.evenhand.decide;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.roaringbitmap.RoaringBitmap;

/**
 * Works out which relatives may be shown: as with friends, the viewer's own alone, and each of them
 * only if both consented and the relative lets the viewer see it.
 */
final class FamilyShowing {
  private final Showing showing;
  private final Facts facts;

  FamilyShowing(Showing showing, Facts facts) {
    this.showing = showing;
    this.facts = facts;
  }

  ShownList of(PersonId person, boolean own, Selection.Expansion list) {
    var all = facts.relatives(person);
    var none = new ShownList(Edge.FAMILY, person.number(), List.of(), false, false);
    if (all.isEmpty()) {
      return none;
    }
    if (!own || !showing.audiences(Edge.FAMILY.type()).consented(person)) {
      showing.tally().add(Reason.NO_CONSENT, all.getLongCardinality());
      return none;
    }
    var people = seen(all).toArray();
    var slice = Slice.cut(facts.order(people), list.page(), people.length);
    var items = new ArrayList<Shown>(slice.chosen().length);
    boolean more = slice.after();
    for (int i = 0; i < slice.chosen().length; i++) {
      if (!showing.takeOne()) {
        more = true;
        break;
      }
      var relative = new PersonId(people[slice.chosen()[i]]);
      items.add(relative(person, relative, list.selection(), slice.keys()[i]));
    }
    return new ShownList(Edge.FAMILY, person.number(), items, slice.before(), more);
  }

  // Families are small beside lists of friends, and a relative need not be a friend.
  private RoaringBitmap seen(RoaringBitmap all) {
    var seen = showing.audiences(Edge.FAMILY.type()).consenting(all);
    showing
        .tally()
        .add(Reason.OTHER_PARTY_CONSENT, all.getLongCardinality() - seen.getLongCardinality());
    for (int relative : seen.toArray()) {
      var who = new PersonId(relative);
      if (!showing.permitted(Edge.FAMILY.type(), who, Reason.OTHER_PARTY_CONSENT)) {
        seen.remove(relative);
      }
    }
    return seen;
  }

  private Shown relative(PersonId person, PersonId relative, Selection selection, long key) {
    var who = new ArrayList<ShownList>();
    for (var within : selection.expansions()) {
      if (within.page().from() instanceof Cursor.Start && showing.takeOne()) {
        var item = showing.person(relative, within.selection(), 1);
        who.add(new ShownList(Edge.RELATIVE, relative.number(), List.of(item), false, false));
      }
    }
    long fields = showing.fields(ObjectKind.RELATIVE, person, selection);
    return new Shown(new Line.OfRelative(person, relative, fields), key, who);
  }
}
