package org.evenhand.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Relation;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Works out what one request may be shown, once the app itself may ask. */
final class Showing {
  private final PersonId viewer;
  private final Facts facts;
  private final Catalogue catalogue;
  private final boolean mayList;
  private final Tally tally = new Tally();
  private final Map<DataTypeId, Audiences> audiences = new HashMap<>();
  private final RoaringBitmap blocked;
  private final PhotoShowing photos;
  private final LikeShowing likes;
  private final FamilyShowing family;
  private long peopleLeft;
  private @Nullable RoaringBitmap viewersFriends;

  Showing(Request request, Facts facts, boolean mayList) {
    this.viewer = request.viewer();
    this.facts = facts;
    this.catalogue = facts.catalogue();
    this.mayList = mayList;
    this.blocked = facts.blocked(viewer);
    this.peopleLeft = facts.allowance().people();
    this.photos = new PhotoShowing(this, facts);
    this.likes = new LikeShowing(this, facts);
    this.family = new FamilyShowing(this, facts);
  }

  Withheld withheld() {
    return tally.withheld();
  }

  Tally tally() {
    return tally;
  }

  ShownList answer(Query query) {
    return switch (query) {
      case Query.One(var subject, var selection) ->
          new ShownList(Edge.FRIENDS, subject.number(), one(subject, selection), false, false);
      case Query.Many(var list) -> list(viewer, list);
      case Query.Photo(var photo, var selection) -> photos.one(photo, selection);
    };
  }

  private List<Shown> one(PersonId subject, Selection selection) {
    if (!facts.exists(subject)) {
      return List.of();
    }
    if (blocked.contains(subject.number())) {
      tally.add(Reason.NOT_VISIBLE, 1);
      return List.of();
    }
    peopleLeft--;
    var item = person(subject, selection, 0);
    boolean seen = item.line().fields() != Field.ID || !item.lists().isEmpty();
    if (seen || subject.equals(viewer) || listed(subject)) {
      return List.of(item);
    }
    peopleLeft++;
    return List.of();
  }

  /** Whether the app could find this person in the viewer's friend list, and so knows the id. */
  private boolean listed(PersonId subject) {
    var type = audiences(Edge.FRIENDS.type());
    return mayList
        && relation(subject) == Relation.FRIEND
        && type.consented(viewer)
        && permitted(Edge.FRIENDS.type(), subject, Reason.OTHER_PARTY_CONSENT);
  }

  /** A person whom the app may know of, with the fields and lists that it may see of them. */
  Shown person(PersonId subject, Selection selection, long key) {
    var line = new Line.OfPerson(subject, fields(ObjectKind.PERSON, subject, selection));
    return new Shown(line, key, within(subject, selection));
  }

  /** Which of the fields asked for may be seen of what is that person's; each by its own type. */
  long fields(ObjectKind kind, PersonId owner, Selection selection) {
    long fields = Field.ID;
    for (long rest = selection.fields() & ~Field.ID; rest != 0; rest &= rest - 1) {
      if (permitted(typeOf(kind, Long.numberOfTrailingZeros(rest)), owner, Reason.NO_CONSENT)) {
        fields |= Long.lowestOneBit(rest);
      }
    }
    return fields;
  }

  private List<ShownList> within(PersonId subject, Selection selection) {
    if (selection.expansions().isEmpty()) {
      return List.of();
    }
    var lists = new ArrayList<ShownList>();
    for (var expansion : selection.expansions()) {
      boolean room = peopleLeft > 0;
      var list = list(subject, expansion);
      // One that was cut to nothing for want of room stands there empty, and says that it goes on.
      if (!list.items().isEmpty() || (!room && (list.before() || list.after()))) {
        lists.add(list);
      }
    }
    return lists;
  }

  private ShownList list(PersonId subject, Selection.Expansion list) {
    return switch (list.edge()) {
      case FRIENDS -> friends(subject, list);
      case PHOTOS -> photos.of(subject, list);
      case RELATIONSHIPS -> relationships(subject, list);
      case LIKES -> likes.of(subject, list);
      case FAMILY -> family.of(subject, subject.equals(viewer), list);
      case TAGS, PARTNER, RELATIVE ->
          throw new IllegalArgumentException(list.edge() + " does not start at a person");
    };
  }

  // A friend list is a few set intersections, not a loop over friends and fields: the loop below
  // only walks the page that was cut.
  private ShownList friends(PersonId subject, Selection.Expansion list) {
    var type = audiences(Edge.FRIENDS.type());
    var all = subject.equals(viewer) ? viewersFriends() : facts.friends(subject);
    if (!subject.equals(viewer) || !type.consented(viewer)) {
      tally.add(Reason.NO_CONSENT, all.getLongCardinality());
      return new ShownList(Edge.FRIENDS, subject.number(), List.of(), false, false);
    }
    var consenting = type.consenting(all);
    tally.add(
        Reason.OTHER_PARTY_CONSENT, all.getLongCardinality() - consenting.getLongCardinality());
    var seen = type.visible(consenting, Relation.FRIEND);
    seen.andNot(blocked);
    tally.add(Reason.NOT_VISIBLE, consenting.getLongCardinality() - seen.getLongCardinality());
    var people = seen.toArray();
    var slice = Slice.cut(facts.order(people), list.page(), most());
    take(slice.chosen().length);
    var marks = new Marks(people);
    for (long rest = list.selection().fields() & ~Field.ID; rest != 0; rest &= rest - 1) {
      mark(marks, Long.lowestOneBit(rest), seen);
    }
    return new ShownList(
        Edge.FRIENDS,
        subject.number(),
        friendsOnPage(people, slice, marks, list.selection()),
        slice.before(),
        slice.after());
  }

