package org.evenhand.audit.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.evenhand.audit.result.AuditResult.Standing;

/** A funnel plot: each organisation's rate against how many rulings it had, with exact limits. */
final class Funnel {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 380;
  private static final int NAMED = 8;

  private Funnel() {}

  static String svg(List<Standing> standings, String outcome) {
    var sorted = standings.stream().sorted(Comparator.comparingDouble(Standing::cases)).toList();
    double most = sorted.getLast().cases();
    var x = new Scale(0, most, 60, WIDTH - 20);
    var y = new Scale(0, 1, HEIGHT - 50, 15);
    var out = new Html();
    out.add(
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">",
        WIDTH,
        HEIGHT,
        "Rate of " + outcome + " by organisation against the number of rulings, with limits");
    for (var tick : y.ticks()) {
      out.add(
          "<line class=\"axis\" x1=\"60\" x2=\"%s\" y1=\"%2$s\" y2=\"%2$s\"/>"
              + "<text class=\"q\" text-anchor=\"end\" x=\"52\" y=\"%3$s\">%4$s</text>",
          WIDTH - 20, y.at(tick), y.at(tick) + 4, Numbers.mean(tick, true));
    }
    for (var tick : x.ticks()) {
      out.add(
          "<text class=\"q\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>",
          x.at(tick), HEIGHT - 30, Numbers.of(tick));
    }
    out.add(
        "<text class=\"q\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">rulings</text>",
        WIDTH / 2, HEIGHT - 8);
    line(out, sorted, x, y, "lim", Standing::low95);
    line(out, sorted, x, y, "lim", Standing::high95);
    line(out, sorted, x, y, "lim2", Standing::low998);
    line(out, sorted, x, y, "lim2", Standing::high998);
    points(out, sorted, x, y);
    return out.raw("</svg>").toString();
  }

  private static void line(
      Html out,
      List<Standing> sorted,
      Scale x,
      Scale y,
      String kind,
      ToDoubleFunction<Standing> limit) {
    var path = new StringBuilder();
    double last = -1;
    for (var standing : sorted) {
      double value = limit.applyAsDouble(standing);
      if (!Double.isNaN(value) && standing.cases() != last) {
        path.append(path.isEmpty() ? 'M' : 'L')
            .append(x.at(standing.cases()))
            .append(' ')
            .append(y.at(value));
        last = standing.cases();
      }
    }
    out.add("<path class=\"%s\" d=\"%s\"/>", kind, path);
  }

  private static void points(Html out, List<Standing> sorted, Scale x, Scale y) {
    int named = 0;
    for (var s : sorted.reversed()) {
      if (Double.isNaN(s.rate())) {
        continue;
      }
      boolean outside = s.rate() < s.low998() || s.rate() > s.high998();
      out.add(
          "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>",
          outside ? "out" : "dot",
          x.at(s.cases()),
          y.at(s.rate()),
          outside ? "5" : "3",
          s.organisation() + ": " + Numbers.of(s.events()) + " of " + Numbers.of(s.cases()));
      if (outside && named++ < NAMED) {
        boolean right = x.at(s.cases()) > WIDTH - 180;
        out.add(
            "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
            x.at(s.cases()) + (right ? -9 : 9),
            y.at(s.rate()) + 4,
            right ? "end" : "start",
            s.organisation());
      }
    }
  }
}
