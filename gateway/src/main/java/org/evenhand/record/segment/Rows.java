package org.evenhand.record.segment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.evenhand.record.frame.AccessHeader;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.record.frame.Tags;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames as rows. An access that showed nothing has none, and what was withheld has none: a
 * row is about what left, or about a request that was refused as a whole. For one thread.
 */
public final class Rows {
  private static final int MOST_SHAPES = 1_024;

  private final Catalogue catalogue;
  private final FrameCodec codec;
  private final Types types;
  private final Map<String, QueryShape> shapes = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Makes a reader.
   *
   * @param catalogue says which data type a field belongs to
   * @param codec reads bodies; no key is needed
   */
  public Rows(Catalogue catalogue, FrameCodec codec) {
    this.catalogue = catalogue;
    this.codec = codec;
    this.types = new Types(catalogue);
  }

  /** Whether a frame is of a kind that has rows. */
  public static boolean hasRows(RawFrame frame) {
    return switch (frame.kind()) {
      case ACCESS, REFUSAL, REFUSALS -> true;
      default -> false;
    };
  }

  /**
   * Shows a frame's rows.
   *
   * @return the number of its lines
   */
  public int of(RawFrame frame, Consumer<Row> to) {
    if (!hasRows(frame)) {
      return 0;
    }
    switch (codec.body(frame)) {
      case Body.Access access -> {
        access(frame, access, to);
        return access.lines().size();
      }
      case Body.Refusal refusal -> to.accept(refusal(frame, refusal));
      case Body.TurnedAway(var app, var operation, var reason) ->
          to.accept(unnamed(frame, turnedAway(frame, app.value(), operation, reason), 1));
      case Body.Refusals refusals ->
          refusals.counts().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .forEach(count ->
                  to.accept(
                      unnamed(
                          frame,
                          turnedAway(frame, refusals.app().value(), "", count.getKey()),
                          count.getValue())));
      case Body.Of _, Body.Sealed _ -> throw new IllegalStateException("not of this kind");
    }
    return 0;
  }

  /** Shows those rows of a frame that name somebody of {@code tags}; others are not even made. */
  void of(RawFrame frame, Set<Bits128> tags, Consumer<Row> to) {
    Consumer<Row> chosen =
        row -> {
          if (tags.contains(row.person())) {
            to.accept(row);
          }
        };
    switch (frame.kind()) {
      case ACCESS -> {
        var access = (Body.Access) codec.body(frame);
        if (access.lines().stream().anyMatch(line -> concerns(line, tags))) {
          access(frame, access, chosen);
        }
      }
      case REFUSAL -> of(frame, chosen);
      default -> {
        // nobody is named
      }
    }
  }

  /** Is shown whom a frame's rows name. */
  @FunctionalInterface
  interface Naming {
    /**
     * Is shown one.
     *
     * @param week the week whose tag it is
     */
    void names(int week, Bits128 tag);
  }

  /** Shows everybody whom a frame's rows name, some perhaps more than once. */
  void tags(RawFrame frame, Naming to) {
    switch (frame.kind()) {
      case ACCESS -> {
        var access = (Body.Access) codec.body(frame);
        int week = access.header().asked().epoch();
        for (var line : access.lines()) {
          to.names(week, line.person());
          others(line).forEach(person -> to.names(week, person));
        }
      }
      case REFUSAL -> {
        if (codec.body(frame) instanceof Body.Refusal(var asked, _, _)) {
          to.names(asked.epoch(), asked.viewer());
        }
      }
      default -> {
        // nobody is named
      }
    }
  }

  private static boolean concerns(TaggedLine line, Set<Bits128> tags) {
    return tags.contains(line.person()) || others(line).stream().anyMatch(tags::contains);
  }

