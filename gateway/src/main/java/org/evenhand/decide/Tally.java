package org.evenhand.decide;

import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Withheld;

/** Counts what is kept back while one request is decided. */
final class Tally {
  private long noConsent;
  private long otherPartyConsent;
  private long notVisible;

  void add(Reason reason, long many) {
    switch (reason) {
      case NO_CONSENT -> noConsent += many;
      case OTHER_PARTY_CONSENT -> otherPartyConsent += many;
      case NOT_VISIBLE -> notVisible += many;
      default -> throw new IllegalArgumentException(reason + " is no reason to withhold");
    }
  }

  Withheld withheld() {
    return new Withheld(noConsent, otherPartyConsent, notVisible);
  }
}
