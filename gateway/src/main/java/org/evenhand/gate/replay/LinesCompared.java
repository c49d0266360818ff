package org.evenhand.gate.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Request;
import org.jspecify.annotations.Nullable;

/** Tells in words where the lines of a frame are not those that were decided once more. */
final class LinesCompared {
  private final Catalogue catalogue;
  private final Function<Bits128, Optional<PersonId>> people;
  private final Facts facts;
  private final Excusing excusing;
  private final Differences into;

  LinesCompared(
      Request request,
      Function<Bits128, Optional<PersonId>> people,
      Facts facts,
      Differences into) {
    this.catalogue = facts.catalogue();
    this.people = people;
    this.facts = facts;
    this.excusing = new Excusing(request, facts, people);
    this.into = into;
  }

  /**
   * A line at its place.
   *
   * @param number counted from 1
   * @param under the photo whose tags it may be one of; null if it stands behind none
   */
  private record Placed(int number, TaggedLine line, TaggedLine.@Nullable OfPhoto under) {
    static List<Placed> all(List<TaggedLine> lines) {
      var all = new ArrayList<Placed>();
      TaggedLine.@Nullable OfPhoto under = null;
      for (var line : lines) {
        under =
            switch (line) {
              case TaggedLine.OfPerson _ -> under;
              case TaggedLine.OfPhoto photo -> photo;
              case TaggedLine.OfRelationship _, TaggedLine.OfLike _, TaggedLine.OfRelative _ ->
                  null;
            };
        all.add(new Placed(all.size() + 1, line, under));
      }
      return all;
    }
  }

  /** What a line is about, and where: two lines of one frame can be about the same. */
  private record About(ObjectKind kind, Bits128 person, Bits128 object) {
    static About of(Placed placed) {
      var line = placed.line();
      var photo = placed.under();
      if (line instanceof TaggedLine.OfRelative relative) {
        return new About(Excusing.kind(line), line.person(), relative.relative());
      }
      if (line instanceof TaggedLine.OfLike like) {
        return new About(Excusing.kind(line), line.person(), like.object());
      }
      return new About(
          Excusing.kind(line), line.person(), photo == null ? Bits128.ZERO : photo.object());
    }
  }

  void compare(List<TaggedLine> recorded, List<TaggedLine> decided) {
    if (recorded.equals(decided)) {
      return;
    }
    // The same lines first, wherever they stand: so that what moved up on a page is not held
    // against another line about the same person.
    var left = by(Placed::line, Placed.all(decided));
    var more = without(Placed::line, Placed.all(recorded), left, (_, _) -> {});
    var fewer = left.values().stream().flatMap(Deque::stream).toList();
    if (more.isEmpty() && fewer.isEmpty()) {
      into.other("the lines stand in another order");
      return;
    }
    var unlike = by(About::of, fewer);
    for (var line : without(About::of, more, unlike, this::matched)) {
      into.ofPeople(
          "line " + line.number() + " shows " + name(line.line()) + ", " + whyNot(line.line()),
          excusing.shown(line.line(), line.under()));
    }
    unlike.values().stream().flatMap(Deque::stream).map(Placed::line).forEach(this::missing);
  }

  private static <K> Map<K, Deque<Placed>> by(Function<Placed, K> key, List<Placed> lines) {
    var by = new LinkedHashMap<K, Deque<Placed>>();
    lines.forEach(line -> by.computeIfAbsent(key.apply(line), _ -> new ArrayDeque<>()).add(line));
    return by;
  }

  /** Takes from {@code left} what matches; gives the lines that nothing matches. */
  private static <K> List<Placed> without(
      Function<Placed, K> key,
      List<Placed> lines,
      Map<K, Deque<Placed>> left,
      BiConsumer<Placed, Placed> matched) {
    var alone = new ArrayList<Placed>();
    for (var line : lines) {
      var match = left.getOrDefault(key.apply(line), new ArrayDeque<>()).poll();
      if (match == null) {
        alone.add(line);
      } else {
        matched.accept(line, match);
      }
    }
    return alone;
  }

  private void missing(TaggedLine line) {
    into.ofPeople(
        name(line) + fields(line, line.fields()) + " may be shown, and no line shows it",
        excusing.missing(line));
  }

  private void matched(Placed placed, Placed match) {
    var recorded = placed.line();
    var decided = match.line();
    var of = "line " + placed.number() + ": of " + name(recorded);
    long fewer = decided.fields() & ~recorded.fields();
    for (long rest = recorded.fields() & ~decided.fields(); rest != 0; rest &= rest - 1) {
      long bit = Long.lowestOneBit(rest);
      into.ofPeople(
          of + fields(recorded, bit) + " was shown, and must not be" + because(recorded, bit),
          excusing.fieldShown(recorded, bit));
    }
    if (fewer != 0) {
      into.ofPeople(
          of + fields(recorded, fewer) + " may be shown, and was not",
          excusing.fieldsMissing(recorded));
    }
    if (!Excusing.others(recorded).equals(Excusing.others(decided))) {
      into.ofPeople(
          "line " + placed.number() + " names others with " + name(recorded),
          excusing.others(recorded, decided));
    }
  }

  private String name(TaggedLine line) {
    var who = people.apply(line.person()).map(p -> "person " + p.number()).orElse("nobody known");
    return switch (line) {
      case TaggedLine.OfPerson _ -> who;
      case TaggedLine.OfPhoto _ -> "a photo of " + who;
      case TaggedLine.OfRelationship _ -> "the relationship of " + who;
      case TaggedLine.OfLike _ -> "a like of " + who;
      case TaggedLine.OfRelative _ -> "a relative of " + who;
    };
  }

  private String whyNot(TaggedLine line) {
    var type =
        switch (line) {
          case TaggedLine.OfPerson _ -> Edge.FRIENDS.type();
          case TaggedLine.OfPhoto _ -> Edge.PHOTOS.type();
          case TaggedLine.OfRelationship _ -> Edge.RELATIONSHIPS.type();
          case TaggedLine.OfLike _ -> Edge.LIKES.type();
          case TaggedLine.OfRelative _ -> Edge.FAMILY.type();
        };
    return "which must not be shown" + reason(line, type);
  }

  private String because(TaggedLine line, long bit) {
    return catalogue
        .field(Excusing.kind(line), Long.numberOfTrailingZeros(bit))
        .map(field -> reason(line, field.type()))
        .orElse("");
  }

  private String reason(TaggedLine line, DataTypeId type) {
    return people
        .apply(line.person())
        .filter(person -> !facts.consenting(type).contains(person.number()))
        .map(_ -> " (no_consent to " + type.value() + ")")
        .orElse("");
  }

  private String fields(TaggedLine line, long bits) {
    var names = new StringJoiner(", ", " (", ")");
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      names.add(
          number == Field.ID_NUMBER
              ? "id"
              : catalogue
                  .field(Excusing.kind(line), number)
                  .map(Field::name)
                  .orElse("field " + number));
    }
    return names.toString();
  }
}
