package org.evenhand.gate;

import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;

/** The question by which an app would ask for all of one kind of a person's data. */
record Question(Catalogue catalogue, DataTypeId type) {
  private static final DataTypeId PROFILE = new DataTypeId("profile");
  private static final DataTypeId RELATIONSHIP = new DataTypeId("relationship");

  /** As the person's own app asks it; empty where there is no such question. */
  Optional<Query> ofOwn(PersonId me) {
    if (PROFILE.holds(type)) {
      return Optional.of(
          new Query.One(
              me, new Selection(ObjectKind.PERSON, fields(ObjectKind.PERSON), List.of())));
    }
    return list(1).map(Query.Many::new);
  }

  /** As the app of somebody else asks it about that person. */
  Optional<Query> ofOther(PersonId subject) {
    if (Edge.FRIENDS.type().equals(type)) {
      return Optional.of(new Query.One(subject, Selection.idOnly(ObjectKind.PERSON)));
    }
    return PROFILE.holds(type)
        ? ofOwn(subject)
        : list(Page.MOST)
            .map(list ->
                new Query.One(subject, new Selection(ObjectKind.PERSON, Field.ID, List.of(list))));
  }

  private Optional<Expansion> list(int friends) {
    if (Edge.FRIENDS.type().equals(type)) {
      var ids = Selection.idOnly(ObjectKind.PERSON);
      return Optional.of(new Expansion(Edge.FRIENDS, page(friends), ids));
    }
    if (Edge.PHOTOS.type().holds(type)) {
      return Optional.of(
          new Expansion(
              Edge.PHOTOS, page(Page.MOST), with(ObjectKind.PHOTO, Edge.TAGS, Page.MOST)));
    }
    if (Edge.LIKES.type().equals(type)) {
      var things = new Selection(ObjectKind.LIKE, fields(ObjectKind.LIKE), List.of());
      return Optional.of(new Expansion(Edge.LIKES, page(Page.MOST), things));
    }
    if (Edge.FAMILY.type().equals(type)) {
      var relatives = new Selection(ObjectKind.RELATIVE, fields(ObjectKind.RELATIVE), List.of());
      return Optional.of(new Expansion(Edge.FAMILY, page(Page.MOST), relatives));
    }
    return RELATIONSHIP.holds(type)
        ? Optional.of(
            new Expansion(
                Edge.RELATIONSHIPS, page(1), with(ObjectKind.RELATIONSHIP, Edge.PARTNER, 1)))
        : Optional.empty();
  }

  private Selection with(ObjectKind of, Edge edge, int most) {
    var people = new Expansion(edge, page(most), Selection.idOnly(ObjectKind.PERSON));
    var within = catalogue.covers(type, edge.type()) ? List.of(people) : List.<Expansion>of();
    return new Selection(of, fields(of), within);
  }

  private static Page page(int limit) {
    return new Page(limit, new Cursor.Start());
  }

  private long fields(ObjectKind of) {
    return catalogue.fields().stream()
        .filter(field -> field.of() == of && catalogue.covers(type, field.type()))
        .mapToLong(Field::bit)
        .reduce(Field.ID, (one, other) -> one | other);
  }
}
