package org.evenhand.audit.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.evenhand.audit.regression.Coefficient;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.tables.Estimate;

/** Builds results from what the estimators give. */
final class Results {
  private Results() {}

  static Figure figure(String name, Estimate estimate) {
    var interval = estimate.interval();
    return Figure.of(name, estimate.value(), interval.low(), interval.high(), interval.level());
  }

  static Figure figure(Coefficient coefficient) {
    var interval = coefficient.interval();
    return Figure.of(
        coefficient.name(),
        coefficient.estimate(),
        coefficient.standardError(),
        interval.low(),
        interval.high(),
        interval.level());
  }

  /** What is to be said, without what is empty. */
  static List<String> notes(String... notes) {
    var all = new ArrayList<String>();
    for (var note : notes) {
      if (!note.isEmpty() && !all.contains(note)) {
        all.add(note);
      }
    }
    return all;
  }

  /** A test that the estimator may refuse, such as exact ones refuse fractions. */
  static TestResult tried(String id, String title, double n, Supplier<TestResult> test) {
    try {
      return test.get();
    } catch (IllegalArgumentException e) {
      return new TestResult(
          id,
          title,
          List.of(),
          Double.NaN,
          Double.NaN,
          Double.NaN,
          n,
          "",
          TestResult.Standing.DESCRIPTIVE,
          List.of("not computed: " + e.getMessage()));
    }
  }
}
