package org.evenhand.record;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.evenhand.decide.Decision;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;

/** The durable log: the one order of everything that happens. Safe for use by many threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class Log implements AutoCloseable {
  Log() {}

  /**
   * Records a change.
   *
   * @return its position, once it is durable and applied by all folds
   * @throws RecordStopped if the log has stopped; then nothing is known of this change
   */
  public long append(Change change) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records many changes in their order, with one wait; other frames may come in between.
   *
   * @return the position of the last; {@link #applied()} if there are none
   * @throws RecordStopped if the log has stopped; then a prefix of them may be recorded
   */
  public long appendAll(List<Change> changes) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records a decision, if no restriction that touches it came after its facts were gathered.
   *
   * @throws RecordStopped if the log has stopped
   */
  public Admission admit(Decision decision) {
    throw new UnsupportedOperationException();
  }

  /**
   * Decides at the writer: all folds have applied everything, and nothing can come in between.
   *
   * @param decide gathers facts and decides; must not write to this log
   * @return never {@link Admission.Stale}
   * @throws RecordStopped if the log has stopped
   */
  public Admission admitAtWriter(Supplier<Decision> decide) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records a refusal that never reached the rule. The first of an app in a second is a frame of
   * its own; the further ones of that second are counted, and become one frame at the latest a
   * second later.
   *
   * @return the position, or -1 if it was counted
   * @throws RecordStopped if the log has stopped
   */
  public long refuse(AppId app, String operation, Reason reason) {
    throw new UnsupportedOperationException();
  }

  /** The record's time: the wall clock, but never backwards. */
  public Instant now() {
    throw new UnsupportedOperationException();
  }

  /** The position up to which all folds have applied. */
  public long applied() {
    throw new UnsupportedOperationException();
  }

  /** Adds a listener of applied positions. */
  public void onApplied(AppliedListener listener) {
    throw new UnsupportedOperationException();
  }

  /** Records what is pending, then closes the files. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
