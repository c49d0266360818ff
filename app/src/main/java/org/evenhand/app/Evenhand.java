package org.evenhand.app;

import org.evenhand.app.cli.EvenhandCommand;

/** The program. */
public final class Evenhand {
  private Evenhand() {}

  /** Runs a verb of the command line and leaves with its exit code. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] arguments) {
    int status = EvenhandCommand.run(arguments);
    if (status != EvenhandCommand.STAYS) {
      System.exit(status);
    }
  }
}
