package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.AuditResult.Sensitivity;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;

/**
 * The differences of the primary test again, with violations and the reviewer held equal, too. Both
 * may be consequences of favour (who is favoured is found at fault less often, or is sent to
 * whoever says yes), and what favour did must not be taken away as if it were a reason: so these
 * stand beside the differences and decide nothing.
 */
final class Sensitivities {
  private static final String VIOLATIONS = "violations";
  private static final String REVIEWER = "reviewer";

  private final Organisations organisations;
  private final Plan plan;
  private final int[] strata;
  private final Collection<Exposed> exposures;

  Sensitivities(
      Organisations organisations, Plan plan, int[] strata, Collection<Exposed> exposures) {
    this.organisations = organisations;
    this.plan = plan;
    this.strata = strata;
    this.exposures = exposures;
  }

  /**
   * Those of one outcome.
   *
   * @param cells as the primary test has them
   * @param reviewed the same by reviewer, too, if it is known who decided
   */
  List<Sensitivity> of(Cells cells, Optional<Cells> reviewed) {
    var all = new ArrayList<Sensitivity>();
    boolean violations =
        Arrays.stream(organisations.violations()).filter(v -> !Double.isNaN(v)).distinct().count()
            > 1;
    if (violations) {
      all.addAll(of(cells, true, List.of(VIOLATIONS)));
    }
    reviewed.ifPresent(by -> {
      all.addAll(of(by, false, List.of(REVIEWER)));
      if (violations) {
        all.addAll(of(by, true, List.of(VIOLATIONS, REVIEWER)));
      }
    });
    return all;
  }

  private List<Sensitivity> of(Cells cells, boolean violations, List<String> added) {
    var controls =
        new Controls(
            organisations,
            plan,
            violations ? List.of(organisations.violations()) : List.<double[]>of());
    var adjusted = Adjusted.of(cells, organisations, controls, strata);
    return exposures.stream()
        .map(exposed -> {
          var difference = Difference.of(adjusted, exposed.flag(), controls);
          var scaled = cells.outcome().binary() ? difference : difference.per(adjusted.deviation());
          return new Sensitivity(
              cells.outcome(),
              exposed.exposure(),
              added,
              scaled.figure("difference, with " + String.join(" and ", added), 0.95),
              scaled.p());
        })
        .toList();
  }
}
