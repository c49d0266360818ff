package org.evenhand.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Binds whoever made it to a value that is not shown: SHA-256 over a fixed prefix, 32 random bytes
 * and the value as UTF-8. It is opened by giving the random bytes and the value.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Commitment(String sha256) {
  /** The length of the salt, in bytes: too many to try. */
  public static final int SALT_BYTES = 32;

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
  private static final String PREFIX = "evenhand commitment 1\n";

  /** Refuses what is no such hash. */
  public Commitment {
    if (!SHAPE.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a commitment is 64 lower-case hexadecimal digits");
    }
  }

  /**
   * Commits to a value.
   *
   * @param salt {@link #SALT_BYTES} random bytes, used for nothing else
   * @param value what is committed to
   */
  public static Commitment to(byte[] salt, String value) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(PREFIX.getBytes(UTF_8));
      digest.update(salt);
      return new Commitment(HexFormat.of().formatHex(digest.digest(value.getBytes(UTF_8))));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  /** Whether this was made of that salt and value. */
  public boolean opensTo(byte[] salt, String value) {
    return to(salt, value).equals(this);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
