package org.evenhand.app.office.acts;

import org.evenhand.register.Commitment;

/** Keeps what is not public, and gives what stands for it. */
@FunctionalInterface
public interface Commitments {
  /**
   * Keeps one value, durably.
   *
   * @param name of what it is the value, such as {@code tie:t-1}
   * @param value one line of text
   */
  Commitment keep(String name, String value);

  /** Keeps nothing: for a look at an act that is not recorded. */
  static Commitments none() {
    return (_, _) -> new Commitment("0".repeat(64));
  }
}
