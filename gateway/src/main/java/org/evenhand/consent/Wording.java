package org.evenhand.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What exactly a person read when they said yes.
 *
 * @param text the whole text, as shown
 * @param language its BCP 47 tag, such as {@code en}
 */
public record Wording(String text, String language) {
  /** Refuses an empty text or language: nobody can have agreed to nothing. */
  public Wording {
    if (text.isBlank() || language.isBlank() || language.length() > 35) {
      throw new IllegalArgumentException("a wording has a text and a language tag (BCP 47)");
    }
  }

  /**
   * The SHA-256 of the text in UTF-8, as 64 lower-case hexadecimal digits: what the record keeps.
   */
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