  private static List<Bits128> others(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson _ -> List.of();
      case TaggedLine.OfPhoto photo -> photo.with();
      case TaggedLine.OfRelationship(var _, var partner, long _) ->
          partner == null ? List.of() : List.of(partner);
      case TaggedLine.OfLike _ -> List.of();
      case TaggedLine.OfRelative(var _, var relative, long _) -> List.of(relative);
    };
  }

  private void access(RawFrame frame, Body.Access access, Consumer<Row> to) {
    var header = access.header();
    var exceptions =
        header.ground().exceptions().stream()
            .map(ExceptionId::value)
            .collect(Collectors.joining(","));
    var ways = Ways.of(shape(header.asked().query()), access.lines());
    for (int k = 0; k < access.lines().size(); k++) {
      line(frame, header, exceptions, k, access.lines().get(k), ways[k], to);
    }
  }

  private void line(
      RawFrame frame,
      AccessHeader header,
      String exceptions,
      int number,
      TaggedLine line,
      @Nullable Edge way,
      Consumer<Row> to) {
    var owner = permitted(header, exceptions, line, way, What.OWNER);
    var object = object(line);
    to.accept(row(frame, line.person(), number, object, owner));
    var others = others(line);
    if (!others.isEmpty()) {
      var role =
          switch (line) {
            case TaggedLine.OfPhoto _ -> What.TAGGED;
            case TaggedLine.OfRelative _ -> What.RELATIVE;
            default -> What.PARTNER;
          };
      var other = permitted(header, exceptions, line, way, role);
      // One row for each person and line: who is tagged in a photo of their own is its owner.
      others.stream()
          .filter(person -> !person.equals(line.person()))
          .distinct()
          .forEach(person -> to.accept(row(frame, person, number, object, other)));
    }
  }

  private static Bits128 object(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPhoto photo -> photo.object();
      case TaggedLine.OfLike like -> like.object();
      case TaggedLine.OfPerson _, TaggedLine.OfRelationship _, TaggedLine.OfRelative _ ->
          Bits128.ZERO;
    };
  }

  private What permitted(
      AccessHeader header, String exceptions, TaggedLine line, @Nullable Edge way, String role) {
    var asked = header.asked();
    var kind = Ways.kind(line);
    return new What(
        asked.epoch(),
        asked.app().value(),
        asked.purpose().term(),
        asked.operation(),
        header.ground().terms().value(),
        header.ground().agreement().value(),
        exceptions,
        "",
        role,
        kind.name().toLowerCase(Locale.ROOT),
        line.fields(),
        types.of(kind, line.fields(), way));
  }

  private static Row row(RawFrame frame, Bits128 person, int line, Bits128 object, What what) {
    return new Row(frame.position(), frame.timeMicros(), person, line, object, 1, what);
  }

  private static Row refusal(RawFrame frame, Body.Refusal refusal) {
    var asked = refusal.asked();
    var what =
        new What(
            asked.epoch(),
            asked.app().value(),
            asked.purpose().term(),
            asked.operation(),
            "",
            "",
            "",
            refusal.reason().apiName(),
            What.VIEWER,
            "",
            0,
            refusal.type().value());
    return row(frame, asked.viewer(), Row.NO_LINE, Bits128.ZERO, what);
  }

  private static What turnedAway(RawFrame frame, String app, String operation, Reason reason) {
    int epoch = Tags.epoch(Times.instant(frame.timeMicros()));
    return new What(epoch, app, "", operation, "", "", "", reason.apiName(), "", "", 0, "");
  }

  private static Row unnamed(RawFrame frame, What what, long number) {
    return new Row(
        frame.position(),
        frame.timeMicros(),
        Bits128.ZERO,
        Row.NO_LINE,
        Bits128.ZERO,
        number,
        what);
  }

  private QueryShape shape(String query) {
    var known = shapes.get(query);
    if (known == null) {
      known = QueryShape.parse(query, catalogue);
      shapes.put(query, known);
      if (shapes.size() > MOST_SHAPES) {
        shapes.remove(shapes.keySet().iterator().next());
      }
    }
    return known;
  }
}
