package org.evenhand.app.pages;

import java.io.IOException;
import java.util.List;
import org.evenhand.record.segment.AppSummary;
import org.evenhand.record.segment.Lookup.Before;
import org.evenhand.record.segment.Row;
import org.evenhand.vocabulary.SignedIn;

/** What the record holds about the person who is signed in, and about nobody else. */
public interface OwnRecord {
  /** Whether single accesses can be looked up and proven here: where the record is published. */
  boolean kept();

  /**
   * What each app got, by the app's name.
   *
   * @throws Busy if too many look things up
   */
  List<AppSummary> summary(SignedIn who);

  /**
   * Single lines and refusals, newest first.
   *
   * @param before where the page before ended
   * @param limit at most so many
   * @throws Busy if too many look things up
   */
  List<Row> page(SignedIn who, Before before, int limit);

  /**
   * Proves that a line left.
   *
   * @param position the access's
   * @param line which of its lines, from 0
   * @throws Busy if too many look things up
   * @throws IOException if the record or its public log can't be read
   */
  Proof proof(SignedIn who, long position, int line) throws IOException;

  /** What came of asking for a proof. */
  sealed interface Proof {
    /**
     * The proof.
     *
     * @param bytes of its file
     */
    @SuppressWarnings("ArrayRecordComponent") // one file's content, written out once
    record Of(byte[] bytes) implements Proof {}

    /** No published seal holds that line yet. */
    record NotSealed() implements Proof {}

    /** There is no such line that concerns the person. */
    record NotTheirs() implements Proof {}
  }

  /** Too many people look things up just now; in a moment fewer may. */
  class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With nothing to add. */
    public Busy() {
      super("too many look-ups");
    }
  }

  /** This person's own last look-up hasn't ended; everybody has one at a time. */
  final class BusyWithYou extends Busy {
    private static final long serialVersionUID = 1L;

    /** With nothing to add. */
    public BusyWithYou() {}
  }
}
