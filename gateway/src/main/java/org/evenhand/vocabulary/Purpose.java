package org.evenhand.vocabulary;

import java.util.regex.Pattern;

/**
 * Why data is asked for: a term of the W3C Data Privacy Vocabulary (DPV 2, "Purposes"), such as
 * {@code Personalisation}. It comes from the grant behind a token, never from the request.
 *
 * @param term the DPV term, in its own spelling
 */
public record Purpose(String term) implements Comparable<Purpose> {
  private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");

  /** Refuses what cannot be a DPV term. */
  public Purpose {
    if (!SHAPE.matcher(term).matches()) {
      throw new IllegalArgumentException("'" + term + "' is not a purpose (a DPV term)");
    }
  }

  @Override
  public int compareTo(Purpose other) {
    return term.compareTo(other.term);
  }

  @Override
  public String toString() {
    return term;
  }
}
