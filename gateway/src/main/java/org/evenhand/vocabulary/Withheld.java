package org.evenhand.vocabulary;

/**
 * How many objects or fields were kept back for the reasons that look like absence. For the person
 * and the auditor, never for the app.
 *
 * @param noConsent {@link Reason#NO_CONSENT}
 * @param otherPartyConsent {@link Reason#OTHER_PARTY_CONSENT}
 * @param notVisible {@link Reason#NOT_VISIBLE}
 */
public record Withheld(long noConsent, long otherPartyConsent, long notVisible) {
  /** Nothing withheld. */
  public static final Withheld NONE = new Withheld(0, 0, 0);
}
