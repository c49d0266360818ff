package org.evenhand.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evenhand.vocabulary.AppId;

/**
 * An exception and how far it is.
 *
 * @param terms what it says
 * @param justification why, as it was proposed
 * @param proposer who filed it
 * @param proposedAt when
 * @param categories each app's category as it was then: whom to compare with does not change later
 * @param approvals those that count, in their order
 * @param stage how far it is, whatever the time
 * @param because why it is so, in the words of the last act
 * @param decidedAt the position of the act that brought it there
 * @param changedAt when that was
 */
public record ExceptionCase(
    ExceptionTerms terms,
    String justification,
    Actor proposer,
    Instant proposedAt,
    Map<AppId, String> categories,
    List<Approval> approvals,
    Stage stage,
    String because,
    long decidedAt,
    Instant changedAt) {
  /** Keeps copies. */
  public ExceptionCase {
    categories = Map.copyOf(categories);
    approvals = List.copyOf(approvals);
  }

  /**
   * One that counts.
   *
   * @param officer who
   * @param at when
   * @param reason why
   */
  public record Approval(OfficerId officer, Instant at, String reason) {}

  /** How far it is, whatever the time. */
  public enum Stage {
    /** It waits for approvals. */
    PROPOSED,
    /** It has all of them, and waits for the public. */
    APPROVED,
    /** A public checkpoint holds it. */
    PUBLISHED,
    /** A tie came to light: it must be approved anew. */
    SUSPENDED,
    /** It was taken back. */
    REVOKED
  }

  /** How it stands at a moment. */
  public enum State {
    /** It waits for approvals. */
    PROPOSED,
    /** It waits for the public. */
    APPROVED,
    /** It is public, and has not begun. */
    PUBLISHED,
    /** It counts. */
    IN_FORCE,
    /** A tie came to light. */
    SUSPENDED,
    /** It was taken back. */
    REVOKED,
    /** Its end has passed. */
    EXPIRED
  }

  /** How it stands at a moment. */
  public State state(Instant at) {
    if (stage == Stage.REVOKED) {
      return State.REVOKED;
    }
    if (!at.isBefore(terms.until())) {
      return State.EXPIRED;
    }
    return switch (stage) {
      case PROPOSED -> State.PROPOSED;
      case APPROVED -> State.APPROVED;
      case PUBLISHED -> terms.spans(at) ? State.IN_FORCE : State.PUBLISHED;
      case SUSPENDED -> State.SUSPENDED;
      case REVOKED -> State.REVOKED;
    };
  }

  /** Whether it can still come into force, or is. */
  boolean alive(Instant at) {
    return stage != Stage.REVOKED && at.isBefore(terms.until());
  }

  ExceptionCase now(Stage next, String why, long position, Instant at) {
    return new ExceptionCase(
        terms, justification, proposer, proposedAt, categories, approvals, next, why, position, at);
  }

  ExceptionCase with(List<Approval> counted) {
    return new ExceptionCase(
        terms,
        justification,
        proposer,
        proposedAt,
        categories,
        counted,
        stage,
        because,
        decidedAt,
        changedAt);
  }
}
