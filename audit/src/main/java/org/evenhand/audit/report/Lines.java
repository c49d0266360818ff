package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.audit.result.AuditResult.Curve;

/** Curves: survival as steps, dose and response as lines, specifications as points. */
final class Lines {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;

  private Lines() {}

  static String svg(List<Curve> points, String kind, String title) {
    double left = points.stream().mapToDouble(Curve::x).min().orElse(0);
    double right = points.stream().mapToDouble(Curve::x).max().orElse(1);
    double low = Math.min(0, points.stream().mapToDouble(c -> least(c)).min().orElse(0));
    double high = points.stream().mapToDouble(c -> most(c)).max().orElse(1);
    var x = new Scale(left, right, 60, WIDTH - 20);
    var y = new Scale(low, high, HEIGHT - 50, 15);
    var out = new Html();
    out.add("<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, title);
    axes(out, x, y);
    var series = new LinkedHashMap<String, ArrayList<Curve>>();
    points.forEach(
        point -> series.computeIfAbsent(point.series(), _ -> new ArrayList<>()).add(point));
    int number = 0;
    for (Map.Entry<String, ArrayList<Curve>> one : series.entrySet()) {
      if (kind.equals("specification")) {
        bars(out, one.getValue(), x, y);
      } else {
        path(out, one.getValue(), x, y, kind.equals("kaplan-meier"), number % 3);
      }
      out.add(
          "<text x=\"70\" y=\"%s\" class=\"q\"><tspan class=\"out\"></tspan>%s</text>",
          28 + 16 * number,
          (number == 0 ? "blue: " : number == 1 ? "orange: " : "green: ") + one.getKey());
      number++;
    }
    return out.raw("</svg>").toString();
  }

  private static double least(Curve c) {
    return Double.isNaN(c.low()) ? c.y() : Math.min(c.low(), c.y());
  }

  private static double most(Curve c) {
    return Double.isNaN(c.high()) ? c.y() : Math.max(c.high(), c.y());
  }

  private static void axes(Html out, Scale x, Scale y) {
    for (var tick : y.ticks()) {
      out.add(
          "<line class=\"axis\" x1=\"60\" x2=\"%s\" y1=\"%2$s\" y2=\"%2$s\"/>"
              + "<text class=\"q\" text-anchor=\"end\" x=\"52\" y=\"%3$s\">%4$s</text>",
          WIDTH - 20, y.at(tick), y.at(tick) + 4, Numbers.of(Math.round(tick * 1e6) / 1e6));
    }
    for (var tick : x.ticks()) {
      out.add(
          "<text class=\"q\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>",
          x.at(tick), HEIGHT - 30, Numbers.of(Math.round(tick * 1e6) / 1e6));
    }
  }

  private static void path(
      Html out, List<Curve> points, Scale x, Scale y, boolean steps, int number) {
    var path = new StringBuilder();
    double before = Double.NaN;
    for (var point : points) {
      if (steps && !Double.isNaN(before)) {
        path.append('L').append(x.at(point.x())).append(' ').append(before);
      }
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(x.at(point.x()))
          .append(' ')
          .append(y.at(point.y()));
      before = y.at(point.y());
    }
    out.add("<path class=\"%s\" d=\"%s\"/>", "s" + number, path);
  }

  private static void bars(Html out, List<Curve> points, Scale x, Scale y) {
    for (var point : points) {
      out.add(
          "<line class=\"bar\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$s\" y2=\"%3$s\"/><circle"
              + " class=\"dot\" cx=\"%1$s\" cy=\"%4$s\" r=\"3\"><title>%5$s</title></circle>",
          x.at(point.x()), y.at(point.low()), y.at(point.high()), y.at(point.y()), point.label());
    }
  }
}
