package org.evenhand.register;

import java.util.Optional;
import java.util.Set;

/**
 * What the platform, and who accepts its terms, are held to beyond the offer. It is part of the
 * terms, so that it stays what it was when they were published.
 *
 * @param regimes the regimes of law that the terms name
 * @param cutOffNoticeDays how long before it takes effect a cut-off must be announced; an
 *     emergency's need not be
 * @param certification how often each app's use of data must be certified; empty if it need not be
 */
public record Duties(
    Set<RegimeId> regimes, int cutOffNoticeDays, Optional<Certification> certification) {
  /** Keeps a copy in order; refuses duties of nothing, which have a shorter form. */
  public Duties {
    regimes = Wellformed.sorted(regimes);
    Wellformed.days("cut_off_notice_days", cutOffNoticeDays);
    if (regimes.isEmpty() && cutOffNoticeDays == 0 && certification.isEmpty()) {
      throw new IllegalArgumentException("duties of nothing are left out");
    }
  }

  /**
   * How often an organisation says what its app uses each data type for.
   *
   * @param days from one time to the next
   * @param graceDays how long after that day the agreement still counts
   */
  public record Certification(int days, int graceDays) {
    /** Refuses one that would be due at once. */
    public Certification {
      Wellformed.days("certification.days", days);
      Wellformed.days("certification.grace_days", graceDays);
      if (days == 0) {
        throw new IllegalArgumentException("a certification is due after a day or more");
      }
    }
  }
}
