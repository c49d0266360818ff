package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guesses against the clock. */
class SignInLimitsTest {
  // A second before a quarter of an hour ends on every clock.
  private Instant now = Instant.parse("2026-03-01T12:14:59Z");
  private final SignInLimits limits = new SignInLimits(() -> now, new SecureRandom());

  private int letThrough(String name) {
    int many = 0;
    while (limits.attempt(name, "192.0.2." + many) == 0) {
      many++;
    }
    return many;
  }

  @Test
  void the_edge_of_a_quarter_of_an_hour_gives_no_second_helping() {
    assertThat(letThrough("ann")).isEqualTo(SignInLimits.PER_ACCOUNT);
    now = now.plusSeconds(2);
    assertThat(letThrough("ann")).isZero();
    now = now.plusSeconds(15 * 60 - 3);
    assertThat(limits.attempt("ann", "192.0.2.99")).as("seconds to wait").isEqualTo(1);
    now = now.plusSeconds(1);
    assertThat(letThrough("ann")).isEqualTo(SignInLimits.PER_ACCOUNT);
  }

  @Test
  void who_signed_in_begins_anew() {
    for (int guess = 1; guess < SignInLimits.PER_ACCOUNT; guess++) {
      assertThat(limits.attempt("ann", "192.0.2.1")).isZero();
    }
    assertThat(limits.attempt("ann", "192.0.2.1")).isZero();
    limits.succeeded("ann", "192.0.2.1");
    assertThat(letThrough("ann")).isEqualTo(SignInLimits.PER_ACCOUNT);
  }
}
