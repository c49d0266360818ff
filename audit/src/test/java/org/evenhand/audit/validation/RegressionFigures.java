package org.evenhand.audit.validation;

import java.io.IOException;
import org.evenhand.audit.regression.Estimates;

/** Writes what fits say; a coefficient's number is a hundred times its table's, and its place. */
final class RegressionFigures {
  private RegressionFigures() {}

  static void say(Ours ours, int table, String fit, Estimates estimates) throws IOException {
    for (int j = 0; j < estimates.size(); j++) {
      ours.say(table * 100 + j, fit + " coefficient", estimates.value(j));
      ours.say(table * 100 + j, fit + " error", estimates.standardError(j));
    }
  }
}
