package org.evenhand.record.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.evenhand.decide.Decision;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Shown;

/**
 * What a permitted decision's rows must say, worked out from the decision itself: it knows by which
 * list each line came, where a frame only lets that be inferred.
 */
final class Told {
  private final List<String> rows = new ArrayList<>();
  private final Function<PersonId, Bits128> tags;
  private final String before;
  private int line;

  private Told(Function<PersonId, Bits128> tags, String before) {
    this.tags = tags;
    this.before = before;
  }

  static List<String> rows(
      Decision decision, Shown.ShownList shown, Function<PersonId, Bits128> tags, String before) {
    var told = new Told(tags, before);
    boolean root = decision.request().query() instanceof Query.One;
    shown.items().forEach(item -> told.add(item, root ? List.of() : List.of(shown.edge())));
    return told.rows;
  }

  private void add(Shown shown, List<Edge> way) {
    var people = shown.line().people();
    var types = types(shown.line(), way);
    var seen = new ArrayList<PersonId>();
    for (int i = 0; i < people.size(); i++) {
      if (!seen.contains(people.get(i))) {
        seen.add(people.get(i));
        rows.add(
            String.join(
                "|",
                before,
                tags.apply(people.get(i)).hex(),
                role(shown.line(), i),
                Integer.toString(line),
                kind(shown.line()).name().toLowerCase(java.util.Locale.ROOT),
                Long.toString(shown.line().fields()),
                types));
      }
    }
    line++;
    shown.lists().forEach(list -> list.items().forEach(item -> add(item, List.of(list.edge()))));
  }

  private static String role(Line line, int i) {
    return i == 0 ? "owner" : line instanceof Line.OfPhoto ? "tagged" : "partner";
  }

  private static ObjectKind kind(Line line) {
    return switch (line) {
      case Line.OfPerson _ -> ObjectKind.PERSON;
      case Line.OfPhoto _ -> ObjectKind.PHOTO;
      case Line.OfRelationship _ -> ObjectKind.RELATIONSHIP;
      case Line.OfLike _ -> ObjectKind.LIKE;
      case Line.OfRelative _ -> ObjectKind.RELATIVE;
    };
  }

  private static String types(Line line, List<Edge> way) {
    var types = new TreeSet<String>();
    way.forEach(edge -> types.add(edge.type().value()));
    for (var field : DecisionFixtures.catalogue().fields()) {
      if (field.of() == kind(line) && (line.fields() & field.bit()) != 0) {
        types.add(field.type().value());
      }
    }
    if (types.isEmpty() && line.fields() == Field.ID) {
      types.add("profile");
    }
    return String.join(",", types);
  }
}
