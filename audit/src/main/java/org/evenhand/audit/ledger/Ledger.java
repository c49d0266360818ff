package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.proof.verify.Report;

/**
 * A platform's public record as it was read. Everything in it was proven against the checkpoint; if
 * {@link #isVerified} says no, something else was not, and the report says what and where: whoever
 * goes on must say that first.
 *
 * @param report what verifying came to
 * @param checkpoint what everything here was proven against; empty if none could be believed
 * @param asOf the newest seal's time; the beginning of time if there is none
 * @param acts the public acts, in order
 * @param register what they came to
 * @param verdicts what the record has to say about each statement
 * @param tallied what the tallies come to, by app, data type, ground and outcome
 * @param tallies how many tallies there are
 * @param restLines lines that were published only in a day's rest, since they concerned too few
 * @param gaps positions that no seal covers
 * @param unread acts that could not be folded, each with why
 */
public record Ledger(
    Report report,
    Optional<Named> checkpoint,
    Instant asOf,
    List<LoggedAct> acts,
    Register register,
    Map<Statement, Verdict> verdicts,
    List<Tallied> tallied,
    long tallies,
    long restLines,
    List<Gap> gaps,
    List<String> unread) {
  /** Keeps copies. */
  public Ledger {
    acts = List.copyOf(acts);
    tallied = List.copyOf(tallied);
    gaps = List.copyOf(gaps);
    unread = List.copyOf(unread);
  }

  /**
   * The name of a checkpoint.
   *
   * @param origin the log's name
   * @param size how many entries
   * @param root the root over them, in base64 as the checkpoint's own text has it
   */
  public record Named(String origin, long size, String root) {
    @Override
    public String toString() {
      return origin + ", " + size + " entries, root " + root;
    }
  }

  /** Whether verifying found nothing wrong. */
  public boolean isVerified() {
    return report.isRight() && checkpoint.isPresent();
  }
}
