package org.evenhand.app.api;

import java.io.OutputStream;
import org.evenhand.gate.Caller;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Told;
import org.evenhand.vocabulary.Told.ToldList;
import org.evenhand.vocabulary.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes answers as JSON. It writes what it is told and nothing else: a list that it is not told of
 * has no member, and nothing is counted.
 */
final class AnswerWriter {
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString DATA = new SerializedString("data");
  private static final SerializedString PAGING = new SerializedString("paging");
  private static final SerializedString CURSORS = new SerializedString("cursors");
  private static final SerializedString BEFORE = new SerializedString("before");
  private static final SerializedString AFTER = new SerializedString("after");
  private static final SerializedString NEXT = new SerializedString("next");
  private static final SerializedString PREVIOUS = new SerializedString("previous");
  private static final SerializedString LATITUDE = new SerializedString("latitude");
  private static final SerializedString LONGITUDE = new SerializedString("longitude");

  private final JsonFactory json;
  private final SerializableString[][] names =
      new SerializableString[ObjectKind.values().length + 1][Long.SIZE];
  private final Links links;

  AnswerWriter(JsonFactory json, Catalogue catalogue, Links links) {
    this.json = json;
    this.links = links;
    for (var field : catalogue.fields()) {
      names[field.of().code()][field.number()] = new SerializedString(field.name());
    }
  }

  /** Writes a page of one of the viewer's lists. */
  void page(
      OutputStream into, ToldList told, Route route, Parameters asked, Expansion plan, Asking by) {
    try (var out = json.createGenerator(ObjectWriteContext.empty(), into)) {
      var answer = new Answer(out, by);
      answer.list(
          told,
          plan.selection(),
          (after, cursor) ->
              links.page(by.door(), route, asked.fields(), asked.limit(), after, cursor));
    }
  }

  /** Writes one person or photo. */
  void one(OutputStream into, Told told, Route route, Selection plan, Asking by) {
    try (var out = json.createGenerator(ObjectWriteContext.empty(), into)) {
      new Answer(out, by).object(told, plan, route);
    }
  }

