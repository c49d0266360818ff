package org.evenhand.record.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * The entries of the public log that are its own; beside them stand the register's, as they are.
 * Written in canonical form (RFC 8785): members in order, no spaces; nothing in them needs escapes.
 */
public sealed interface LogEntry {
  /** How times are written in entries. */
  DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** How hours are written. */
  DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The entry's text. */
  String json();

  /** The entry's bytes. */
  default byte[] bytes() {
    return json().getBytes(UTF_8);
  }

  /**
   * A range of frames under one root.
   *
   * @param at the last frame's time
   * @param log the id in the headers of the record's files
   * @param from the first position
   * @param to the last position
   * @param root over the frames' seal leaves
   * @param previous leaf hash of the seal before; zeros for the first
   */
  @SuppressWarnings("ArrayRecordComponent") // hashes; nobody compares seals
  record Seal(Instant at, UUID log, long from, long to, byte[] root, byte[] previous)
      implements LogEntry {
    @Override
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"at\":\"%s\",\"count\":%d,\"from\":%d,\"log\":\"%s\",\"previous\":\"%s\",\"root\":\"%s\","
              + "\"to\":%d,\"type\":\"seal\"}",
          TIME.format(at),
          to - from + 1,
          from,
          log.toString().replace("-", ""),
          HexFormat.of().formatHex(previous),
          HexFormat.of().formatHex(root),
          to);
    }
  }

  /**
   * A file of lines. How many it holds and how large it is are not told: an app that takes its own
   * from them would have the others', which no tally tells. The hash binds both.
   *
   * @param name the file's, without its ending
   * @param from the first position
   * @param to the last position
   * @param sha256 of the file, in hexadecimal
   */
  record Segment(String name, long from, long to, String sha256) implements LogEntry {
    @Override
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"from\":%d,\"name\":\"%s\",\"sha256\":\"%s\",\"to\":%d,\"type\":\"segment\"}",
          from,
          name,
          sha256,
          to);
    }
  }

  /**
   * The public counts of an hour.
   *
   * @param hour as {@link #HOUR} writes it
   * @param rows how many, without the header
   * @param sha256 of the file, in hexadecimal
   */
  record Tally(String hour, long rows, String sha256) implements LogEntry {
    @Override
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"hour\":\"%s\",\"rows\":%d,\"sha256\":\"%s\",\"type\":\"tally\"}",
          hour,
          rows,
          sha256);
    }
  }

  /**
   * A key came into force, or went out of it.
   *
   * @param act {@code added} or {@code retired}
   * @param verifier the key as C2SP writes it
   */
  record Key(String act, String verifier) implements LogEntry {
    @Override
    public String json() {
      return String.format(
          Locale.ROOT, "{\"act\":\"%s\",\"key\":\"%s\",\"type\":\"key\"}", act, verifier);
    }
  }
}
