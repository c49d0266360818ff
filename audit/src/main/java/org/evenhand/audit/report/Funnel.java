package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.evenhand.audit.result.AuditResult.Standing;

/** A funnel plot: each organisation's rate against how many rulings it had, with exact limits. */
final class Funnel {
  private static final int HEIGHT = 380;
  private static final int NAMED = 8;
  private static final int LONGEST = 24;

  private Funnel() {}

  static String svg(List<Standing> standings, String outcome) {
    var sorted = standings.stream().sorted(Comparator.comparingDouble(Standing::cases)).toList();
    var plot =
        new Plot(
            "Rate of " + outcome + " by organisation against the number of rulings, with limits",
            HEIGHT,
            0,
            sorted.getLast().cases() * 1.02,
            0,
            1);
    plot.left(true).below("rulings that an organisation had");
    plot.line("lim", limit(sorted, Standing::low95), false);
    plot.line("lim", limit(sorted, Standing::high95), false);
    plot.line("lim2", limit(sorted, Standing::low998), false);
    plot.line("lim2", limit(sorted, Standing::high998), false);
    points(plot, sorted);
    return plot.svg();
  }

  private static List<Plot.Point> limit(List<Standing> sorted, ToDoubleFunction<Standing> limit) {
    var points = new ArrayList<Plot.Point>();
    double last = -1;
    for (var standing : sorted) {
      double value = limit.applyAsDouble(standing);
      if (!Double.isNaN(value) && standing.cases() != last) {
        points.add(new Plot.Point(standing.cases(), value));
        last = standing.cases();
      }
    }
    return points;
  }

  private static void points(Plot plot, List<Standing> sorted) {
    int named = 0;
    for (var s : sorted.reversed()) {
      if (Double.isNaN(s.rate())) {
        continue;
      }
      boolean outside = s.rate() < s.low998() || s.rate() > s.high998();
      plot.dot(
          outside ? "out" : "dot",
          s.cases(),
          s.rate(),
          outside ? 5 : 3,
          s.organisation() + ": " + Numbers.of(s.events()) + " of " + Numbers.of(s.cases()));
      if (outside && named++ < NAMED) {
        plot.text(s.cases(), s.rate(), Html.shortened(s.organisation(), LONGEST));
      }
    }
  }
}
