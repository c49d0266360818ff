package org.evenhand.record;

import java.io.PrintStream;

/**
 * Ends the process when the record can no longer be trusted to keep what it is given. Nothing is
 * answered after that: the log gives every waiter and every later caller a {@link RecordStopped}.
 */
@FunctionalInterface
public interface ProcessStopper {
  /** The exit status of a process stopped so: {@code EX_SOFTWARE} of sysexits.h. */
  int EXIT_STATUS = 70;

  /**
   * Stops the process.
   *
   * @param message what happened and what to do, one line, for an operator
   * @param cause what went wrong
   */
  void stop(String message, Throwable cause);

  /**
   * The real one: prints the message and halts. It halts rather than exits, since shutdown hooks
   * could still answer somebody.
   *
   * @param to where to print, usually the standard error
   */
  static ProcessStopper halting(PrintStream to) {
    return (message, cause) -> {
      to.println("evenhand: the process stops: " + message + " (" + cause + ")");
      to.flush();
      Runtime.getRuntime().halt(EXIT_STATUS);
    };
  }
}