  private void mark(Marks marks, long bit, RoaringBitmap friends) {
    var type = audiences(typeOf(ObjectKind.PERSON, Long.numberOfTrailingZeros(bit)));
    var consenting = type.consenting(friends);
    marks.add(bit, consenting, type.visible(consenting, Relation.FRIEND));
  }

  private List<Shown> friendsOnPage(int[] people, Slice slice, Marks marks, Selection selection) {
    var items = new ArrayList<Shown>(slice.chosen().length);
    for (int i = 0; i < slice.chosen().length; i++) {
      int place = slice.chosen()[i];
      var friend = new PersonId(people[place]);
      var line = new Line.OfPerson(friend, Field.ID | marks.seen(place));
      marks.tally(place, tally);
      items.add(new Shown(line, slice.keys()[i], within(friend, selection)));
    }
    return items;
  }

  private ShownList relationships(PersonId subject, Selection.Expansion list) {
    var none = new ShownList(Edge.RELATIONSHIPS, subject.number(), List.of(), false, false);
    boolean theFirst = list.page().from() instanceof Cursor.Start;
    if (!subject.equals(viewer) || !theFirst || !facts.hasRelationship(subject)) {
      return none;
    }
    if (!permitted(Edge.RELATIONSHIPS.type(), subject, Reason.NO_CONSENT)) {
      return none;
    }
    if (!takeOne()) {
      return new ShownList(Edge.RELATIONSHIPS, subject.number(), List.of(), false, true);
    }
    var partner = new ArrayList<ShownList>();
    for (var expansion : list.selection().expansions()) {
      partners(subject, expansion).ifPresent(partner::add);
    }
    var named = partner.isEmpty() ? List.<PersonId>of() : ofFirst(partner.getFirst());
    var line =
        new Line.OfRelationship(
            subject, named, fields(ObjectKind.RELATIONSHIP, subject, list.selection()));
    return new ShownList(
        Edge.RELATIONSHIPS, subject.number(), List.of(new Shown(line, 1, partner)), false, false);
  }

  private static List<PersonId> ofFirst(ShownList partner) {
    return partner.items().getFirst().line().people();
  }

  private Optional<ShownList> partners(PersonId subject, Selection.Expansion list) {
    var type = Edge.PARTNER.type();
    return facts
        .partner(subject)
        .filter(_ -> list.page().from() instanceof Cursor.Start)
        .filter(_ -> permitted(type, subject, Reason.NO_CONSENT))
        .filter(partner -> permitted(type, partner, Reason.OTHER_PARTY_CONSENT))
        .filter(_ -> takeOne())
        .map(partner -> person(partner, list.selection(), 1))
        .map(p -> new ShownList(Edge.PARTNER, subject.number(), List.of(p), false, false));
  }

  /** Spends so many lines of what is left. */
  void take(int lines) {
    peopleLeft -= lines;
  }

  /** Whether one more line is within limits; if so it is spent. */
  boolean takeOne() {
    if (peopleLeft < 1) {
      return false;
    }
    peopleLeft--;
    return true;
  }

  /** How many more lines are within limits. */
  int most() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, peopleLeft));
  }

  /**
   * Whether that person consented to the type and lets the viewer see it; if not, it is counted.
   */
  boolean permitted(DataTypeId type, PersonId person, Reason withoutConsent) {
    var of = audiences(type);
    if (!of.consented(person)) {
      tally.add(withoutConsent, 1);
      return false;
    }
    if (!sees(person, of)) {
      tally.add(Reason.NOT_VISIBLE, 1);
      return false;
    }
    return true;
  }

  private boolean sees(PersonId person, Audiences of) {
    if (person.equals(viewer)) {
      return true;
    }
    if (blocked.contains(person.number()) || of.keepsOut(person)) {
      return false;
    }
    if (of.letsIn(person)) {
      return true;
    }
    var audience = of.of(person);
    return audience == Audience.EVERYONE || relation(person).within(audience);
  }

  private Relation relation(PersonId person) {
    if (person.equals(viewer)) {
      return Relation.SELF;
    }
    if (viewersFriends().contains(person.number())) {
      return Relation.FRIEND;
    }
    return facts.haveMutualFriend(viewer, person) ? Relation.FRIEND_OF_FRIEND : Relation.STRANGER;
  }

  // A row of the store, and asked about for each photo, tag and field outside the friend list.
  private RoaringBitmap viewersFriends() {
    var known = viewersFriends;
    if (known == null) {
      known = facts.friends(viewer);
      viewersFriends = known;
    }
    return known;
  }

  Audiences audiences(DataTypeId id) {
    return audiences.computeIfAbsent(
        id, type -> new Audiences(catalogue.type(type).orElseThrow(), facts, viewer));
  }

  DataTypeId typeOf(ObjectKind kind, int number) {
    return catalogue.field(kind, number).orElseThrow().type();
  }
}
