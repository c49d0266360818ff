package org.evenhand.decide;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;

/**
 * The outcome of one request. Made only by {@link Rule}, so that nothing can be recorded, let alone
 * leave, that the rule did not decide.
 */
public final class Decision {
  private final Request request;
  private final long factsAt;
  private final Outcome outcome;

  Decision(Request request, long factsAt, Outcome outcome) {
    this.request = request;
    this.factsAt = factsAt;
    this.outcome = outcome;
  }

  /** What was asked. */
  public Request request() {
    return request;
  }

  /** The position as of which the facts were gathered. */
  public long factsAt() {
    return factsAt;
  }

  /** What was decided. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * What may leave, as a list: a request for one person or photo has a list of at most one.
   *
   * @throws IllegalStateException if the request was refused
   */
  public ShownList shown() {
    return switch (outcome) {
      case Outcome.Permitted permitted -> permitted.shown();
      case Outcome.Refused refused ->
          throw new IllegalStateException("refused: " + refused.reason().apiName());
    };
  }

  /** The lines that may leave, in the order of the answer; empty when refused. */
  public List<Line> lines() {
    return switch (outcome) {
      case Outcome.Permitted permitted -> flatten(permitted.shown(), new ArrayList<>());
      case Outcome.Refused _ -> List.of();
    };
  }

  private static List<Line> flatten(ShownList list, List<Line> into) {
    for (var item : list.items()) {
      into.add(item.line());
      item.lists().forEach(within -> flatten(within, into));
    }
    return into;
  }

  /** What a request came to. */
  public sealed interface Outcome {
    /**
     * Something may leave, or nothing may but the app must not know why.
     *
     * @param ground what it rests on
     * @param shown what may leave; for one person, a list of at most one under {@link
     *     Edge#FRIENDS}, for one photo under {@link Edge#PHOTOS}
     * @param withheld what was kept back
     */
    record Permitted(Ground ground, ShownList shown, Withheld withheld) implements Outcome {}

    /**
     * Refused as a whole, for a reason that the app may know.
     *
     * @param reason why
     * @param type the data type that failed first; for reasons about the whole app, the first asked
     *     for
     */
    record Refused(Reason reason, DataTypeId type) implements Outcome {}
  }
}
