package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * All that terms may look at in an app. Each is set by a recorded act, by somebody without a tie.
 *
 * @param category one word, such as {@code navigation}
 * @param reviewState one word, such as {@code unreviewed} or {@code approved}
 * @param violations how many stand against it
 * @param attested whether somebody attested its security
 * @param since when it was registered
 */
public record AppFacts(
    String category, String reviewState, long violations, boolean attested, Instant since) {
  static final String CATEGORY = "category";
  static final String REVIEW_STATE = "review_state";
  static final String AGE_DAYS = "age_days";
  static final String VIOLATIONS = "violations";
  static final String ATTESTED = "attested";
  private static final String UNREVIEWED = "unreviewed";

  /** Which of them an act can set. */
  public enum Fact {
    /** What kind of app it is. */
    CATEGORY,
    /** What a review found. */
    REVIEW_STATE,
    /** How many violations stand against it. */
    VIOLATIONS,
    /** Whether its security was attested. */
    ATTESTED
  }

  /** Those of an app that was just registered. */
  static AppFacts of(App app, Instant at) {
    return new AppFacts(app.category(), UNREVIEWED, 0, false, at);
  }

  /**
   * The same but for one.
   *
   * @throws IllegalArgumentException if that fact has no such value
   */
  AppFacts with(Fact fact, String value) {
    return switch (fact) {
      case CATEGORY -> {
        Wellformed.word("category", value);
        yield new AppFacts(value, reviewState, violations, attested, since);
      }
      case REVIEW_STATE -> {
        Wellformed.word("review_state", value);
        yield new AppFacts(category, value, violations, attested, since);
      }
      case VIOLATIONS -> new AppFacts(category, reviewState, count(value), attested, since);
      case ATTESTED -> new AppFacts(category, reviewState, violations, yes(value), since);
    };
  }

  private static long count(String value) {
    var number = value.matches("0|[1-9][0-9]{0,5}") ? Long.parseLong(value) : -1;
    if (number < 0) {
      throw new IllegalArgumentException("violations is a whole number, not '" + value + "'");
    }
    return number;
  }

  private static boolean yes(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("attested is true or false, not '" + value + "'");
    }
    return value.equals("true");
  }

  /** Whole days since it was registered. */
  public long ageDays(Instant at) {
    return Math.max(0, Duration.between(since, at).toDays());
  }

  /** As conditions name them. */
  Map<String, Object> named(long ageDays) {
    return Map.of(
        CATEGORY,
        category,
        REVIEW_STATE,
        reviewState,
        AGE_DAYS,
        ageDays,
        VIOLATIONS,
        violations,
        ATTESTED,
        attested);
  }
}
