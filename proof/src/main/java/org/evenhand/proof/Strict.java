package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.evenhand.proof.ProofException.Malformed;

/**
 * The parts that all text forms here share. Each accepts the one way to write a value and no other,
 * so that whatever was parsed prints back to the same bytes, and one thing has one hash.
 */
final class Strict {
  /** The most that a text may have; notes with many post-quantum signatures stay well below. */
  static final int MAX_BYTES = 1 << 20;

  /** The longest proof of a tree whose size is a positive long. */
  static final int MAX_PATH = 63;

  private Strict() {}

  /** Well-formed UTF-8 without control characters other than newline (signed-note, "Format"). */
  static String text(byte[] bytes) throws Malformed {
    check(bytes.length <= MAX_BYTES, "More than %d bytes", MAX_BYTES);
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("Not UTF-8");
    }
    check(isText(text), "A control character");
    return text;
  }

  static boolean isText(String text) {
    return text.chars().allMatch(c -> c >= ' ' || c == '\n') && UTF_8.newEncoder().canEncode(text);
  }

  /** Lines, each ended by a newline. */
  static List<String> lines(String text) throws Malformed {
    check(text.endsWith("\n"), "No newline at the end");
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  /** An ASCII decimal without leading zeros, up to 2^63 - 1. */
  static long decimal(String digits) throws Malformed {
    boolean form =
        !digits.isEmpty()
            && digits.length() <= 19
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    check(form, "Not a decimal: '%s'", shown(digits));
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new Malformed("Too large a number: " + digits);
    }
  }

  /** Standard base64 with padding, its unused bits zero (RFC 4648 §3.5, §4). */
  static byte[] base64(String text) throws Malformed {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed("Not base64: '" + shown(text) + "'");
    }
    check(base64(bytes).equals(text), "Not canonical base64: '%s'", shown(text));
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The base64 of one hash. */
  static byte[] hash(String text) throws Malformed {
    var bytes = base64(text);
    check(bytes.length == MerkleHash.BYTES, "A hash of %d bytes", bytes.length);
    return bytes;
  }

  /** The hashes of a proof, one a line. */
  static List<byte[]> path(List<String> lines) throws Malformed {
    check(lines.size() <= MAX_PATH, "A proof of %d hashes", lines.size());
    var path = new ArrayList<byte[]>();
    for (var line : lines) {
      path.add(hash(line));
    }
    return path;
  }

  /** The value behind a word and a space. */
  static String after(String word, String line) throws Malformed {
    check(line.startsWith(word + " "), "Not '%s …': '%s'", word, shown(line));
    return line.substring(word.length() + 1);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  static void check(boolean holds, String message, Object... values) throws Malformed {
    if (!holds) {
      throw new Malformed(String.format(Locale.ROOT, message, values));
    }
  }

  // What strangers sent may be long; a message need not be.
  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
