package org.evenhand.proof.verify;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.StringJoiner;
import org.evenhand.proof.ProofException.Malformed;

/**
 * What left about somebody ({@code docs/record-format.md} §4, "Line"). Tags are in hexadecimal;
 * fields are bits, whose names are in the catalogue of data types.
 */
public sealed interface LineContent {
  /** The owner's tag. */
  String owner();

  /** Which fields left: bit n for field n. */
  long fields();

  /** A person's own fields. */
  record OfPerson(String owner, long fields) implements LineContent {}

  /**
   * A photo.
   *
   * @param photo its tag
   * @param tagged everyone tagged in it, shown or not
   */
  record OfPhoto(String owner, String photo, List<String> tagged, long fields)
      implements LineContent {
    /** Keeps a copy. */
    public OfPhoto {
      tagged = List.copyOf(tagged);
    }
  }

  /**
   * A relationship.
   *
   * @param partner nobody or one
   */
  record OfRelationship(String owner, List<String> partner, long fields) implements LineContent {
    /** Keeps a copy. */
    public OfRelationship {
      partner = List.copyOf(partner);
    }
  }

  /**
   * That a person likes something.
   *
   * @param thing its tag, which only this person's likes have
   */
  record OfLike(String owner, String thing, long fields) implements LineContent {}

  /**
   * That two people are relatives.
   *
   * @param relative the other's tag
   */
  record OfRelative(String owner, String relative, long fields) implements LineContent {}

  /** Reads a line, behind which nothing may follow. */
  static LineContent parse(ByteBuffer section) throws Malformed {
    var in = new BodyReader(section);
    int kind = in.u8();
    var owner = in.bits();
    var line =
        switch (kind) {
          case 1 -> new OfPerson(owner, in.varint());
          case 2 -> new OfPhoto(owner, in.bits(), in.people(), in.varint());
          case 3 -> new OfRelationship(owner, in.people(), in.varint());
          case 4 -> new OfLike(owner, in.bits(), in.varint());
          case 5 -> new OfRelative(owner, in.bits(), in.varint());
          default -> throw new Malformed("a line of kind " + kind);
        };
    boolean fits = !(line instanceof OfRelationship of) || of.partner().size() <= 1;
    BodyReader.check(fits, "a relationship with several partners");
    in.done();
    return line;
  }

  /** The numbers of the fields that left: {@code 0, 3}. */
  default String fieldNumbers() {
    var numbers = new StringJoiner(", ");
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((fields() >>> bit & 1) == 1) {
        numbers.add(Integer.toString(bit));
      }
    }
    return numbers.toString();
  }
}
