package org.evenhand.gate.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
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

/** Tells in words where the lines of a frame are not those that were decided once more. */
final class LinesCompared {
  private final Catalogue catalogue;
  private final Function<Bits128, Optional<PersonId>> people;
  private final Facts facts;
  private final Differences into;

  LinesCompared(
      Catalogue catalogue,
      Function<Bits128, Optional<PersonId>> people,
      Facts facts,
      Differences into) {
    this.catalogue = catalogue;
    this.people = people;
    this.facts = facts;
    this.into = into;
  }

  /** What a line is about: two lines of one frame can be about the same. */
  private record About(ObjectKind kind, Bits128 person, Bits128 object) {
    static About of(TaggedLine line) {
      return switch (line) {
        case TaggedLine.OfPerson it -> new About(ObjectKind.PERSON, it.person(), Bits128.ZERO);
        case TaggedLine.OfPhoto it -> new About(ObjectKind.PHOTO, it.person(), it.object());
        case TaggedLine.OfRelationship it ->
            new About(ObjectKind.RELATIONSHIP, it.person(), Bits128.ZERO);
      };
    }
  }

  void compare(List<TaggedLine> recorded, List<TaggedLine> decided) {
    if (recorded.equals(decided)) {
      return;
    }
    var left = new LinkedHashMap<About, Deque<TaggedLine>>();
    decided.forEach(
        line -> left.computeIfAbsent(About.of(line), _ -> new ArrayDeque<>()).add(line));
    boolean sameLines = true;
    for (int i = 0; i < recorded.size(); i++) {
      var line = recorded.get(i);
      var match = left.getOrDefault(About.of(line), new ArrayDeque<>()).poll();
      if (match == null) {
        into.ofPeople("line " + (i + 1) + " shows " + name(line) + ", " + whyNot(line));
      } else {
        matched(i + 1, line, match);
      }
      sameLines &= line.equals(match);
    }
    sameLines &= missing(left);
    if (sameLines) {
      into.other("the lines stand in another order");
    }
  }

  private boolean missing(Map<About, Deque<TaggedLine>> left) {
    var missing = new ArrayList<TaggedLine>();
    left.values().forEach(missing::addAll);
    missing.forEach(line ->
        into.ofPeople(
            name(line) + fields(line, line.fields()) + " may be shown, and no line shows it"));
    return missing.isEmpty();
  }

  private void matched(int number, TaggedLine recorded, TaggedLine decided) {
    long more = recorded.fields() & ~decided.fields();
    long fewer = decided.fields() & ~recorded.fields();
    for (long rest = more; rest != 0; rest &= rest - 1) {
      long bit = Long.lowestOneBit(rest);
      into.ofPeople(
          "line "
              + number
              + ": of "
              + name(recorded)
              + fields(recorded, bit)
              + " was shown, and must not be"
              + because(recorded, bit));
    }
    if (fewer != 0) {
      into.ofPeople(
          "line "
              + number
              + ": of "
              + name(recorded)
              + fields(recorded, fewer)
              + " may be shown, and was not");
    }
    if (more == 0 && fewer == 0 && !recorded.equals(decided)) {
      into.ofPeople("line " + number + " names others with " + name(recorded));
    }
  }

  private String name(TaggedLine line) {
    var who = people.apply(line.person()).map(p -> "person " + p.number()).orElse("nobody known");
    return switch (line) {
      case TaggedLine.OfPerson _ -> who;
      case TaggedLine.OfPhoto _ -> "a photo of " + who;
      case TaggedLine.OfRelationship _ -> "the relationship of " + who;
    };
  }

  private String whyNot(TaggedLine line) {
    var type =
        switch (line) {
          case TaggedLine.OfPerson _ -> Edge.FRIENDS.type();
          case TaggedLine.OfPhoto _ -> Edge.PHOTOS.type();
          case TaggedLine.OfRelationship _ -> Edge.RELATIONSHIPS.type();
        };
    return "which must not be shown" + reason(line, type);
  }

  private String because(TaggedLine line, long bit) {
    return catalogue
        .field(About.of(line).kind(), Long.numberOfTrailingZeros(bit))
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
                  .field(About.of(line).kind(), number)
                  .map(Field::name)
                  .orElse("field " + number));
    }
    return names.toString();
  }
}
