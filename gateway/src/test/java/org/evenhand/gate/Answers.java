package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Told;
import org.evenhand.vocabulary.Told.ToldList;
import org.evenhand.vocabulary.Value;

/** Asks a town's gate, and says what came of it in words: {@code ben name=Ben photos[1]}. */
final class Answers {
  static final String OPERATION = "GET /v1/test";

  private final Town town;

  Answers(Town town) {
    this.town = town;
  }

  Outcome.Answered answered(Caller caller, Query query) {
    var outcome = town.gate.answer(caller, OPERATION, query);
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return (Outcome.Answered) outcome;
  }

  Outcome.Refused refused(Caller caller, Query query) {
    var outcome = town.gate.answer(caller, OPERATION, query);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  /** An app's own reading of a frame, which it may ask for. */
  Optional<String> own(AppId app, long position) {
    return switch (town.gate.lines(app, OPERATION, position)) {
      case OwnFrame.Found(var json, _) -> Optional.of(json);
      case OwnFrame.None _ -> Optional.empty();
      case OwnFrame.Refused(var refused) -> throw new AssertionError(refused);
    };
  }

  Reason reason(Caller caller, Query query) {
    return refused(caller, query).reason();
  }

  /** The items of an answer, in words. */
  List<String> words(Caller caller, Query query) {
    return words(answered(caller, query).told());
  }

  List<String> words(Caller caller, Expansion list) {
    return words(caller, Asks.of(list));
  }

  List<String> words(ToldList list) {
    return list.items().stream().map(this::words).toList();
  }

  String words(Told told) {
    var parts = new ArrayList<String>();
    parts.add(
        switch (told.line()) {
          case Line.OfPerson(var person, var _) -> town.key(person);
          case Line.OfPhoto photo -> "photo " + photo.photo().number();
          case Line.OfRelationship _ -> "relationship";
          case Line.OfRelative relative -> "relative " + town.key(relative.relative());
          case Line.OfLike like -> "like " + like.thing().number();
        });
    told.values().forEach(value -> parts.add(words(value)));
    told.lists()
        .forEach(
            list -> parts.add(list.edge().apiName() + "[" + String.join(", ", within(list)) + "]"));
    return String.join(" ", parts);
  }

  /** People and things within are told by name: their order is the app's own. */
  private List<String> within(ToldList list) {
    var words = words(list);
    return list.edge() == Edge.TAGS || list.edge() == Edge.FRIENDS || list.edge() == Edge.LIKES
        ? words.stream().sorted().toList()
        : words;
  }

  private static String words(Value value) {
    var text =
        switch (value) {
          case Value.Text(var _, var it) -> it;
          case Value.Day(var _, var day) -> day.toString();
          case Value.Moment(var _, var moment) -> moment.toString();
          case Value.Whole(var _, long number) -> Long.toString(number);
          case Value.Position(var _, double latitude, double longitude) ->
              latitude + "," + longitude;
          case Value.Link _ -> "link";
          case Value.Version(var _, var of, var _) -> of;
          case Value.Picture(var _, var type, var bytes) -> type + " of " + bytes.length;
        };
    return value.field().name() + "=" + text;
  }

  /** Every page of a list, from its first to its last, by cursors as the app gets them. */
  List<ToldList> pages(Caller caller, Expansion list) {
    var pages = new ArrayList<ToldList>();
    var next = list;
    while (true) {
      var page = answered(caller, Asks.of(next)).told();
      pages.add(page);
      if (!page.after()) {
        return pages;
      }
      next = from(list, new Cursor.After(key(caller, page, page.items().getLast())));
    }
  }

  static Expansion from(Expansion list, Cursor cursor) {
    var page = new org.evenhand.vocabulary.Page(list.page().limit(), cursor);
    return new Expansion(list.edge(), page, list.selection());
  }

  /** An item's key, by way of the cursor that the app would hand back. */
  long key(Caller caller, ToldList page, Told item) {
    var ids = town.gate.ids(caller.app());
    var cursor = ids.cursor(page.edge(), page.owner(), caller.viewer(), item.key());
    return ids.cursor(cursor, page.edge(), page.owner(), caller.viewer()).orElseThrow();
  }

  static List<Line> lines(ToldList list) {
    return list.items().stream().flatMap(Answers::lines).toList();
  }

  private static Stream<Line> lines(Told told) {
    return Stream.concat(
        Stream.of(told.line()), told.lists().stream().flatMap(within -> lines(within).stream()));
  }
}
