package org.evenhand.audit.run;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.analysis.Primary;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.AuditResult.Remark;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Units;

/**
 * Outcomes that nobody could sway, in which nothing may show: those that the plan names, and where
 * it names none, what a rule granted without anybody.
 *
 * @param names what they are called; empty if there are none
 * @param p the smallest of their families' probabilities, times their number; NaN if none was
 *     tested
 */
record Placebos(List<String> names, double p) {
  Placebos {
    names = List.copyOf(names);
  }

  static Placebos of(Units units, Plan plan) {
    var names = new ArrayList<String>();
    var cells = new ArrayList<Cells>();
    for (var column : plan.placebos()) {
      units
          .placebo(column)
          .ifPresent(it -> {
            names.add(column);
            cells.add(it);
          });
    }
    if (plan.placebos().isEmpty()) {
      units
          .byRule()
          .ifPresent(it -> {
            names.add("requests that a rule granted or refused");
            cells.add(it);
          });
    }
    double least = Double.NaN;
    for (var cell : cells) {
      var primary = new Primary(units.all(), plan, List.of(cell));
      if (primary.possible()) {
        double p = Math.min(1, primary.run().family().p() * cells.size());
        least = Double.isNaN(least) ? p : Math.min(least, p);
      }
    }
    return new Placebos(names, least);
  }

  /** What a report says of them. */
  Remark remark(double alpha) {
    if (names.isEmpty()) {
      return new Remark(
          "placebos: the plan names no outcome that nobody could sway, and the data tell of no"
              + " request that a rule decided",
          0,
          "not tested");
    }
    if (Double.isNaN(p)) {
      return new Remark(
          "placebos (" + String.join(", ", names) + "): too few, or all the same", 0, "not tested");
    }
    return new Remark(
        "placebos (" + String.join(", ", names) + "): the smallest probability, times their number",
        p,
        p <= alpha
            ? "something shows: the verdict has a caution"
            : "nothing shows, as it should be");
  }
}
