package org.evenhand.record.frame;

import java.util.HexFormat;

/**
 * Sixteen bytes that are a pseudonym, a salt or a random id.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record Bits128(long high, long low) {
  /** Nobody's. */
  public static final Bits128 ZERO = new Bits128(0, 0);

  /** As 32 hexadecimal digits. */
  public String hex() {
    var format = HexFormat.of();
    return format.toHexDigits(high) + format.toHexDigits(low);
  }
}
