package org.evenhand.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names a document by its bytes, so that whoever has a copy can tell whether it is the one.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record DocumentHash(String sha256) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  /** Refuses what is no such hash. */
  public DocumentHash {
    if (!SHAPE.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "a document is named by 64 lower-case hexadecimal digits, its SHA-256");
    }
  }

  /** The hash of a text's UTF-8. */
  public static DocumentHash of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return new DocumentHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  @Override
  public String toString() {
    return sha256;
  }
}
