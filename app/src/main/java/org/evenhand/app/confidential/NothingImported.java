package org.evenhand.app.confidential;

/** Lines of a file were wrong, so nothing of it was recorded. */
public final class NothingImported extends Exception {
  private static final long serialVersionUID = 1L;

  NothingImported(int problems) {
    super(
        "nothing was recorded: "
            + problems
            + (problems == 1 ? " line is" : " lines are")
            + " wrong");
  }
}
