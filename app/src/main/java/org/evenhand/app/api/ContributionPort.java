package org.evenhand.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/** Takes what apps give in return. */
public interface ContributionPort {
  /**
   * Takes a contribution, or records why not; in the record when this returns.
   *
   * @param operation method and path template
   */
  Taken take(Caller caller, String operation, Offered offered);

  /**
   * What an app offers to tell.
   *
   * @param about about whom; empty if the app was given no such id
   * @param type of which data type
   * @param purpose what the platform may use it for
   * @param reference what the app calls the yes that it has itself
   * @param givenAt when that was said
   * @param items what it tells, each as JSON
   */
  record Offered(
      Optional<PersonId> about,
      DataTypeId type,
      Purpose purpose,
      String reference,
      Instant givenAt,
      List<String> items) {
    /** Keeps a copy. */
    public Offered {
      items = List.copyOf(items);
    }
  }

  /** What became of it. */
  sealed interface Taken {
    /**
     * It came in.
     *
     * @param position of its receipt
     * @param budget what is left of the app's limits
     */
    record Receipt(long position, Outcome.Budget budget) implements Taken {}

    /**
     * It did not.
     *
     * @param outcome why
     */
    record Refused(Outcome.Refused outcome) implements Taken {}
  }
}
