package org.evenhand.record.frame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.Withheld;

/** Reads the bodies of accesses and refusals. */
final class AccessReader {
  private static final int LEAST_LINE = 18;

  private AccessReader() {}

  static Body.Access access(FrameReader in) {
    var header = header(in);
    var counts = in.section();
    var salt = counts.bits();
    var withheld = new Withheld(counts.varint(), counts.varint(), counts.varint());
    counts.done();
    var lines = new ArrayList<TaggedLine>();
    while (in.more()) {
      var line = in.section();
      lines.add(line(line));
      line.done();
    }
    in.check(
        lines.size() == header.lines(),
        String.format(
            Locale.ROOT, "the header says %d lines, and %d follow", header.lines(), lines.size()));
    return new Body.Access(header, withheld, salt, lines);
  }

  static Body refusal(FrameReader in) {
    int form = in.u8();
    return switch (form) {
      case FrameCodec.DECIDED ->
          new Body.Refusal(asked(in, in), reason(in, in.u8()), in.text(DataTypeId::new));
      case FrameCodec.TURNED_AWAY -> turnedAway(in);
      default -> throw in.corrupt("a refusal has no form " + form);
    };
  }

  private static Body turnedAway(FrameReader in) {
    in.salt();
    return new Body.TurnedAway(in.text(AppId::new), in.text(), reason(in, in.u8()));
  }

  static Reason reason(FrameReader in, long code) {
    for (var reason : Reason.values()) {
      if (reason.code() == code) {
        return reason;
      }
    }
    throw in.corrupt("there is no reason " + code);
  }

  /** The first two sections. */
  static AccessHeader header(FrameReader in) {
    var first = in.section();
    var who = in.section();
    var header = header(first, who);
    first.done();
    who.done();
    return header;
  }

  private static AccessHeader header(FrameReader in, FrameReader who) {
    var asked = asked(in, who);
    var terms = in.text(TermsVersion::new);
    var agreement = in.text(AgreementId::new);
    var exceptions = new ArrayList<ExceptionId>();
    for (int left = in.count(1); left > 0; left--) {
      exceptions.add(in.text(ExceptionId::new));
    }
    long lines = in.varint();
    in.check(
        lines >= 0 && lines <= Envelope.MOST_BODY / LEAST_LINE, "it cannot have that many lines");
    return new AccessHeader(asked, new Ground(terms, agreement, exceptions), (int) lines);
  }

  /** Read from left to right: who asked lies behind what was asked, or in a section of its own. */
  private static Asked asked(FrameReader in, FrameReader who) {
    return new Asked(
        in.bits(),
        in.text(AppId::new),
        in.text(Purpose::new),
        types(in),
        in.text(),
        in.text(),
        in.moment(),
        in.i64(),
        in.u32(),
        starts(who.salt()),
        who.bits(),
        who.bits());
  }

  /** Data types in rising order, each once. */
  static Set<DataTypeId> types(FrameReader in) {
    var types = new HashSet<DataTypeId>();
    var before = "";
    for (int left = in.count(1); left > 0; left--) {
      var type = in.text(DataTypeId::new);
      in.check(before.compareTo(type.value()) < 0, "data types do not rise");
      before = type.value();
      types.add(type);
    }
    return types;
  }

  private static List<PageStart> starts(FrameReader in) {
    var starts = new ArrayList<PageStart>();
    for (int left = in.count(1); left > 0; left--) {
      int start = in.u8();
      starts.add(
          switch (start) {
            case FrameCodec.AT_START -> new PageStart.Beginning();
            case FrameCodec.AFTER -> new PageStart.After(in.bits());
            case FrameCodec.BEFORE -> new PageStart.Before(in.bits());
            case FrameCodec.PHOTO -> new PageStart.Photo(in.bits());
            default -> throw in.corrupt("a page has no start " + start);
          });
    }
    return starts;
  }

  private static TaggedLine line(FrameReader in) {
    int kind = in.u8();
    var person = in.bits();
    if (kind == ObjectKind.PERSON.code()) {
      return new TaggedLine.OfPerson(person, in.varint());
    }
    if (kind == ObjectKind.PHOTO.code()) {
      return new TaggedLine.OfPhoto(person, in.bits(), people(in), in.varint());
    }
    if (kind == ObjectKind.RELATIVE.code()) {
      return new TaggedLine.OfRelative(person, in.bits(), in.varint());
    }
    if (kind == ObjectKind.LIKE.code()) {
      return new TaggedLine.OfLike(person, in.bits(), in.varint());
    }
    in.check(kind == ObjectKind.RELATIONSHIP.code(), "a line has no kind " + kind);
    var with = people(in);
    in.check(with.size() <= 1, "a relationship has " + with.size() + " partners");
    return new TaggedLine.OfRelationship(
        person, with.isEmpty() ? null : with.getFirst(), in.varint());
  }

  private static List<Bits128> people(FrameReader in) {
    var people = new ArrayList<Bits128>();
    for (int left = in.count(16); left > 0; left--) {
      people.add(in.bits());
    }
    return people;
  }
}
