package org.evenhand.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.evenhand.people.intake.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far long work is: on a terminal in one line that is written over, elsewhere one line
 * for each step.
 */
final class Steps implements Progress, AutoCloseable {
  // Before that, what is left would be guessed of too little.
  private static final long SOON = Duration.ofSeconds(2).toNanos();
  private static final double SECOND = 1e9;
  private static final int MINUTE = 60;
  // An estimate is no more exact than that.
  private static final int STEP = 5;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private String doing = "";
  private long began;

  /**
   * @param nanos a clock that only goes forward
   */
  Steps(PrintWriter out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  /** On the standard error, as it is. */
  static Steps on(PrintWriter err) {
    return new Steps(err, isTerminal(), System::nanoTime);
  }

  // JDK 25 went back to the console of java.base (JDK-8351435), which is null without a terminal.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void at(String what, long done) {
    at(what, done, 0);
  }

  /**
   * So far; on a terminal with what is left of this step, should it go on as it went.
   *
   * @param of how much there is to do in this step; 0 if that is not known
   */
  synchronized void at(String what, long done, long of) {
    if (!what.equals(doing)) {
      began = nanos.getAsLong();
    }
    if (terminal) {
      out.print("\r\033[K  " + text(what, done, of));
    } else if (!what.equals(doing)) {
      out.println("  " + what + "…");
    }
    doing = what;
    out.flush();
  }

  private String text(String what, long done, long of) {
    if (done == 0) {
      return what + "…";
    }
    return of == 0
        ? String.format(Locale.ROOT, "%s: %,d", what, done)
        : String.format(
            Locale.ROOT, "%s: %d %%%s", what, (long) (100.0 * done / of), left(done, of));
  }

  private String left(long done, long of) {
    long spent = nanos.getAsLong() - began;
    double seconds = spent / SECOND * (of - done) / done;
    if (spent < SOON || of <= done) {
      return "";
    }
    return seconds > 2 * MINUTE
        ? ", about " + (long) Math.ceil(seconds / MINUTE) + " min left"
        : ", about " + STEP * (long) Math.ceil(seconds / STEP) + " s left";
  }

  /** Leaves a clean line, for something else to be printed. */
  synchronized void pause() {
    if (terminal && !doing.isEmpty()) {
      out.print("\r\033[K");
      out.flush();
    }
    doing = "";
  }

  @Override
  public void close() {
    pause();
  }
}
