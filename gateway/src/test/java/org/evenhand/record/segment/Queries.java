package org.evenhand.record.segment;

import static org.evenhand.record.segment.Chronicle.p;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;

/** Short ways to write queries and what is shown. */
final class Queries {
  static final AppId MAPS = new AppId("sunny-maps");
  static final AppId QUIZ = new AppId("quiz-box");
  static final PersonId VIEWER = p(1);

  private Queries() {}

  static Request request(AppId app, Query query, Instant at) {
    var viewer = query instanceof Query.One(var subject, var _) ? subject : VIEWER;
    return new Request(
        app,
        viewer,
        new Purpose("Personalisation"),
        Set.of(new DataTypeId("friends"), new DataTypeId("photos")),
        "GET /v1/me",
        query,
        at);
  }

  static Expansion list(Edge edge, long fields, Expansion... within) {
    var selection = new Selection(edge.to(), fields, List.of(within));
    return new Expansion(edge, new Page(25, new Cursor.Start()), selection);
  }

  static Query me(int person, long fields, Expansion... within) {
    return new Query.One(p(person), new Selection(ObjectKind.PERSON, fields, List.of(within)));
  }

  static ShownList shown(Edge edge, Shown... items) {
    return new ShownList(edge, 1, Arrays.asList(items), false, false);
  }

  static Shown person(int number, long fields, ShownList... within) {
    return new Shown(new Line.OfPerson(p(number), fields), number, full(within));
  }

  static Shown photo(
      int number, int owner, List<Integer> tagged, long fields, ShownList... within) {
    var people = tagged.stream().map(Chronicle::p).toList();
    var line = new Line.OfPhoto(new PhotoId(number), p(owner), people, fields);
    return new Shown(line, number, full(within));
  }

  static Shown relationship(int subject, List<Integer> partner, long fields, ShownList... within) {
    var people = partner.stream().map(Chronicle::p).toList();
    return new Shown(new Line.OfRelationship(p(subject), people, fields), 1, full(within));
  }

  // As the rule does: a list that shows nothing is left out.
  private static List<ShownList> full(ShownList... lists) {
    var full = new ArrayList<ShownList>();
    for (var list : lists) {
      if (!list.items().isEmpty()) {
        full.add(list);
      }
    }
    return full;
  }
}
