package org.evenhand.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;

/** Requests and standings for tests, said shortly. */
final class Ask {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final Purpose PURPOSE = new Purpose("Personalisation");
  static final Set<DataTypeId> EVERYTHING =
      Set.of(
          new DataTypeId("profile"),
          SmallCatalogue.FRIENDS,
          new DataTypeId("relationship"),
          SmallCatalogue.PHOTOS,
          SmallCatalogue.PLACES,
          SmallCatalogue.LIKES);

  private Ask() {}

  static Standing inForce(Set<DataTypeId> types) {
    return inForce(types, Map.of());
  }

  static Standing inForce(Set<DataTypeId> types, Map<DataTypeId, Instant> cutOffs) {
    var ground = new Ground(new TermsVersion("2026-02"), new AgreementId("agr-1"), List.of());
    return new Standing.InForce(
        new Offer(
            ground,
            Map.of(PURPOSE, types),
            Map.of(),
            Map.of(),
            cutOffs,
            Map.of(),
            new Limits(1000, 1000)));
  }

  static Request request(int viewer, Set<DataTypeId> scope, Query query) {
    return new Request(
        new AppId("sunny-maps"), new PersonId(viewer), PURPOSE, scope, "GET /v1/test", query, NOON);
  }

  static Request request(int viewer, Query query) {
    return request(viewer, EVERYTHING, query);
  }

  static Query me(int viewer, Selection selection) {
    return new Query.One(new PersonId(viewer), selection);
  }

  static Query friends(int limit, Selection selection) {
    return friends(limit, new Cursor.Start(), selection);
  }

  static Query friends(int limit, Cursor from, Selection selection) {
    return new Query.Many(new Expansion(Edge.FRIENDS, new Page(limit, from), selection));
  }

  static Expansion list(Edge edge, int limit, Selection selection) {
    return new Expansion(edge, new Page(limit, new Cursor.Start()), selection);
  }

  static Selection person(long fields, Expansion... lists) {
    return new Selection(ObjectKind.PERSON, Field.ID | fields, List.of(lists));
  }

  static Selection photo(long fields, Expansion... lists) {
    return new Selection(ObjectKind.PHOTO, Field.ID | fields, List.of(lists));
  }

  static Selection like(long fields) {
    return new Selection(ObjectKind.LIKE, Field.ID | fields, List.of());
  }

  static Selection relationship(long fields, Expansion... lists) {
    return new Selection(ObjectKind.RELATIONSHIP, Field.ID | fields, List.of(lists));
  }
}
