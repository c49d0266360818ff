package org.evenhand.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import org.evenhand.people.intake.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far long work is: on a terminal in one line that is written over, elsewhere one line
 * for each step.
 */
final class Steps implements Progress, AutoCloseable {
  private final PrintWriter out;
  private final boolean terminal;
  private String doing = "";

  Steps(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On the standard error, as it is. */
  static Steps on(PrintWriter err) {
    return new Steps(err, isTerminal());
  }

  // JDK 25 went back to the console of java.base (JDK-8351435), which is null without a terminal.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public synchronized void at(String what, long done) {
    if (terminal) {
      out.print("\r\033[K  " + text(what, done));
    } else if (!what.equals(doing)) {
      out.println("  " + what + "…");
    }
    doing = what;
    out.flush();
  }

  private static String text(String what, long done) {
    return done == 0 ? what + "…" : String.format(Locale.ROOT, "%s: %,d", what, done);
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
