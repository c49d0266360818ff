package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when the uses of data under an agreement are to be certified.
 *
 * @param by the day on which it is due
 * @param lapses from when the agreement does not count until it is done
 */
public record CertificationDue(Instant by, Instant lapses) {
  static CertificationDue of(Agreement agreement, Duties.Certification demanded) {
    var by = agreement.certifyFrom().plus(Duration.ofDays(demanded.days()));
    return new CertificationDue(by, by.plus(Duration.ofDays(demanded.graceDays())));
  }

  /** Whether it is too late, and the agreement suspended by that alone. */
  public boolean lapsed(Instant at) {
    return !at.isBefore(lapses);
  }

  /** The public reason of that suspension; the same words whenever it is asked for. */
  String because() {
    return "The use of its data was to be certified by " + by + ", and is not: certify it.";
  }
}
