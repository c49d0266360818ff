package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;

/**
 * How much went out and came in, as far as everybody may know: what concerns fewer than ten people
 * is left out, and counts are rounded down to tens, so that two readings don't tell of one person.
 *
 * @param from from when lines were counted
 * @param until until when; the epoch where nothing was counted yet
 * @param out what apps drew in that time
 * @param in what apps gave, ever
 */
public record Traffic(Instant from, Instant until, List<Out> out, List<In> in) {
  /** So few people could be told apart. */
  public static final int LEAST_PEOPLE = 10;

  private static final String EXCEPTIONS = "exception:";

  /** Nothing was counted yet. */
  public static final Traffic NONE =
      new Traffic(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());

  /** Keeps copies; leaves out what must not be told. */
  public Traffic {
    out = out.stream().filter(one -> one.people() >= LEAST_PEOPLE).map(Out::rounded).toList();
    in = in.stream().filter(one -> one.people() >= LEAST_PEOPLE).map(In::rounded).toList();
  }

  /**
   * How many different people an exception reached at least, in the days that were counted: of two
   * apps or data types the same may be meant, so the largest number counts.
   */
  long reached(ExceptionId exception) {
    return out.stream()
        .filter(one -> one.ground().startsWith(EXCEPTIONS))
        .filter(one ->
            List.of(one.ground().substring(EXCEPTIONS.length()).split("\\+", -1))
                .contains(exception.value()))
        .mapToLong(Out::people)
        .max()
        .orElse(0);
  }

  private static long tens(long count) {
    return count - count % LEAST_PEOPLE;
  }

  /** Whether anything was counted. */
  boolean counted() {
    return until.isAfter(Instant.EPOCH);
  }

  /**
   * What an app drew.
   *
   * @param app which app
   * @param type of which data type
   * @param ground as tallies write it
   * @param lines how many lines
   * @param people about how many people at least
   */
  public record Out(AppId app, DataTypeId type, String ground, long lines, long people) {
    private Out rounded() {
      return new Out(app, type, ground, tens(lines), tens(people));
    }
  }

  /**
   * What an app gave.
   *
   * @param deal under which deal
   * @param app which app
   * @param type of which data type
   * @param contributions how often
   * @param items how many items
   * @param people about how many people
   */
  public record In(
      String deal, AppId app, DataTypeId type, long contributions, long items, long people) {
    private In rounded() {
      return new In(deal, app, type, tens(contributions), tens(items), tens(people));
    }
  }
}
