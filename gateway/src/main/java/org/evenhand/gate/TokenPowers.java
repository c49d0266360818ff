package org.evenhand.gate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Reason;

/**
 * What a token may do at a moment, as far as its app may know it. Whether a friend consents, or
 * hides, is no part of it.
 *
 * @param until when the person's authorisation runs out
 * @param powers for each data type that the token covers, in the catalogue's order
 * @param ends the cut-offs to come that concern the app, the earliest first
 * @param budget what is left of the hour
 */
public record TokenPowers(
    Instant until, List<Power> powers, List<End> ends, Outcome.Budget budget) {
  /** Keeps copies. */
  public TokenPowers {
    powers = List.copyOf(powers);
    ends = List.copyOf(ends);
  }

  /** For one data type. */
  public sealed interface Power {
    /** Which. */
    DataTypeId type();

    /**
     * It may be asked for.
     *
     * @param until when that ends, as far as is known
     * @param ground what it rests on: with exceptions only where the terms do not carry it
     */
    record Open(DataTypeId type, Instant until, Ground ground) implements Power {}

    /**
     * It is refused.
     *
     * @param reason one about the app or its authorisation
     */
    record Shut(DataTypeId type, Reason reason) implements Power {}
  }

  /**
   * A cut-off to come.
   *
   * @param notice which
   * @param target what ends: one member, named {@code app}, {@code organisation}, {@code datatype}
   *     or {@code purpose}
   * @param at when, with the time that exceptions in force give
   */
  public record End(CutOffId notice, Map<String, String> target, Instant at) {
    /** Keeps a copy. */
    public End {
      target = Map.copyOf(target);
    }
  }
}
