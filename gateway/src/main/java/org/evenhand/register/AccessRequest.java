package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/**
 * A request for access, or an offer of it.
 *
 * @param id which
 * @param app for which app
 * @param category the app's category when it was made: whom to compare with does not change later
 * @param dataTypes to what
 * @param purposes for what
 * @param why as whoever made it said
 * @param unasked whether the platform offered it
 * @param at when
 * @param ruling the first ruling
 * @param appealedAt when that was not accepted
 * @param appeal the ruling on the appeal
 */
public record AccessRequest(
    RequestId id,
    AppId app,
    String category,
    Set<DataTypeId> dataTypes,
    Set<Purpose> purposes,
    String why,
    boolean unasked,
    Instant at,
    Optional<Ruling> ruling,
    Optional<Instant> appealedAt,
    Optional<Ruling> appeal) {

  /**
   * What was ruled.
   *
   * @param by who ruled
   * @param outcome what
   * @param reasons why
   * @param at when
   */
  public record Ruling(Actor by, RequestEvent.Outcome outcome, String reasons, Instant at) {}

  /** How long it waited for its first ruling, or has waited by now. */
  public Duration waited(Instant now) {
    return Duration.between(at, ruling.map(Ruling::at).orElse(now));
  }

  /** Whether an officer must act: rule, or rule on an appeal. */
  public boolean open() {
    return ruling.isEmpty() || (appealedAt.isPresent() && appeal.isEmpty());
  }

  AccessRequest ruled(Ruling by) {
    return new AccessRequest(
        id,
        app,
        category,
        dataTypes,
        purposes,
        why,
        unasked,
        at,
        Optional.of(by),
        appealedAt,
        appeal);
  }

  AccessRequest appealed(Instant when) {
    return new AccessRequest(
        id,
        app,
        category,
        dataTypes,
        purposes,
        why,
        unasked,
        at,
        ruling,
        Optional.of(when),
        appeal);
  }

  AccessRequest ruledAgain(Ruling by) {
    return new AccessRequest(
        id,
        app,
        category,
        dataTypes,
        purposes,
        why,
        unasked,
        at,
        ruling,
        appealedAt,
        Optional.of(by));
  }
}
