package org.evenhand.vocabulary;

import java.util.regex.Pattern;

/**
 * Proof that an officer or a regulator is signed in. Made by {@code app.identity} alone (an
 * architecture test holds that), and asked for by every door through which the office acts. It is
 * nobody's {@link SignedIn}: who holds an office signs in as a person elsewhere, and otherwise.
 *
 * @param role in what role
 * @param id as public acts name them: lower-case letters, digits, '.', '_' and '-', 1 to 64
 */
public record SignedInOfficer(OfficeRole role, String id) {
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Refuses an id that no public act could carry. */
  public SignedInOfficer {
    if (!isId(id)) {
      throw new IllegalArgumentException("'" + id + "' cannot be an officer's id");
    }
  }

  /** Whether a text can be an officer's id. */
  public static boolean isId(String text) {
    return WORD.matcher(text).matches();
  }
}
