package org.evenhand.audit.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.evenhand.audit.hidden.EValue;
import org.evenhand.audit.hidden.Ratio;
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

  /** Why some coefficients have no figures, each by its name. */
  static String[] reasons(List<Coefficient> coefficients) {
    return coefficients.stream()
        .filter(coefficient -> !coefficient.reason().isEmpty())
        .map(coefficient -> coefficient.name() + ": " + coefficient.reason())
        .toArray(String[]::new);
  }

  /** Lets exact methods have whole counts alone, even where fractions add up to whole numbers. */
  static void whole(Weighing weighing) {
    if (!(weighing instanceof Weighing.Counts)) {
      throw new IllegalArgumentException(
          "some weights have fractions, and an exact method counts people;"
              + " if a sample was drawn, say --weights sampling");
    }
  }

  /** How strong something hidden would have to be to explain a coefficient away. */
  static TestResult hidden(Coefficient own, Ratio kind, double n) {
    var value = EValue.of(kind, Math.exp(own.estimate()), own.interval().exp());
    return new TestResult(
        "e-value",
        "E-value: how strong would something hidden have to be?",
        List.of(
            Figure.of("to explain the estimate away", value.estimate()),
            Figure.of("to move the interval's end to 1", value.limit())),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        n,
        "as a ratio of risks with both exposure and outcome, above the controls",
        TestResult.Standing.SUPPORTING,
        value.reason().stream().toList());
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
