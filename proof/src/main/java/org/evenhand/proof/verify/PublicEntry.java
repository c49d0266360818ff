package org.evenhand.proof.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.verify.Json.Members;

/** An entry of the public log ({@code docs/public-log.md} §2), read strictly. */
sealed interface PublicEntry {
  /** How times are written in entries. */
  DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * Frames under one root (§3).
   *
   * @param micros the last frame's time, microseconds since 1970
   * @param log the id in the headers of the record's files, in hexadecimal
   * @param from the first position
   * @param to the last position
   * @param root over the frames, in hexadecimal
   * @param previous leaf hash of the seal before, in hexadecimal
   */
  record Seal(long micros, String log, long from, long to, String root, String previous)
      implements PublicEntry {
    /** The most frames that a seal covers. */
    static final long MOST = 1 << 20;

    /** How many frames. */
    public long count() {
      return to - from + 1;
    }

    /** The last frame's time. */
    public Instant at() {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }

  /** A file of lines (§4). */
  record Segment(String name, long from, long to, String sha256) implements PublicEntry {}

  /** The counts of an hour (§5). */
  record Tally(String hour, long rows, String sha256) implements PublicEntry {}

  /** A key came into force or went out of it (§6). */
  record Key(boolean added, VerifierKey key) implements PublicEntry {}

  /** An act of the register. */
  record Register(String type) implements PublicEntry {}

  /** Reads an entry. */
  static PublicEntry parse(byte[] bytes) throws Malformed {
    var json = JsonReader.read(bytes);
    check(json instanceof Members, "it is no JSON object");
    check(Arrays.equals(json.canonical(), bytes), "it is not in canonical form (RFC 8785)");
    var fields = new Fields((Members) json);
    var type = fields.text("type");
    return switch (type) {
      case "seal" -> seal(fields);
      case "segment" -> segment(fields);
      case "tally" -> tally(fields);
      case "key" -> key(fields);
      default -> new Register(type);
    };
  }

  private static Seal seal(Fields in) throws Malformed {
    in.only("at", "count", "from", "log", "previous", "root", "to", "type");
    var seal =
        new Seal(
            micros(in.text("at")),
            in.hex("log", 32),
            in.whole("from"),
            in.whole("to"),
            in.hex("root", 64),
            in.hex("previous", 64));
    check(seal.from >= 1 && seal.to >= seal.from, "positions from %s to %s", seal.from, seal.to);
    check(seal.count() == in.whole("count"), "its count is not that of its positions");
    check(seal.count() <= Seal.MOST, "a seal over %s frames", seal.count());
    return seal;
  }

  private static Segment segment(Fields in) throws Malformed {
    in.only("from", "name", "sha256", "to", "type");
    var segment =
        new Segment(in.text("name"), in.whole("from"), in.whole("to"), in.hex("sha256", 64));
    check(segment.to >= segment.from, "positions from %s to %s", segment.from, segment.to);
    var name = String.format(Locale.ROOT, "%012d", segment.from);
    check(segment.name.equals(name), "a segment from %s with the name %s", name, segment.name);
    return segment;
  }

  private static Tally tally(Fields in) throws Malformed {
    in.only("hour", "rows", "sha256", "type");
    var hour = in.text("hour");
    check(Fields.HOUR.matcher(hour).matches(), "no hour");
    micros(hour.replace("Z", ":00:00.000000Z"));
    return new Tally(hour, in.whole("rows"), in.hex("sha256", 64));
  }

  private static Key key(Fields in) throws Malformed {
    in.only("act", "key", "type");
    var act = in.text("act");
    check(Set.of("added", "retired").contains(act), "a key is added or retired");
    return new Key(act.equals("added"), VerifierKey.parse(in.text("key")));
  }

  private static long micros(String text) throws Malformed {
    try {
      var time = Instant.from(TIME.parse(text));
      check(TIME.format(time).equals(text), "not a time: '%s'", text);
      return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    } catch (DateTimeException | ArithmeticException refused) {
      throw new Malformed("not a time: '" + text + "'");
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  private static void check(boolean holds, String otherwise, Object... values) throws Malformed {
    if (!holds) {
      throw new Malformed(String.format(Locale.ROOT, otherwise, values));
    }
  }

  /** The members of one object. */
  record Fields(Members members) {
    private static final Pattern HOUR = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\dZ");
    private static final double MOST_WHOLE = 0x1p53;

    /** Exactly these members, and no other. */
    void only(String... names) throws Malformed {
      check(members.values().keySet().equals(Set.of(names)), "not the members of its type");
    }

    /** A text. */
    String text(String name) throws Malformed {
      if (members.values().get(name) instanceof Json.Text(var value)) {
        return value;
      }
      throw new Malformed("no text '" + name + "'");
    }

    /** A whole number, not below zero, that every reader of JSON has exactly. */
    long whole(String name) throws Malformed {
      if (members.values().get(name) instanceof Json.Numeral(double value)
          && value >= 0
          && value < MOST_WHOLE
          && Math.rint(value) == value) {
        return (long) value;
      }
      throw new Malformed("no whole number '" + name + "'");
    }

    /** Lower-case hexadecimal digits, so many. */
    String hex(String name, int digits) throws Malformed {
      var text = text(name);
      boolean form =
          text.length() == digits
              && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
      check(form, "no %s hexadecimal digits '%s'", digits, name);
      return text;
    }
  }

  /** What an entry says, shortened for a message. */
  static String shown(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