  /** Writes the receipt of what came in. */
  void receipt(OutputStream into, long position, ContributionReader.Read read) {
    try (var out = json.createGenerator(ObjectWriteContext.empty(), into)) {
      out.writeStartObject();
      out.writeStringProperty("receipt", "rcp_" + position);
      out.writeNumberProperty("accepted", read.offered().items().size());
      out.writeArrayPropertyStart("refused");
      for (var item : read.refused()) {
        out.writeStartObject();
        out.writeNumberProperty("index", item.index());
        out.writeStringProperty("type", ProblemWriter.TYPES + item.type().page());
        out.writeStringProperty("detail", item.detail());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  /**
   * For whom an answer is written.
   *
   * @param caller who asked
   * @param ids the names under which the app knows things
   * @param door what paths begin with, as the caller spells them
   */
  record Asking(Caller caller, GatePort.Ids ids, String door) {}

  /** Where the rest of a list can be had. */
  @FunctionalInterface
  private interface Rest {
    /**
     * The link to the page behind or before a cursor, or to the first if there is none; null where
     * a list has no place of its own.
     */
    @Nullable String link(boolean after, @Nullable String cursor);
  }

  /** One answer being written. */
  private final class Answer {
    private final JsonGenerator out;
    private final Asking by;

    Answer(JsonGenerator out, Asking by) {
      this.out = out;
      this.by = by;
    }

    private void object(Told told, Selection plan, @Nullable Route route) {
      out.writeStartObject();
      if ((told.line().fields() & Field.ID) != 0) {
        out.writeName(ID);
        out.writeString(id(told.line()));
      }
      told.values().forEach(value -> value(told.line(), value));
      for (var list : told.lists()) {
        within(told, list, plan, route);
      }
      out.writeEndObject();
    }

    private void within(Told told, ToldList list, Selection plan, @Nullable Route route) {
      for (var expansion : plan.expansions()) {
        if (expansion.edge() != list.edge()) {
          continue;
        }
        if (!list.items().isEmpty()) {
          out.writeName(list.edge().apiName());
          list(list, expansion.selection(), rest(told, expansion, route));
        } else if (list.before() || list.after()) {
          out.writeName(list.edge().apiName());
          cutToNothing(list, expansion, rest(told, expansion, route));
        }
      }
    }

    /**
     * Nothing of the list was left to show: what asks for it again, from where it was asked for.
     */
    private void cutToNothing(ToldList list, Expansion asked, Rest rest) {
      var link =
          switch (asked.page().from()) {
            case Cursor.Start _ -> rest.link(true, null);
            case Cursor.After(long key) -> rest.link(true, cursor(list, key));
            case Cursor.Before(long key) -> rest.link(false, cursor(list, key));
          };
      out.writeStartObject();
      out.writeName(DATA);
      out.writeStartArray();
      out.writeEndArray();
      out.writeName(PAGING);
      out.writeStartObject();
      text(NEXT, link);
      out.writeEndObject();
      out.writeEndObject();
    }

    private Rest rest(Told told, Expansion expansion, @Nullable Route route) {
      if (route == Route.ME) {
        return (after, cursor) -> links.ownList(by.door(), expansion, after, cursor);
      }
      if (told.line() instanceof Line.OfPerson person) {
        return (after, cursor) ->
            links.listOf(
                by.door(),
                Route.PERSON,
                by.ids().person(person.subject()),
                expansion,
                after,
                cursor);
      }
      if (route == Route.PHOTO && told.line() instanceof Line.OfPhoto photo) {
        return (after, cursor) ->
            links.listOf(
                by.door(), Route.PHOTO, by.ids().photo(photo.photo()), expansion, after, cursor);
      }
      return (_, _) -> null;
    }

    private void list(ToldList list, Selection plan, Rest rest) {
      out.writeStartObject();
      out.writeName(DATA);
      out.writeStartArray();
      for (var item : list.items()) {
        object(item, plan, null);
      }
      out.writeEndArray();
      if (!list.items().isEmpty()) {
        paging(list, rest);
      }
      out.writeEndObject();
    }

    private void paging(ToldList list, Rest rest) {
      String before = cursor(list, list.items().getFirst());
      String after = cursor(list, list.items().getLast());
      out.writeName(PAGING);
      out.writeStartObject();
      out.writeName(CURSORS);
      out.writeStartObject();
      text(BEFORE, before);
      text(AFTER, after);
      out.writeEndObject();
      if (list.after()) {
        text(NEXT, rest.link(true, after));
      }
      if (list.before()) {
        text(PREVIOUS, rest.link(false, before));
      }
      out.writeEndObject();
    }

    private void text(SerializableString name, @Nullable String text) {
      if (text != null) {
        out.writeName(name);
        out.writeString(text);
      }
    }

    private String cursor(ToldList list, Told item) {
      return cursor(list, item.key());
    }

    private String cursor(ToldList list, long key) {
      return by.ids().cursor(list.edge(), list.owner(), by.caller().viewer(), key);
    }

    private String id(Line line) {
      return switch (line) {
        case Line.OfPerson person -> by.ids().person(person.subject());
        case Line.OfPhoto photo -> by.ids().photo(photo.photo());
        // A person has one relationship at most, so it goes by that person's id.
        case Line.OfRelationship relationship ->
            "r_" + by.ids().person(relationship.subject()).substring(2);
        case Line.OfRelative relative -> by.ids().person(relative.relative());
        case Line.OfLike like -> by.ids().thing(like.thing());
      };
    }

    private void value(Line of, Value value) {
      var field = value.field();
      out.writeName(names[field.of().code()][field.number()]);
      switch (value) {
        case Value.Text(_, var text) -> out.writeString(text);
        case Value.Day(_, var day) -> out.writeString(day.toString());
        case Value.Moment(_, var moment) -> out.writeString(moment.toString());
        case Value.Whole(_, var number) -> out.writeNumber(number);
        case Value.Link _ when of instanceof Line.OfPhoto photo ->
            out.writeString(links.object(by.door(), Route.CONTENT, by.ids().photo(photo.photo())));
        case Value.Link _, Value.Picture _, Value.Version _ ->
            throw new IllegalStateException(field.name() + " is no part of an object");
        case Value.Position(_, var latitude, var longitude) -> {
          out.writeStartObject();
          out.writeName(LATITUDE);
          out.writeNumber(latitude);
          out.writeName(LONGITUDE);
          out.writeNumber(longitude);
          out.writeEndObject();
        }
      }
    }
  }
}
