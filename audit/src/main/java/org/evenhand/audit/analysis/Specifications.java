package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.audit.hidden.Specification;
import org.evenhand.audit.hidden.SpecificationCurve;
import org.evenhand.audit.plan.Control;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.result.AuditResult.Sensitivity;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;

/**
 * Runs a pair's difference again with every subset of the plan's controls. What is left of an
 * outcome after a subset is kept, since it is the same for all exposures; several threads may ask.
 */
final class Specifications {
  private final Organisations organisations;
  private final Plan plan;
  private final Map<Subset, Left> known = new ConcurrentHashMap<>();

  Specifications(Organisations organisations, Plan plan) {
    this.organisations = organisations;
    this.plan = plan;
  }

  private record Subset(Outcome outcome, List<String> controls) {}

  private record Left(Controls controls, Adjusted adjusted) {}

  List<Curve> of(Cells cells, Exposed exposed, String id) {
    var names =
        plan.controls().stream()
            .filter(control -> Controls.tells(control, organisations, plan))
            .map(Control::key)
            .toList();
    var widths = new HashMap<List<String>, Double>();
    var curve =
        SpecificationCurve.of(
            names,
            subset -> {
              var difference = difference(cells, exposed, subset);
              widths.put(subset, difference.half(0.95));
              return new Specification(subset, difference.estimate(), difference.p());
            },
            plan.seed());
    var points = new ArrayList<Curve>();
    for (var one : curve.specifications()) {
      double half = widths.getOrDefault(one.controls(), Double.NaN);
      points.add(
          new Curve(
              id,
              "specification",
              "difference with each set of controls",
              "place in the order of differences",
              points.size(),
              one.estimate(),
              one.estimate() - half,
              one.estimate() + half,
              one.controls().isEmpty() ? "no controls" : String.join(" + ", one.controls())));
    }
    return points;
  }

  /** The pair's differences after what may be a consequence, as further specifications. */
  static List<Curve> beside(List<Sensitivity> sensitivities, Plan plan, Pair pair) {
    var points = new ArrayList<Curve>();
    for (var run : sensitivities) {
      if (run.outcome() == pair.outcome() && run.exposure() == pair.exposure()) {
        var controls = new ArrayList<>(plan.controls().stream().map(Control::key).toList());
        controls.addAll(run.added());
        points.add(
            new Curve(
                pair.id(),
                "specification",
                "sensitivity: may be a consequence",
                "place among those of its kind",
                points.size(),
                run.difference().value(),
                run.difference().low(),
                run.difference().high(),
                String.join(" + ", controls)));
      }
    }
    return points;
  }

  private Difference difference(Cells cells, Exposed exposed, List<String> subset) {
    var left = known.computeIfAbsent(new Subset(cells.outcome(), subset), _ -> left(cells, subset));
    var difference = Difference.of(left.adjusted(), exposed.flag(), left.controls());
    return cells.outcome().binary() ? difference : difference.per(left.adjusted().deviation());
  }

  private Left left(Cells cells, List<String> subset) {
    var less = plan.with(plan.controls().stream().filter(c -> subset.contains(c.key())).toList());
    var controls = new Controls(organisations, less);
    return new Left(
        controls,
        Adjusted.of(cells.only(subset), organisations, controls, Strata.of(organisations, less)));
  }
}
